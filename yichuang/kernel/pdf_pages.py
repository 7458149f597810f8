"""How many pages a PDF has. Needs no Django: it runs in a process of its own."""

import struct
import zlib
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

MOST_PAGES = 2000

# What a hostile or torn PDF makes a parser say; none of it is an error of the program.
UNREADABLE = (
    PdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

LOCKED, TOO_MANY, TORN = -1, -2, -3  # answers that are no number of pages


def pages_of(pdf: bytes) -> int:
    """The number of pages, found by walking the page tree, which a false /Count cannot mislead; or LOCKED by a
    password, TOO_MANY (more than MOST_PAGES), TORN."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return LOCKED if reader.encrypted else walked(reader.root["/Pages"])
    except UNREADABLE:
        return TORN


def walked(top) -> int:
    waiting, seen, pages = [top], 0, 0
    while waiting:
        node, seen = waiting.pop(), seen + 1
        kids = node.get("/Kids", ())
        if seen + len(waiting) + len(kids) > 2 * MOST_PAGES:
            return TOO_MANY
        waiting += [kids[place] for place in range(len(kids))]  # by place: references resolve
        pages += "/Kids" not in node
    return pages
