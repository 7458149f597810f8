"""What a unit cost beside what it cost similar towns 条件相近的县区: their middle and range, each with its source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from yichuang.domain.performance.estimating.history import BASIC, FROM_ELSEWHERE, History, Reference
from yichuang.domain.performance.estimating.saying import yuan

FAR_OFF = Fraction(30, 100)  # a cost per result against last year's, and against the middle of similar towns
OLDEST = 3  # years: figures from before that say nothing of today's prices
UNKNOWN = "条件相近的县区花多少，还没有人登记：比不了。请在“下年测算”的“同类地区单位成本”里登记，写明出处"


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `line` is a code, "" for the year as a whole. `evidence`: pairs of a word and what is
    shown. Not `known`: the rule could not be asked, and `said` tells what it lacks."""

    rule: str
    line: str
    said: str
    evidence: tuple[tuple[str, str], ...] = ()
    known: bool = True


@dataclass(frozen=True)
class UnitCost:
    """A unit cost that towns can be compared by, and how it comes out of a body's own books (fen; None: unknown)."""

    word: str
    unit: str
    lacks: str
    own: Callable[[History], Fraction | None]


def a_case(history: History, *, of: Callable = lambda _line: True) -> Fraction | None:
    cases = history.volume("cases", history.last.year)
    spent = sum(line.spent for line in history.last.lines if of(line))
    return Fraction(spent) / Fraction(cases) if cases else None


def quoted(driver: str) -> Callable[[History], Fraction | None]:
    return lambda history: Fraction(history.quotes[driver]) if driver in history.quotes else None


NO_CASES, NO_PRICE = "没有办件量", "合同里没有单价"
COSTS = {
    "case": UnitCost("每件办件，全部支出", "元/件", NO_CASES, a_case),
    "case_planned": UnitCost(
        "每件办件，不含结转和预备费", "元/件", NO_CASES,
        lambda history: a_case(history, of=lambda line: line.kind not in FROM_ELSEWHERE),
    ),
    "case_basic": UnitCost(
        "每件办件，基本支出", "元/件", NO_CASES, lambda history: a_case(history, of=lambda line: line.kind in BASIC)
    ),
    "kiosk": UnitCost("每台自助终端一年，合同价", "元/台年", NO_PRICE, quoted("kiosks")),
    "circuit": UnitCost("每条政务外网线路一年，合同价", "元/条年", NO_PRICE, quoted("circuits")),
}  # fmt: skip


def unlike_similar_towns(history: History) -> Iterator[Finding]:
    """Each unit cost somebody gave figures of other towns for, where it is far from their middle."""
    if not history.references:
        yield Finding("similar", "", UNKNOWN, known=False)
    for name, cost in COSTS.items():
        if figures := of_newest_year(history, name):
            yield from compared(history, cost, figures)
        elif any(one.cost == name for one in history.references):
            said = f"{cost.word}：登记的同类地区的数不是{history.last.year}年或者以前三年里的，比不了"
            yield Finding("similar", "", said, known=False)


def of_newest_year(history: History, cost: str) -> list[Reference]:
    """The figures of the year itself; else of the newest one before it, if that is not too long ago."""
    year = history.last.year
    there = [one for one in history.references if one.cost == cost and year - OLDEST <= one.year <= year]
    newest = max((one.year for one in there), default=0)
    return sorted((one for one in there if one.year == newest), key=lambda one: (one.fen, one.town))


def compared(history: History, cost: UnitCost, figures: list[Reference]) -> Iterator[Finding]:
    own, sources = cost.own(history), tuple(source_of(one) for one in figures)
    if own is None:
        yield Finding("similar", "", f"{cost.word}：{cost.lacks}，和同类地区比不了", sources, known=False)
        return
    middle, low, high = Fraction(median(one.fen for one in figures)), figures[0].fen, figures[-1].fen
    if not middle or abs(own / middle - 1) <= FAR_OFF:
        return
    where = "比最高的还高" if own > high else "比最低的还低" if own < low else "在它们之间"
    span = "" if len(figures) == 1 else f"，最低 {yuan(low)}、最高 {yuan(high)}"
    said = (
        f"{cost.word} {yuan(own)}；{len(figures)}个同类地区居中的是 {yuan(middle)}{span}：差得远，{where}，要说明原因"
    )
    evidence = (("本单位", yuan(own)), ("和居中的比", f"{float(own / middle - 1):+.1%}"), *sources)
    yield Finding("similar", "", said, evidence)


def source_of(one: Reference) -> tuple[str, str]:
    return f"{one.town} {one.year}年", f"{yuan(one.fen)}（{one.source}，{one.dated}）"
