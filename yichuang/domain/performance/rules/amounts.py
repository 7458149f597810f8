"""Money: whole fen (分) inside, text at the edge, 万元 only when shown. Nothing here knows of floats."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from unicodedata import normalize

YUAN, WAN = 100, 1_000_000  # fen in one 元, in one 万元
UNITS = {"元": YUAN, "万元": WAN, "万": WAN, "亿元": 10_000 * WAN, "亿": 10_000 * WAN}
MOST = 10**15  # fen: ten trillion yuan, more than any district has
CENT = Decimal("0.01")
PLAIN = re.compile(r"-?\d+(\.\d+)?")
GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
WRITTEN = re.compile(r"[¥]?(?P<number>-?[\d,]*\.?\d*)(?P<unit>亿元|亿|万元|万|元)?")


class AmountUnread(ValueError):  # noqa: N818 - somebody mistyped, nothing broke
    """A text that is no amount; says in plain words why."""


def in_wan(fen: int) -> str:
    """483.61 for 483610000 fen: two places, half up, from the exact value."""
    return f"{rounded(fen, WAN):,.2f}"


def in_yuan(fen: int) -> str:
    """4,836,100.00: exact."""
    return f"{Decimal(fen) / YUAN:,.2f}"


def rounded(fen: int, unit: int) -> Decimal:
    return (Decimal(fen) / unit).quantize(CENT, ROUND_HALF_UP)


def is_plain(text: str) -> bool:
    """Whether a text is a number and nothing else: no commas, no unit, no wide digits."""
    return PLAIN.fullmatch(text) is not None and text.isascii()


def fen_of(text: str, unit: str = "元") -> int:
    """The fen of an amount as people write it: 4836100, 4,836,100.00, 483.61万, full-width digits too. `unit` is
    that of a number that names none. Refuses (AmountUnread) what is no amount, and parts of a fen."""
    written = normalize("NFKC", str(text)).strip().replace(" ", "")
    found = WRITTEN.fullmatch(written)
    number = found["number"] if found else ""
    if not (PLAIN.fullmatch(number) or GROUPED.fullmatch(number)):
        raise AmountUnread("这不是金额，请只写数字，例如 4836100.00")
    exact = Fraction(number.replace(",", "")) * UNITS[found["unit"] or unit]
    if exact.denominator != 1:
        raise AmountUnread("金额最小到分，请核对小数")
    if abs(exact) > MOST:
        raise AmountUnread("金额太大，请核对单位是元还是万元")
    return int(exact)


def share(part: int, whole: int) -> str:
    """38.59% from exact fen, half up; a dash where there is nothing to divide by."""
    if not whole:
        return "—"
    exact = Decimal(part * 100) / Decimal(whole)
    return f"{exact.quantize(CENT, ROUND_HALF_UP)}%"


def rounding_told(parts: list[int], whole: int) -> str:
    """Why the 万元 shown of the parts do not add up to the 万元 shown of their sum; nothing where they do, or where
    the exact parts are not the sum (that is a fault, and told as one)."""
    shown = sum(rounded(part, WAN) for part in parts)
    if sum(parts) != whole or shown == rounded(whole, WAN):
        return ""
    return (
        f"各项显示的数相加是 {shown:,.2f} 万元，合计显示 {in_wan(whole)} 万元：合计从分算起，"
        "每一项只在显示时四舍五入，所以末位不同，账没有差错。"
    )
