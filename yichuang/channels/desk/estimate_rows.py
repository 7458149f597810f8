"""The rows of an estimate as its page shows them: 万元, beside last year, with how far they move."""

from dataclasses import dataclass

from yichuang.domain.performance.estimating.results import Estimate, Span
from yichuang.domain.performance.estimating.saying import share, wan
from yichuang.domain.performance.reads import Reckoned
from yichuang.domain.performance.reads.drivers import LineFollows, said_of_lines

UNKNOWN = "—"


def amount(fen: int | None) -> str:
    return UNKNOWN if fen is None else wan(fen)


@dataclass(frozen=True)
class Row:
    """One line, or all of them together."""

    code: str
    label: str
    low: str
    middle: str
    high: str
    initial: str
    final: str
    spent: str
    change: str
    reasons: tuple[str, ...] = ()
    follows: LineFollows | None = None


def row_of(code: str, label: str, span: Span, last, reasons=(), *, follows=None) -> Row:
    change = share(span.middle / last.spent - 1) if last.spent else UNKNOWN
    return Row(
        code, label, wan(span.low), wan(span.middle), wan(span.high), amount(last.initial), amount(last.final),
        wan(last.spent), change, reasons, follows,
    )  # fmt: skip


def line_rows(said: Reckoned) -> list[Row]:
    """Every line, and the total at the end."""
    follows = {one.line.code: one for one in said_of_lines(said.history.last.lines) if one.is_open}
    rows = [
        row_of(line.code, line.label, line.span, line, line.reasons, follows=follows.get(line.code))
        for line in said.result.lines
    ]
    return [*rows, row_of("", "合计", said.result.total, said.result)]


def driver_rows(said: Reckoned) -> list[tuple[str, str, str, str]]:
    """Each driver, last year and next, and why."""
    return [
        (
            f"{driver.word}（{driver.unit}）",
            UNKNOWN if what.last is None else f"{what.last:,.0f}",
            f"{what.middle:,.0f}",
            what.why,
        )
        for driver, what in said.drivers
    ]


@dataclass(frozen=True)
class Beside:
    """A line as estimated, and as it would be."""

    label: str
    before: str
    after: str
    span: str
    change: str


def side_by_side(now: Estimate, supposed: Estimate) -> list[Beside]:
    pairs = [(one.label, one.span, other.span) for one, other in zip(now.lines, supposed.lines, strict=True)]
    return [beside(*pair) for pair in (*pairs, ("合计", now.total, supposed.total))]


def beside(label: str, now: Span, then: Span) -> Beside:
    more = then.middle - now.middle
    moved = f"{'+' if more > 0 else ''}{wan(more)}" if more else "不变"
    return Beside(label, wan(now.middle), wan(then.middle), f"{wan(then.low)} 至 {wan(then.high)}", moved)
