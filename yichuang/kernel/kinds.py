"""What a file is, told from its content: a name or a browser's word proves nothing."""

from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from yichuang.kernel.bounded import TooMuch, bounded
from yichuang.kernel.pdf_pages import LOCKED, MOST_PAGES, TOO_MANY, TORN, pages_of
from yichuang.kernel.pictures import jpeg_points, png_points

MOST_PARTS = 5000  # files inside an office document
MOST_UNPACKED = 300 * 1024 * 1024  # bytes an office document may grow to
MOST_GROWTH = 100  # times its own size; text and tables grow some ten times, what is made to harm a thousand
MOST_POINTS = 300_000_000  # of a picture: a plan on A0 at 400 dots per inch, 1.2 GB once a viewer has it open
ALWAYS_FINE = 10 * 1024 * 1024  # bytes that harm nobody, however small they were packed

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
        return picture("image/png", png_points(file))
    if start.startswith(b"\xff\xd8\xff"):
        return picture("image/jpeg", jpeg_points(file))
    if start.startswith(b"PK\x03\x04"):
        return office_kind(file)
    raise Unfit("这个文件不是PDF、PNG、JPG、OFD、Word（docx）或Excel（xlsx）文件。请另存为其中一种再上传。")


def picture(media_type: str, points: int) -> Kind:
    """`points` it shows, 0 where it is none."""
    if not points:
        raise Unfit("这张图片已损坏或不完整，打不开。请重新拍照或扫描后再上传。")
    if points > MOST_POINTS:
        raise Unfit("这张图片的像素太多，工作人员打不开。请降低扫描精度或缩小后再上传。")
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
        size = file.seek(0, SEEK_END)
        parts = ZipFile(file).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as why:
        raise Unfit("这个文件已损坏，打不开。请重新保存后再上传。") from why
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > min(MOST_UNPACKED, max(ALWAYS_FINE, MOST_GROWTH * size)):
        raise Unfit("这个文件展开后太大。请拆分或另存为PDF后再上传。")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unfit("这个文件带有宏，不能上传。请另存为不带宏的文件或PDF。")
    for mark, media_type in MARKS.items():
        if mark in names:
            return Kind(media_type)
    raise Unfit("不能上传压缩包。请解压后，把里面的文件逐个上传。")
