"""What people hand in: small files that say of themselves that they are samples."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import segno
import zxingcpp
from pypdf import PdfReader, PdfWriter

from tests.journeys.people import plain

A4 = (595, 842)
SHARP = 150 / 72  # 150 points an inch, as an office's printer or a phone's camera has at least


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


def scanned(paper: Path | bytes) -> str:
    """Where the one QR code of a paper leads, as a camera that sees its pages reads it."""
    with pypdfium2.PdfDocument(paper) as document:
        pictures = [page.render(scale=SHARP, grayscale=True).to_numpy() for page in document]
    (code,) = [code for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    return code.text
