"""Bytes kept by their SHA-256, encrypted at rest: what people hand in is as personal as what they type.

A blob lies in settings.FILES_ROOT as a row of records, each a length and a cipher text of at most CHUNK plain bytes.
Reading it back recomputes the digest, so records that were altered, swapped or cut off are noticed.
"""

import os
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from django.conf import settings

from yichuang.kernel import vault

A_DAY = 24 * 3600  # seconds
CHUNK = 256 * 1024  # plain bytes a record
COMING = ".coming-"  # begins the name of what is still being written
LENGTH = 4  # bytes of a record's length, big-endian


class BlobDamaged(Exception):  # noqa: N818 - it says what the blob is
    """What lies under a digest is not what was put there."""


def path_of(digest: str) -> Path:
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def write(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Keep these bytes and return (SHA-256, size). Content we hold already is not written twice.

    Written beside its place, brought to the disk, then renamed: a crash leaves a whole blob or none. What the
    iterable raises passes through, and nothing is kept.
    """
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, coming = mkstemp(dir=root, prefix=COMING)
    digest, size = sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                put_record(file, chunk)
            file.flush()
            os.fsync(file.fileno())
        settle(Path(coming), path_of(digest.hexdigest()))
    finally:
        Path(coming).unlink(missing_ok=True)
    return digest.hexdigest(), size


def settle(coming: Path, place: Path) -> None:
    """Move a whole blob to its place, and the folder's new line to the disk."""
    if place.exists():
        os.utime(place)  # so that nobody sweeps it away before its new record stands
        return
    place.parent.mkdir(exist_ok=True, mode=0o700)
    coming.replace(place)
    to_disk(place.parent)


def to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_record(file: BinaryIO, chunk: bytes) -> None:
    record = vault.encrypt_bytes(chunk)
    file.write(len(record).to_bytes(LENGTH, "big") + record)


def records(file: BinaryIO) -> Iterator[bytes]:
    """The cipher texts of a blob, one after the other."""
    while length := file.read(LENGTH):
        yield file.read(int.from_bytes(length, "big"))


def read(digest: str) -> Iterator[bytes]:
    """The bytes of a blob, record by record. Raises BlobDamaged, at the latest after the last record."""
    found = sha256()
    with path_of(digest).open("rb") as file:
        for record in records(file):
            try:
                chunk = vault.decrypt_bytes(record)
            except (InvalidTag, KeyError, ValueError) as why:
                raise BlobDamaged(digest) from why
            found.update(chunk)
            yield chunk
    if found.hexdigest() != digest:
        raise BlobDamaged(digest)


def whole(digest: str) -> bytes:
    return b"".join(read(digest))


def lying() -> Iterator[Path]:
    """Every blob that was not written within a day."""
    whole = (path for path in Path(settings.FILES_ROOT).glob("??/*") if path.is_file())
    return (path for path in whole if time.time() - path.stat().st_mtime > A_DAY)


def sweep() -> int:
    """Remove what a killed process had begun to write, a day later; return how many files."""
    left = [
        path for path in Path(settings.FILES_ROOT).glob(COMING + "*") if time.time() - path.stat().st_mtime > A_DAY
    ]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def destroy(digest: str) -> None:
    """Take the bytes off the disk. The caller knows that no row needs them any more."""
    path_of(digest).unlink(missing_ok=True)
