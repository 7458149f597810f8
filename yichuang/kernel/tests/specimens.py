"""Small files of every kind we take, and some we do not, made here so that nobody has to ship any."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

PNG = (  # one pixel
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\xb18\xf6\x14\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = (  # a frame of eight by eight, and the beginning of its scan
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
    b"\xff\xda\x00\x08\x01\x01\x00\x00?\x00\xd2\xcf \xff\xd9"
)


def pdf(pages: int = 1, password: str = "") -> bytes:
    writer = PdfFileWriter()
    for _ in range(pages):
        stream = writer.add_object(writer_stream())
        writer.insert_page(PageObject(contents=stream, media_box=(0, 0, 595, 842)))
    if password:
        writer.encrypt(owner_pass=password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def writer_stream():
    return StreamObject({pdf_name("/Length"): 0}, stream_data=b"")


def container(*names: str) -> bytes:
    """A ZIP with these parts, as office documents are."""
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        for name in names:
            parts.writestr(name, "<示例/>")
    return out.getvalue()


def xlsx() -> bytes:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def zipped(**files: bytes) -> BytesIO:
    """A ZIP with these files, by path."""
    out = BytesIO()
    with ZipFile(out, "w") as parts:
        for path, content in files.items():
            parts.writestr(path, content)
    out.seek(0)
    return out
