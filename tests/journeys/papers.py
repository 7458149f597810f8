"""What people hand in: small files that say of themselves that they are samples."""

from io import BytesIO
from pathlib import Path

import segno
from pypdf import PdfReader, PdfWriter

from tests.journeys.people import plain

A4 = (595, 842)
QR = "查询二维码："


def photo(folder: Path, name: str) -> Path:
    """A picture, as from a phone."""
    path = folder / f"{name}（示例）.png"
    segno.make(f"示例材料 SAMPLE {name}", micro=False).save(str(path), scale=8)
    return path


def scan(folder: Path, name: str, *, pages: int) -> Path:
    """A PDF of some pages, as from a scanner."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*A4)
    path = folder / f"{name}（示例）.pdf"
    writer.write(path)
    return path


def says(paper: Path | bytes, *sentences: str) -> bool:
    """Whether a PDF says all of this, wherever its lines break."""
    reader = PdfReader(paper if isinstance(paper, Path) else BytesIO(paper))
    words = plain("".join(page.extract_text() for page in reader.pages))
    missing = [sentence for sentence in sentences if plain(sentence) not in words]
    assert not missing, f"{missing} is not in the paper, which says:\n{words}"
    return True


def qr_of(path: Path) -> str:
    """Where the QR code of a paper leads: what its alternative text says to whoever cannot scan it."""
    return next(said.removeprefix(QR) for said in alternatives(PdfReader(path)) if said.startswith(QR))


def alternatives(reader: PdfReader):
    """The alternative text of every figure, wherever it stands in the structure of the file."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        found = waiting.pop().get_object()
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict):
            if "/Alt" in found:
                yield str(found["/Alt"])
            if "/K" in found:
                waiting.append(found["/K"])
