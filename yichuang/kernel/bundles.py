"""Files an older system hands over in a ZIP: listed and read without trust, unpacked nowhere.

Nothing is written under a name a ZIP gives, so a path can trick nobody; strange ones are refused all the same, because
whoever packed them meant something else. What a member says of its size is also the most that is read of it.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from django.conf import settings

from yichuang.kernel.blobs import CHUNK
from yichuang.kernel.parcels import BROKEN
from yichuang.kernel.sheets import MEGABYTE, Problem

MOST_MEMBERS = 5000
MOST_UNPACKED = 4096 * MEGABYTE
UTF8, ENCRYPTED = 0x800, 0x1  # bits of a member's flags
OF_NO_USE = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})  # what desktops put in by themselves


@dataclass
class Bundle:
    """A ZIP that was looked at. `members` are the files that may be read, by path; `digest` is that of the whole."""

    name: str
    digest: str
    zip: ZipFile | None = None
    members: dict[str, ZipInfo] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def blame(self, path: str, reason: str, line: int = 0) -> None:
        """Something is wrong with a file, or with the whole (path ""); `line` is its row in the table beside it."""
        where = f"{self.name} 里的 {shown(path)}" if path else self.name
        self.problems.append(Problem(where, 0, "", f"{reason}（表格第 {line} 行）" if line else reason))

    def read(self, path: str) -> BytesIO | None:
        """The content of a member; None, and blamed, where it cannot be read."""
        try:
            return BytesIO(self.zip.read(self.members[path]))
        except BROKEN:
            self.blame(path, "这个文件在压缩包里已损坏，读不出来")
            return None


def opened(name: str, file: BinaryIO) -> Bundle:
    """Look at a ZIP. Everything wrong with the whole, or with a member's name or size, is in `problems`."""
    bundle = Bundle(name, digest_of(file))
    file.seek(0)
    try:
        bundle.zip = ZipFile(file)
        listed = [each for each in bundle.zip.infolist() if not of_no_use(each)]
    except BROKEN:
        bundle.blame("", "压缩包打不开，请重新打包成 ZIP 再试")
        return bundle
    if why := too_much(listed):
        bundle.blame("", why)
        return bundle
    for member in listed:
        path = path_of(member)
        if why := fault_of(member, path) or ("同一个路径出现了两次" if path in bundle.members else ""):
            bundle.blame(path, why)
        else:
            bundle.members[path] = member
    return bundle


def digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = sha256()
    while piece := file.read(CHUNK):
        digest.update(piece)
    return digest.hexdigest()


def of_no_use(member: ZipInfo) -> bool:
    return member.is_dir() or not OF_NO_USE.isdisjoint(PurePosixPath(member.filename).parts)


def too_much(listed: list[ZipInfo]) -> str:
    if len(listed) > MOST_MEMBERS:
        return f"压缩包里有 {len(listed)} 个文件，最多 {MOST_MEMBERS} 个，请分几次接管"
    if sum(member.file_size for member in listed) > MOST_UNPACKED:
        return f"压缩包展开后超过 {MOST_UNPACKED // MEGABYTE} MB，请分几次接管"
    return ""


def path_of(member: ZipInfo) -> str:
    """The path as it was meant: where a ZIP does not say UTF-8, it was made on a desktop that writes GB18030."""
    name = member.orig_filename
    if member.flag_bits & UTF8:
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def fault_of(member: ZipInfo, path: str) -> str:
    """Why a member is not even read, or ""."""
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts):
        return "路径不规范（不能有 ..、盘符、反斜杠，也不能以斜杠开头）"
    if not path.isprintable():
        return "路径里有看不见的字符"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "这是一个链接，不是文件，请把文件本身放进去"
    if member.flag_bits & ENCRYPTED:
        return "这个文件设了密码，请不设密码重新打包"
    if member.file_size > settings.FILE_MOST_BYTES:
        most = settings.FILE_MOST_BYTES // MEGABYTE
        return f"文件有 {member.file_size / MEGABYTE:.1f} MB，超过了 {most} MB"
    return ""


def shown(path: str) -> str:
    """A path fit to be printed: without signs that cannot be seen, and not without end."""
    return "".join(sign if sign.isprintable() else "�" for sign in path)[:120]


def in_order(bundle: Bundle) -> Iterator[tuple[str, str, str]]:
    """(path, folder, file name) of each member, by path."""
    for path in sorted(bundle.members):
        folder, _, name = path.rpartition("/")
        yield path, folder, name
