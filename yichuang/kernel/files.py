"""Files people hand in and papers the office makes: checked by content, kept by content, answered to their owner."""

from collections.abc import Iterable, Iterator
from logging import getLogger
from pathlib import PurePosixPath
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from yichuang.kernel import blobs
from yichuang.kernel.gateways.scanner import scanner
from yichuang.kernel.kinds import ENDINGS, Kind, Unfit, kind_of
from yichuang.kernel.models import StoredFile
from yichuang.kernel.pdf_pages import pages_of

log = getLogger(__name__)

MEGABYTE = 1024 * 1024


def keep(file: BinaryIO, *, name: str, owner: str = "") -> StoredFile:
    """Take a file in for an account. Refuses (ValidationError, one clear sentence) what is empty, larger than
    settings.FILE_MOST_BYTES, damaged, locked by a password or of a kind we do not take, whatever its name says."""
    stored = take(file, name=name, owner=owner)
    with transaction.atomic():  # which stands in line for SQLite's one writer
        stored.save(force_insert=True)
    return stored


def take(file: BinaryIO, *, name: str, owner: str = "") -> StoredFile:
    """As `keep`, the bytes alone: looking at many files takes long, and a transaction should be short. The record is
    saved by the caller; where it never is, the bytes are swept away a day later."""
    try:
        kind = kind_of_bounded(file)
    except Unfit as why:
        raise ValidationError(f"“{name}”：{why}", code="unfit") from why
    file.seek(0)
    return written(pieces(file), kind, name, owner)


def unfit(file: BinaryIO, kinds: Iterable[str] = ()) -> str:
    """Why `keep` would refuse this file, or because it is none of these `kinds` (media types); "" where it is fit."""
    try:
        kind = kind_of_bounded(file)
    except Unfit as why:
        return str(why)
    if kinds and kind.media_type not in kinds:
        return f"这里只收{'、'.join(ENDINGS[each].upper() for each in kinds)}文件。"
    return ""


def keep_paper(pdf: bytes, *, name: str) -> StoredFile:
    """Keep a PDF the office made itself; it has no owner."""
    return put([pdf], Kind("application/pdf", pages_of(pdf)), name, "")


def put(content: Iterable[bytes], kind: Kind, name: str, owner: str) -> StoredFile:
    stored = written(content, kind, name, owner)
    stored.save(force_insert=True)
    return stored


def written(content: Iterable[bytes], kind: Kind, name: str, owner: str) -> StoredFile:
    """The bytes on the disk, the record not yet in the database."""
    sha256, size = blobs.write(content)
    return StoredFile(
        sha256=sha256, size=size, kind=kind.media_type, pages=kind.pages, name=named(name, kind), owner=owner
    )


def kind_of_bounded(file: BinaryIO) -> Kind:
    """The kind of a file that is neither empty nor too large, and in which the scanner finds nothing."""
    size = file.seek(0, 2)
    if not size:
        raise Unfit("这是一个空文件。请检查后重新上传。")
    if size > settings.FILE_MOST_BYTES:
        most = settings.FILE_MOST_BYTES // MEGABYTE
        raise Unfit(f"文件有{size / MEGABYTE:.1f}MB，超过了{most}MB。请压缩图片、降低扫描清晰度或分成几份再上传。")
    kind = kind_of(file)
    refuse_malware(file)
    return kind


def refuse_malware(file: BinaryIO) -> None:
    """Ask the scanner the bureau has named. While it does not answer nothing is taken: not knowing is no yes."""
    try:
        found = scanner().found_in(file)
    except OSError as silence:
        log.warning("the scanner did not answer: %s", silence)
        raise Unfit("现在不能检查这个文件有没有病毒，暂时收不下。请过几分钟再上传。") from silence
    if found:
        log.warning("a file was refused: %s", found)
        raise Unfit(f"这个文件里发现了病毒（{found}），不能接收。请在自己的电脑上杀毒，换一份干净的文件再上传。")


def pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(blobs.CHUNK):
        yield piece


def named(name: str, kind: Kind) -> str:
    """The sender's name without folders and control signs, with the ending the content deserves."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign for sign in plain if sign.isprintable()).strip()[:120]
    stem = plain.rsplit(".", 1)[0] if "." in plain else plain
    return f"{stem or '文件'}.{kind.ending}"


def of(owner: str, *ids: UUID | str):
    """The files of one account, newest first; with ids, those of them that are its own."""
    found = StoredFile.objects.filter(owner=owner).order_by("-kept_at")
    return found.filter(pk__in=ids) if ids else found


def forget(ids: Iterable[UUID | str]) -> None:
    """Delete these records. The bytes follow within two days, when nothing else is made of them (`sweep`)."""
    StoredFile.objects.filter(pk__in=list(ids)).delete()


def sweep() -> int:
    """Remove the bytes no record names any more, a day after they were last written or asked for again."""
    left = 0
    for path in blobs.lying():
        if not StoredFile.objects.filter(sha256=path.name).exists():
            path.unlink(missing_ok=True)
            left += 1
    return left


def chunks(stored: StoredFile) -> Iterable[bytes]:
    """The content, for a streamed answer. Raises BlobDamaged where the disk no longer holds what was kept."""
    return blobs.read(stored.sha256)


def destroy(stored: StoredFile) -> None:
    """Forget a file for good; its bytes go when no other file has the same."""
    sha256 = stored.sha256
    stored.delete()
    if not StoredFile.objects.filter(sha256=sha256).exists():
        transaction.on_commit(lambda: blobs.destroy(sha256))


def content(stored: StoredFile) -> bytes:
    return blobs.whole(stored.sha256)
