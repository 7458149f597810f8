"""All files of the catalogue together."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from django.db import transaction

from yichuang.domain.catalogue.acts import load_items
from yichuang.domain.catalogue.acts.loading import Draft
from yichuang.domain.catalogue.imports import building, checks, columns
from yichuang.domain.catalogue.models import Item
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.imports import Loaded, check_totals, files_of, read_totals
from yichuang.domain.identity.models import Body
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import Columns, FileRefused, Problem, Sheet, parse

TABLES: dict[str, type[Columns]] = {
    "items": columns.Items,
    "materials": columns.Materials,
    "fields": columns.Fields,
    "topics": columns.Topics,
}
NO_TOPICS = SimpleNamespace(person=[], corp=[])


@dataclass
class Plan:
    """Files that were read and checked; nothing is written yet."""

    sheets: dict[str, Sheet]
    problems: list[Problem] = field(default_factory=list)

    def rows(self, table: str) -> list:
        return self.sheets[table].rows if table in self.sheets else []


def from_folder(folder: Path) -> Plan:
    """The dry run of a whole folder."""
    return check(files_of(folder, TABLES), totals=read_totals(folder))


def check(files: dict[str, tuple[str, bytes]], *, totals: Sheet | None = None) -> Plan:
    """The dry run: read {table: (file name, content)} and find every structural fault. Writes nothing.

    The items' file comes with its materials and fields: an item is what all three say of it together.
    """
    plan = Plan({table: parse(name, content, TABLES[table]) for table, (name, content) in files.items()})
    items = plan.sheets.get("items")
    for table in ("items", "materials", "fields"):
        if table not in plan.sheets:
            plan.problems.append(Problem(f"{table}.csv", 0, "", "缺少这个文件：事项、材料、表单字段要一起载入"))
    if "items" in plan.sheets:
        checks.check_items(plan.sheets["items"])
    if "materials" in plan.sheets:
        checks.check_parts(plan.sheets["materials"], items)
    if "fields" in plan.sheets:
        checks.check_fields(plan.sheets["fields"], items)
    if "topics" in plan.sheets:
        checks.check_topics(plan.sheets["topics"], items)
    check_totals(totals, *plan.sheets.values())
    plan.problems += [problem for sheet in plan.sheets.values() for problem in sheet.problems]
    return plan


def load(plan: Plan, *, by: Actor) -> list[Loaded]:
    """Put in force what is new or changed, all or nothing; refuses (FileRefused) where a file has faults.

    An item of which the files say the same as when it was last loaded is left alone, and with it whatever staff
    have made of it since.
    """
    if plan.problems:
        raise FileRefused(plan.problems)
    with transaction.atomic():
        drafts, catalog = drafts_of(plan)
        if not drafts:
            return [Loaded(table, len(sheet.rows), 0, 0) for table, sheet in plan.sheets.items()]
        created, changed = load_items(
            drafts,
            rows=catalog,
            elements=building.elements_of(plan.rows("fields")),
            materials=building.canonical_of(plan.rows("materials")),
            by=by,
        )
        loads = [Loaded(table, len(sheet.rows), 0, 0) for table, sheet in plan.sheets.items() if table != "items"]
        loads.insert(0, Loaded("items", len(plan.rows("items")), created, changed))
        for one in loads:
            record_load(
                one.table,
                plan.sheets[one.table].digest,
                rows=one.rows,
                created=one.created,
                changed=one.changed,
                by=by,
            )
    return loads


def drafts_of(plan: Plan):
    """What differs from what was last loaded, and the catalogue rows it refers to."""
    bodies, known = Body.objects.select_related("region").in_bulk(), Item.objects.in_bulk()
    materials, fields = building.by_item(plan.rows("materials")), building.by_item(plan.rows("fields"))
    topics = {row.code: row for row in plan.rows("topics")}
    groups = building.groups_of(plan.rows("items"))
    drafts, catalog = [], {}
    for row in plan.rows("items"):
        body, own = bodies[row.code.split("-")[0]], (materials[row.code], fields[row.code])
        about = topics.get(row.code) or topics.get(body.code) or NO_TOPICS
        digest = building.digest_of(row, about, *own[0], *own[1])
        if row.code in known and known[row.code].source_digest == digest:
            continue
        group, before = groups[row.code], known.get(row.code)
        claimed = building.catalog_row(row, body, group)
        if before is None:
            catalog.setdefault(claimed.code, claimed)
        item = building.item_of(row, body, catalog=claimed, group=group, known=before, digest=digest)
        version, parts = building.version_of(row, body, about), building.parts_of(row, *own)
        drafts.append(Draft(item, version, parts))
    return drafts, list(catalog.values())
