"""What an estimate says. Money is whole fen 分."""

from dataclasses import dataclass

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True)
class Span:
    """One chance in ten that it is less than `low`, as many that it is more than `high`."""

    low: int
    middle: int
    high: int

    def __post_init__(self):
        assert 0 <= self.low <= self.middle <= self.high, self


@dataclass(frozen=True)
class LineEstimate:
    """A line of next year: `floor` is what contracts in force bind; `reasons` say in words what moves it; the last
    three are last year's, None where last year did not have it by line."""

    code: str
    label: str
    kind: str
    span: Span
    floor: int
    reasons: tuple[str, ...]
    initial: int | None
    final: int | None
    spent: int


@dataclass(frozen=True)
class Estimate:
    """`total` is drawn as a whole: the quantiles of a sum are not the sum of the quantiles."""

    year: int
    seed: int
    lines: tuple[LineEstimate, ...]
    total: Span
    limits: tuple[str, ...]  # what it does not know, in words
    initial: int | None
    final: int | None
    spent: int


def span_of(drawn: list[int]) -> Span:
    """Nearest ranks of what was drawn."""
    ordered = sorted(drawn)
    return Span(*(ordered[min(int(len(ordered) * at), len(ordered) - 1)] for at in (LOW, MIDDLE, HIGH)))
