"""Parcels: a ZIP whose list of checksums is signed, so that whoever opens it in thirty years can tell it is whole.

Beside its members a parcel holds `SHA256SUMS`, in the form of `sha256sum -c`, and that list's signature by the key
that also seals the ledger. A member that was altered, added, taken away or given twice is found, and so is a new list.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from cryptography.exceptions import InvalidSignature

from yichuang.kernel import seals

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
CHUNK = 256 * 1024
MOST_UNPACKED = 4 * 1024**3  # bytes a parcel may grow to; a case holds some hundred files of 20 MB at most
# What zipfile raises for bytes that are no whole ZIP; RuntimeError where a flag says it is encrypted.
BROKEN = (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error, struct.error)
NEW_YEAR = (1980, 1, 1, 0, 0, 0)  # the same members give the same parcel


def pack(members: Iterable[tuple[str, Iterable[bytes]]], out: BinaryIO) -> int:
    """Write members, each a name and its content in pieces, and the signed list; return how many members."""
    sums = {}
    with ZipFile(out, "w", ZIP_DEFLATED) as parcel:
        for name, pieces in members:
            if name in sums:
                raise ValueError(f"two members are called {name}")
            digest = sha256()
            with parcel.open(entry(name), "w", force_zip64=True) as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
            sums[name] = digest.hexdigest()
        listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()
        parcel.writestr(entry(SUMS), listed)
        parcel.writestr(entry(SIGNATURE), seals.key().sign(listed).hex())
    return len(sums)


def entry(name: str) -> ZipInfo:
    made = ZipInfo(name, NEW_YEAR)
    made.compress_type = ZIP_DEFLATED
    return made


def faults(file) -> Iterator[str]:
    """What is wrong with a parcel, each as a sentence naming the member; nothing when it is as it was made."""
    try:
        with ZipFile(file) as parcel:
            yield from faults_in(parcel)
    except BROKEN as broken:
        yield f"文件打不开，不是完整的归档包：{broken}"


def faults_in(parcel: ZipFile) -> Iterator[str]:
    names = parcel.namelist()
    yield from (f"{name}：出现了两次" for name in sorted({name for name in names if names.count(name) > 1}))
    if SUMS not in names or SIGNATURE not in names:
        yield f"没有 {SUMS} 或它的签名，不是本系统的归档包"
        return
    if sum(info.file_size for info in parcel.infolist()) > MOST_UNPACKED:
        yield "解开后过大，没有再检查下去"
        return
    listed = parcel.read(SUMS)
    if not signed_by_us(listed, parcel.read(SIGNATURE)):
        yield f"{SUMS}：清单被改动过，或者不是本系统签的"
    sums = dict(reversed(line.split("  ", 1)) for line in listed.decode(errors="replace").splitlines() if "  " in line)
    there = set(names) - {SUMS, SIGNATURE}
    yield from (f"{name}：清单里有，包里没有" for name in sorted(sums.keys() - there))
    yield from (f"{name}：包里有，清单里没有" for name in sorted(there - sums.keys()))
    for name in sorted(there & sums.keys()):
        if digest_in(parcel, name) != sums[name]:
            yield f"{name}：内容被改动过"


def signed_by_us(listed: bytes, signature: bytes) -> bool:
    try:
        seals.key().public_key().verify(bytes.fromhex(signature.decode()), listed)
    except (InvalidSignature, ValueError):
        return False
    return True


def digest_in(parcel: ZipFile, name: str) -> str:
    """The digest of a member; "" where it cannot be read."""
    digest = sha256()
    try:
        with parcel.open(name) as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
    except BROKEN:
        return ""
    return digest.hexdigest()
