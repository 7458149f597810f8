"""What a check says: what does not agree, needs an explanation, has no unit, is rounded, agrees."""

from dataclasses import dataclass
from fractions import Fraction

from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount

WRONG, EXPLAIN, UNIT, ROUNDED, AGREES = "wrong", "explain", "unit", "rounded", "agrees"
WORDS = {
    WRONG: "对不上",
    EXPLAIN: "需要说明",
    UNIT: "缺少单位",
    ROUNDED: "经过进位",
    AGREES: "相符",
}
ALARMS = (WRONG, EXPLAIN, UNIT)  # somebody has to look; the others are told for completeness


@dataclass(frozen=True)
class Finding:
    """One thing said of some amounts; `amounts` are those it is about, the one to look at first."""

    kind: str
    says: str
    amounts: tuple[Amount, ...]

    @property
    def word(self) -> str:
        return WORDS[self.kind]

    @property
    def is_alarm(self) -> bool:
        return self.kind in ALARMS


def told(value: Fraction, unit: str, places: int = 2) -> str:
    """A computed number as a sentence says it: money in 万元, shares in per cent, without empty decimals."""
    if unit == MONEY:
        return f"{trimmed(value / 10_000, 6, keep=places)}万元"
    if unit == SHARE:
        return f"{trimmed(value * 100, places, keep=places)}%"
    return f"{trimmed(value, places)}{unit}"


def trimmed(value: Fraction, places: int, keep: int = 0) -> str:
    """Rounded half up to `places`; ends in no 0 beyond `keep` decimals."""
    number = rounded(value, places)
    sign, number = ("-", -number) if number < 0 else ("", number)
    whole, part = divmod(number.numerator * 10**places // number.denominator, 10**places) if places else (number, 0)
    decimals = f"{int(part):0{places}d}" if places else ""
    while len(decimals) > keep and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{sign}{int(whole):,}" + (f".{decimals}" if decimals else "")


def rounded(value: Fraction, places: int) -> Fraction:
    """Half up, away from nothing, as offices round."""
    scaled = abs(value) * 10**places
    number = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places)
    return number if value >= 0 else -number


def to_step(value: Fraction, step: Fraction) -> Fraction:
    """Rounded half up to whole steps."""
    return rounded(value / step, 0) * step
