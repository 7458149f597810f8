"""Rotating the vault key: everything written under an older key is written again under the newest.

Each row and each file is rewritten by itself, so a rotation that is interrupted loses nothing and goes on where it
stopped: what carries the newest key's mark already is passed over. Blind indexes carry no mark; each is made anew from
its value and compared. Only when nothing older is left may the old secret be taken out of YICHUANG_VAULT_KEY.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkstemp

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from yichuang.kernel import blobs, vault
from yichuang.kernel.fields import BlindIndex, EncryptedText

BATCH = 200  # rows under lock at a time
INDEX = "索引"


def rotate() -> Iterator[tuple[str, int]]:
    """Rewrite everything; each table's name with how many of its values were rewritten, its indexes apart; then the
    files."""
    for model in apps.get_models():
        names = [field.column for field in model._meta.local_concrete_fields if isinstance(field, EncryptedText)]
        if names:
            yield model._meta.label, sum(rewrite(model, column) for column in names)
    for model, field in indexes():
        yield f"{model._meta.label} {INDEX} {field.name}", reindex(model, field)
    yield "files", sum(map(rewrite_file, stored()))


def indexes() -> Iterator[tuple]:
    """Every blind index there is, with its model."""
    for model in apps.get_models():
        yield from ((model, each) for each in model._meta.local_concrete_fields if isinstance(each, BlindIndex))


def stale(model, field: BlindIndex) -> Iterator[tuple]:
    """Rows whose index is not of the newest secret: key, index, and the index it ought to be. An index that was
    emptied (the value was destroyed) stays empty, and so does what no value is kept for."""
    rows, last = model._base_manager.filter(**field.where).exclude(**{field.name: ""}).order_by("pk"), None
    while True:
        piece = rows if last is None else rows.filter(pk__gt=last)
        found = list(piece.values_list("pk", field.name, field.of)[:BATCH])
        for pk, old, value in found:
            if value and old != (new := vault.blind_index(value)):
                yield pk, old, new
        if len(found) < BATCH:
            return
        last = found[-1][0]


def reindex(model, field: BlindIndex) -> int:
    """Make one column of indexes anew. A row somebody changed meanwhile has a new index already and is left alone."""
    return sum(
        model._base_manager.filter(pk=pk, **{field.name: old}).update(**{field.name: new})
        for pk, old, new in stale(model, field)
    )


def rewrite(model, column: str) -> int:
    """Rewrite one column. By its raw bytes: what the text means, and every digest over it, stays as it is."""
    table, key = (connection.ops.quote_name(name) for name in (model._meta.db_table, model._meta.pk.column))
    column, done, last = connection.ops.quote_name(column), 0, None
    while True:
        after, told = (f"WHERE {key} > %s", [last]) if last is not None else ("", [])
        lock = "FOR UPDATE" if connection.features.has_select_for_update else ""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {key}, {column} FROM {table} {after} ORDER BY {key} LIMIT {BATCH} {lock}", told)
            rows = cursor.fetchall()
            for pk, old in rows:
                if old is not None and not vault.is_newest(bytes(old)):
                    new = vault.encrypt_bytes(vault.decrypt_bytes(bytes(old)))
                    cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [new, pk])
                    done += 1
        if len(rows) < BATCH:
            return done
        last = rows[-1][0]


def stored() -> Iterator[Path]:
    """Every blob of the store; what is still coming is written under the newest key anyway."""
    return (path for path in Path(settings.FILES_ROOT).glob("??/*") if path.is_file())


def rewrite_file(path: Path) -> bool:
    """Write a blob anew beside its place and move it there whole; whether that was needed. Refuses (BlobDamaged) one
    that no longer is what it was, and leaves it."""
    if all_newest(path):
        return False
    handle, coming = mkstemp(dir=settings.FILES_ROOT, prefix=blobs.COMING)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in blobs.read(path.name):
                blobs.put_record(file, chunk)
            file.flush()
            os.fsync(file.fileno())
        Path(coming).replace(path)
        blobs.to_disk(path.parent)
    finally:
        Path(coming).unlink(missing_ok=True)
    return True


def all_newest(path: Path) -> bool:
    with path.open("rb") as file:
        return all(vault.is_newest(record) for record in blobs.records(file))


def left_over() -> int:
    """How many values, indexes and files still need an older key."""
    rows = 0
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedText):
                rows += sum(1 for value in raw(model, field.column) if not vault.is_newest(value))
    rows += sum(1 for model, field in indexes() for _ in stale(model, field))
    return rows + sum(not all_newest(path) for path in stored())


def raw(model, column: str) -> Iterator[bytes]:
    with connection.cursor() as cursor:
        name, table = map(connection.ops.quote_name, (column, model._meta.db_table))
        cursor.execute(f"SELECT {name} FROM {table} WHERE {name} IS NOT NULL")
        while rows := cursor.fetchmany(500):
            yield from (bytes(value) for (value,) in rows)
