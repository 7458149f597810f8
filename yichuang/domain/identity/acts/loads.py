"""Files taken in: rows stored in bulk, and one entry in the ledger that says so."""

from django.db.models import Model

from yichuang.domain.identity.models import Load
from yichuang.domain.identity.states import LOADS
from yichuang.kernel.actors import Actor


def store(rows: list[Model]) -> tuple[int, int]:
    """Bring a table of coded rows to what the file says; return how many were created and how many changed.

    Rows are of one model with its code as key. What the file does not name stays.
    """
    if not rows:
        return 0, 0
    model = type(rows[0])
    columns = [field for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - Django's public API
    known = model.objects.in_bulk([row.pk for row in rows])
    new = [row for row in rows if row.pk not in known]
    changed = [row for row in rows if row.pk in known and differs(known[row.pk], row, columns)]
    model.objects.bulk_create(new)
    if changed:
        model.objects.bulk_update(changed, [field.name for field in columns])
    return len(new), len(changed)


def differs(one: Model, other: Model, columns) -> bool:
    return any(getattr(one, field.attname) != getattr(other, field.attname) for field in columns)


def record_load(table: str, digest: str, *, rows: int, created: int, changed: int, by: Actor) -> Load:
    """Enter in the ledger that a file was taken in, by whom, and what it did."""
    load = Load(table=table, digest=digest, rows=rows, created=created, changed=changed)
    with LOADS.step(load, "load", by=by) as step:
        step.facts = {"table": table, "sha256": digest, "rows": rows, "created": created, "changed": changed}
    return step.thing
