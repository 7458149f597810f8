"""What whoever leads a unit reads: where the money went, what it bought, what that cost, what to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yichuang.domain.performance.estimating import freezing
from yichuang.domain.performance.estimating.findings import WORDS, Finding, findings
from yichuang.domain.performance.estimating.history import BASIC, FROM_ELSEWHERE
from yichuang.domain.performance.estimating.results import Estimate as Result
from yichuang.domain.performance.estimating.saying import wan
from yichuang.domain.performance.models import BudgetYear, Evaluation
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.reads.books import Books, books_of
from yichuang.domain.performance.reads.estimates import newest
from yichuang.domain.performance.reads.evidence import GENERAL, history_of_books, kept_years
from yichuang.domain.performance.states.evaluation import EvaluationState
from yichuang.kernel import measures
from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.models import ReportedFigure

BOUGHT = (  # a measure; where it has nothing, the line of a report, or figures of the final self-evaluation, say it
    ("cases.received", "办件", "R15", ("received", "completed")),
    ("joint.items_completed", "联办事项办结", "R13", ()),
    ("cases.on_time_rate", "按时办结率", "", ("on_time_rate",)),
    ("evaluation.satisfaction", "满意率", "R27", ("satisfaction",)),
    ("kiosks.active", "自助终端", "R18", ("kiosks",)),
    ("network.villages", "外网覆盖村（社区）", "R29", ("villages",)),
    ("publicity.page_views", "门户浏览", "R30", ("page_views",)),
)
MOST_FINDINGS, MOST_MOVES = 4, 3  # so that a page with warnings of two lines each still is one screen
BASE = {"万": 10_000, "万件": 10_000}


@dataclass(frozen=True)
class Went:
    """Where money went: a line, its share of all expenditure, and what it was given."""

    code: str
    label: str
    spent: int
    given: int | None
    part: Fraction


@dataclass(frozen=True)
class Bought:
    """A result: `number` exactly, where it is one that money can be divided by; `note` where it is from."""

    label: str
    shown: str
    note: str
    number: Fraction | None
    line: str = ""


@dataclass(frozen=True)
class Cost:
    label: str
    shown: str
    made_of: str


@dataclass(frozen=True)
class Overview:
    """The page. `estimate`: the adopted one of the year after, or the newest draft; `moves`: what moves most in it."""

    year: BudgetYear
    books: Books
    went: tuple[Went, ...]
    bought: tuple[Bought, ...]
    costs: tuple[Cost, ...]
    findings: tuple[tuple[str, Finding], ...]
    more_findings: int
    unknown: int
    estimate: Estimate | None
    result: Result | None
    moves: tuple[tuple[str, int, int], ...]


def director_years(actor: Actor) -> list[BudgetYear]:
    """The budget years this person may see, the newest first."""
    return list(BudgetYear.objects.kept().visible_to(actor).select_related("body").order_by("-year", "body_id"))


def overview(year: BudgetYear) -> Overview:
    books = books_of(year)
    found = findings(history_of_books([*kept_years(year.body_id, year.year), books]))
    known = [one for one in found if one.known]
    next_one = newest(year.body_id, year.year + 1)
    result = freezing.thawed_estimate(next_one.result) if next_one else None
    bought = tuple(results_of(year))
    return Overview(
        year=year, books=books, went=tuple(went(books)), bought=bought, costs=tuple(costs(books, bought)),
        findings=tuple((WORDS[one.rule], one) for one in known[:MOST_FINDINGS]),
        more_findings=max(len(known) - MOST_FINDINGS, 0), unknown=len(found) - len(known), estimate=next_one,
        result=result, moves=tuple(moves(result)) if result else (),
    )  # fmt: skip


def went(books: Books) -> Iterator[Went]:
    """The lines by what they spent, the largest first."""
    lines = [line for line in books.lines if line.fund == GENERAL]
    whole = sum(line.spent for line in lines)
    for line in sorted(lines, key=lambda line: (-line.spent, line.code)):
        yield Went(
            line.code, line.label, line.spent, line.final, Fraction(line.spent, whole) if whole else Fraction(0)
        )


def results_of(year: BudgetYear) -> Iterator[Bought]:
    """What the year gave: measured where it was measured, else what a report or the body's own final self-evaluation
    says of this very year, else why not."""
    number = year.year
    known = {one.name for one in measures.every()}
    names = [name for name, *_ in BOUGHT if name in known]
    read = measures.read_all(names, period=(date(number, 1, 1), date(number, 12, 31)), seen_by=THE_HOUSE)
    reported = {one.line: one for one in ReportedFigure.objects.filter(year=number)}
    evaluated = figures_of_final(year)
    for name, label, line, figures in BOUGHT:
        reading, stated = read.get(name), reported.get(line)
        final = next((evaluated[code] for code in figures if evaluated.get(code)), None)
        if reading and reading.total and reading.total.value:
            yield Bought(label, reading.total.shown, "系统计量", Fraction(reading.total.value), name)
        elif stated:
            shown = f"{stated.value.normalize():,f} {stated.unit}"
            yield Bought(label, shown, f"报告数 {line}", Fraction(stated.value) * BASE.get(stated.unit, 1), name)
        elif final:
            yield Bought(label, final["shown"], f"自评：{final['label']}", Fraction(final["value"]), name)
        elif reading and reading.total and reading.total.value is not None:
            yield Bought(label, reading.total.shown, "系统计量", Fraction(0), name)
        else:
            yield Bought(label, "无", "没有计量", None, name)


def figures_of_final(year: BudgetYear) -> dict[str, dict]:
    """The figures of the body's final self-evaluation of the year that have a value, by their codes."""
    final = Evaluation.objects.filter(body=year.body_id, year=year.year, finalised_on__isnull=False)
    found = final.exclude(state=EvaluationState.WITHDRAWN).first()
    figures = found.frozen["figures"] if found else {}
    return {code: one for code, one in figures.items() if one["value"] is not None and Fraction(one["value"])}


def costs(books: Books, bought: tuple[Bought, ...]) -> Iterator[Cost]:
    """What a result cost: expenditure over its number, each with what it is made of."""
    numbers = {one.line: one.number for one in bought}
    lines = [line for line in books.lines if line.fund == GENERAL]
    spent = sum(line.spent for line in lines)
    basic = sum(line.spent for line in lines if line.kind in BASIC)
    planned = sum(line.spent for line in lines if line.kind not in FROM_ELSEWHERE)
    cases = numbers.get("cases.received")
    yield cost("每件办件，全部支出", spent, cases, "件")
    yield cost("每件办件，不含结转和预备费", planned, cases, "件")
    yield cost("每件办件，基本支出", basic, cases, "件")
    for words, name, label, unit in (
        (("网络", "外网"), "network.villages", "每个联网村（社区），网络专项", "个"),
        (("门户", "网站"), "publicity.page_views", "每次门户浏览，公开专项", "次"),
    ):
        of_words = sum(line.spent for line in lines if any(word in line.label for word in words))
        if of_words:
            yield cost(label, of_words, numbers.get(name), unit)


def cost(label: str, spent: int, number: Fraction | None, unit: str) -> Cost:
    if not number:
        return Cost(label, "无", "没有数量，算不出" if number is None else f"数量是 0 {unit}，算不出")
    each = Fraction(spent, 100) / number
    return Cost(label, f"{float(each):,.2f} 元", f"{wan(spent)} 万元 ÷ {float(number):,.0f} {unit}")


def moves(result: Result) -> Iterator[tuple[str, int, int]]:
    """The lines that are to move most, against what they spent: label, spent, middle value."""
    ordered = sorted(result.lines, key=lambda line: -abs(line.span.middle - line.spent))
    yield from ((line.label, line.spent, line.span.middle) for line in ordered[:MOST_MOVES])
