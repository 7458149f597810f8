"""A paper as it is seen: what stands where on each page, and its image. Both are kept as goldens and compared.

The PDF itself is read and drawn (PDFium), with the fonts it carries: any machine sees the same.
"""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from struct import pack, unpack

import pypdfium2

GOLDENS = Path(__file__).parent / "goldens"
DPI = 60
LEVELS = 15  # shades of grey a golden keeps; fewer make it small, these still show every stroke
ONE_STEP = 255 // LEVELS * 2  # how far two pixels may be apart and still be the same
MOST_DIFFERENT = 0.005  # of the pixels that bear ink in either
MOST_ASTRAY = 0.6  # points by which a word may stand elsewhere

Word = tuple[float, float, float, float, str]  # left, bottom, right, top in points, and what it says


@dataclass(frozen=True)
class Image:
    """Grey pixels, row by row; 255 is paper."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class Look:
    """One page."""

    words: list[Word]
    image: Image


def looks(pdf: bytes) -> list[Look]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [look(page) for page in document]


def words(pdf: bytes, where=lambda _box: True) -> list[list[Word]]:
    """The words of each page, without its image."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [words_of(page, where) for page in document]


def look(page) -> Look:
    return Look(words_of(page), image_of(page))


def words_of(page, where=lambda _box: True) -> list[Word]:
    """Every run of text with its box, in the order of the page; `where` says of which boxes."""
    text = page.get_textpage()
    boxes = [box for box in map(text.get_rect, range(text.count_rects())) if where(box)]
    words = [(*(round(edge, 1) for edge in box), text.get_text_bounded(*box).strip()) for box in boxes]
    text.close()
    return [word for word in words if word[4]]


def image_of(page) -> Image:
    drawn = page.render(scale=DPI / 72, grayscale=True)
    rows = bytes(drawn.buffer)
    kept = b"".join(rows[row * drawn.stride : row * drawn.stride + drawn.width] for row in range(drawn.height))
    image = Image(drawn.width, drawn.height, kept.translate(SHADES))
    drawn.close()
    return image


SHADES = bytes(round(grey * LEVELS / 255) * 255 // LEVELS for grey in range(256))


def difference(one: Image, other: Image) -> float:
    """The share of differing pixels among those that bear ink in either image; 1 where the sizes differ.

    Of the ink, not of the paper: a page is mostly white, and a missing line of text would hide in it.
    """
    if (one.width, one.height) != (other.width, other.height):
        return 1.0
    pairs = [(a, b) for a, b in zip(one.pixels, other.pixels, strict=True) if a < 255 or b < 255]
    return sum(abs(a - b) > ONE_STEP for a, b in pairs) / max(len(pairs), 1)


def faults(seen: list[Look], golden: list[Look]) -> list[str]:
    """What differs, in a sentence each; empty where the paper looks as agreed."""
    if len(seen) != len(golden):
        return [f"{len(seen)} pages, not {len(golden)}"]
    found = []
    for number, (now, agreed) in enumerate(zip(seen, golden, strict=True), 1):
        found += [f"page {number}: {fault}" for fault in misplaced(now.words, agreed.words)]
        if (share := difference(now.image, agreed.image)) > MOST_DIFFERENT:
            found.append(f"page {number}: {share:.2%} of the ink differs")
    return found


def misplaced(seen: list[Word], agreed: list[Word]) -> list[str]:
    if (texts := [word[4] for word in seen]) != (wanted := [word[4] for word in agreed]):
        missing = [text for text in wanted if text not in texts]
        new = [text for text in texts if text not in wanted]
        return [f"text differs: missing {missing[:3]}, new {new[:3]}"]
    return [
        f"“{now[4]}” stands at {now[:4]}, not {then[:4]}"
        for now, then in zip(seen, agreed, strict=True)
        if max(abs(a - b) for a, b in zip(now[:4], then[:4], strict=True)) > MOST_ASTRAY
    ]


def keep(name: str, seen: list[Look]) -> None:
    """Write the goldens of a paper: its words as JSON, each page as PNG."""
    for old in GOLDENS.glob(f"{name}-*.png"):
        old.unlink()
    lines = [[json.dumps(word, ensure_ascii=False) for word in page.words] for page in seen]
    pages = ["[\n  " + ",\n  ".join(page) + "\n]" for page in lines]
    (GOLDENS / f"{name}.json").write_text("[" + ",\n".join(pages) + "]\n", encoding="utf-8")
    for number, page in enumerate(seen, 1):
        (GOLDENS / f"{name}-{number}.png").write_bytes(png(page.image))


def kept(name: str) -> list[Look]:
    pages = json.loads((GOLDENS / f"{name}.json").read_text(encoding="utf-8"))
    images = [unpng((GOLDENS / f"{name}-{number}.png").read_bytes()) for number in range(1, len(pages) + 1)]
    return [Look([tuple(word) for word in words], image) for words, image in zip(pages, images, strict=True)]


def png(image: Image) -> bytes:
    """An 8-bit grey PNG without filters, which is all that goldens need."""
    rows = range(0, len(image.pixels), image.width)
    data = zlib.compress(b"".join(b"\0" + image.pixels[row : row + image.width] for row in rows), 9)
    head = pack(">IIBBBBB", image.width, image.height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in ((b"IHDR", head), (b"IDAT", data), (b"IEND", b"")))


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def unpng(content: bytes) -> Image:
    """What `png` wrote."""
    width, height = unpack(">II", content[16:24])
    (size,) = unpack(">I", content[33:37])
    rows = zlib.decompress(content[41 : 41 + size])
    return Image(width, height, b"".join(rows[row + 1 : row + 1 + width] for row in range(0, len(rows), width + 1)))
