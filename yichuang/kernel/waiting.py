"""What waits for somebody's yes: under an id, encrypted, for an hour, for the account it came from. Then gone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from time import time
from typing import BinaryIO
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from django.conf import settings

from yichuang.kernel import blobs, vault

AN_HOUR = 3600


def folder() -> Path:
    return Path(settings.FILES_ROOT) / "waiting"


def keep(owner: str, what) -> str:
    """Keep anything JSON knows for this account; the answer is the id it is asked for by."""
    sweep()
    key = str(uuid4())
    text = json.dumps({"owner": owner, "at": int(time()), "what": what}, ensure_ascii=False)
    with coming(key) as place:
        place.write_bytes(vault.encrypt(text))
    return key


def keep_file(file: BinaryIO) -> str:
    """Keep a file too large for what `keep` holds; the answer is the name it is opened by. Whose it is says whatever
    was kept with that name in it."""
    name = str(uuid4())
    file.seek(0)
    with coming(name) as place, place.open("wb") as written:
        while piece := file.read(blobs.CHUNK):
            blobs.put_record(written, piece)
    return name


@contextmanager
def coming(name: str) -> Iterator[Path]:
    """Where to write something that then lies here under this name, whole or not at all."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder() / f"{name}.coming"
    try:
        yield place
        place.replace(folder() / name)
    finally:
        place.unlink(missing_ok=True)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO | None]:
    """A file kept an hour ago or less, to be read from any place in it; None where it is gone."""
    with TemporaryFile() as plain:
        try:
            with (folder() / str(UUID(name))).open("rb") as file:
                for record in blobs.records(file):
                    plain.write(vault.decrypt_bytes(record))
        except (ValueError, FileNotFoundError, InvalidTag, KeyError):
            yield None
            return
        plain.seek(0)
        yield plain


def look(key: str, owner: str):
    """What was kept under this id, or None: not this account's, older than an hour, or never there."""
    try:
        kept = json.loads(vault.decrypt((folder() / str(UUID(key))).read_bytes()))
    except (ValueError, OSError, InvalidTag, KeyError):
        return None
    return kept["what"] if kept["owner"] == owner and time() - kept["at"] <= AN_HOUR else None


def sweep() -> None:
    """Remove what nobody said yes to within the hour."""
    for each in folder().glob("*"):
        if time() - each.stat().st_mtime > AN_HOUR:
            each.unlink(missing_ok=True)
