"""Which signs our fonts can show. Names hold rare characters, and a paper must not fail for want of a glyph."""

from functools import cache
from pathlib import Path
from struct import unpack_from
from unicodedata import category

from django.conf import settings

STAND_IN = "〓"  # U+3013, the printer's mark for a character that is not in the case
UNSEEN = frozenset("\n\t\u200b\u3000 ")
SELECTORS = frozenset(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
)  # choose a variant of the sign before


@cache
def shown() -> frozenset[int]:
    """Code points that at least one font in settings.FONT_PATHS has."""
    fonts = [font for folder in settings.FONT_PATHS for font in sorted(Path(folder).glob("*.[ot]t[fc]"))]
    return frozenset().union(*(code_points(font.read_bytes()) for font in fonts))


def code_points(font: bytes) -> set[int]:
    """The code points of the full-repertoire cmap (OpenType, format 12) of a font."""
    (tables,) = unpack_from(">H", font, 4)
    for table in range(tables):
        tag, _, offset, _ = unpack_from(">4sIII", font, 12 + 16 * table)
        if tag == b"cmap":
            return mapped(font, offset)
    return set()


def mapped(font: bytes, cmap: int) -> set[int]:
    (subtables,) = unpack_from(">H", font, cmap + 2)
    for subtable in range(subtables):
        (offset,) = unpack_from(">I", font, cmap + 4 + 8 * subtable + 4)
        kind, groups = unpack_from(">H", font, cmap + offset)[0], cmap + offset + 12
        if kind == 12:
            (count,) = unpack_from(">I", font, groups)
            ranges = (unpack_from(">II", font, groups + 4 + 12 * place) for place in range(count))
            return {point for first, last in ranges for point in range(first, last + 1)}
    return set()


def fitted(value, missing: dict[str, None]):
    """`value` with a stand-in for each sign no font shows; those signs are added to `missing`, in order."""
    if isinstance(value, str):
        return "".join(fitted_sign(sign, missing) for sign in value)
    if isinstance(value, dict):
        return {name: fitted(part, missing) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [fitted(part, missing) for part in value]
    return value


def fitted_sign(sign: str, missing: dict[str, None]) -> str:
    if ord(sign) in shown() or sign in UNSEEN:
        return sign
    if category(sign) in ("Cc", "Cf") or sign in SELECTORS:
        return ""
    missing[sign] = None
    return STAND_IN
