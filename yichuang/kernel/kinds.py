"""What a file is, told from its content: a name or a browser's word proves nothing."""

from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from yichuang.kernel.bounded import TooMuch, bounded
from yichuang.kernel.pdf_pages import LOCKED, MOST_PAGES, TOO_MANY, TORN, pages_of
from yichuang.kernel.pictures import is_jpeg, is_png

MOST_PARTS = 5000  # files inside an office document
MOST_UNPACKED = 300 * 1024 * 1024  # bytes an office document may grow to

ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "application/ofd": "ofd",
    "application/zip": "zip",  # made by the office itself (kernel.parcels); nobody may hand one in
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
MARKS = {
    "OFD.xml": "application/ofd",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


REFUSALS = {
    0: "这份PDF里没有页面。请检查后重新上传。",
    LOCKED: "这份PDF设置了密码，工作人员打不开。请去掉密码后重新上传。",
    TOO_MANY: f"这份PDF超过{MOST_PAGES}页。请分成几份上传。",
    TORN: "这份PDF已损坏或不完整，打不开。请重新导出或扫描后再上传。",
}


class Unfit(Exception):  # noqa: N818 - the file is unfit, the program is not
    """Why a file cannot be taken, as a sentence for the person who sent it."""


@dataclass(frozen=True)
class Kind:
    media_type: str
    pages: int | None = None

    @property
    def ending(self) -> str:
        return ENDINGS[self.media_type]


def kind_of(file: BinaryIO) -> Kind:
    """Tell a PDF, PNG, JPEG, OFD, docx or xlsx by its content. Raises Unfit, with what to do instead."""
    file.seek(0)
    start = file.read(16)
    if start.startswith(b"%PDF-"):
        file.seek(0)
        return Kind("application/pdf", pages_in(file.read()))
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return picture("image/png", is_png(file))
    if start.startswith(b"\xff\xd8\xff"):
        return picture("image/jpeg", is_jpeg(file))
    if start.startswith(b"PK\x03\x04"):
        return office_kind(file)
    raise Unfit("这个文件不是PDF、PNG、JPG、OFD、Word（docx）或Excel（xlsx）文件。请另存为其中一种再上传。")


def picture(media_type: str, whole: bool) -> Kind:
    if not whole:
        raise Unfit("这张图片已损坏或不完整，打不开。请重新拍照或扫描后再上传。")
    return Kind(media_type, 1)


def pages_in(content: bytes) -> int:
    try:
        pages = bounded(pages_of, content)
    except TooMuch:
        pages = TORN
    if pages in REFUSALS:
        raise Unfit(REFUSALS[pages])
    return pages


def office_kind(file: BinaryIO) -> Kind:
    """Tell what lies in a ZIP container by its parts; nothing is unpacked."""
    try:
        file.seek(0)
        parts = ZipFile(file).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as why:
        raise Unfit("这个文件已损坏，打不开。请重新保存后再上传。") from why
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unfit("这个文件展开后太大。请拆分或另存为PDF后再上传。")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unfit("这个文件带有宏，不能上传。请另存为不带宏的文件或PDF。")
    for mark, media_type in MARKS.items():
        if mark in names:
            return Kind(media_type)
    raise Unfit("不能上传压缩包。请解压后，把里面的文件逐个上传。")
