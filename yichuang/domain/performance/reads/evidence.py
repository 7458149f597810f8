"""What an estimate is made from: the closed books of the years before, contracts, volumes as they were measured."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from yichuang.domain.performance.estimating.history import Contract, History, Line, Year
from yichuang.domain.performance.models import BudgetYear, Goal
from yichuang.domain.performance.reads.books import Books, ContractBook, books_of
from yichuang.domain.performance.reads.drivers import with_choices
from yichuang.domain.performance.reads.references import in_use
from yichuang.domain.performance.states.evaluation import EvaluationState
from yichuang.domain.performance.states.money import YearState
from yichuang.kernel import measures
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.models import ReportedFigure

GENERAL = "general"
DRIVER_OF = {"network": "circuits", "kiosk": "kiosks"}  # by the kind of a contract
A_YEAR = 12
MOST_YEARS = 10
CASES = "cases.received"
REPORTED = {"kiosks": ("R18",), "circuits": ("R28", "R29"), "cases": ("R15",)}  # lines of a report, added up
BASE = {"万": 10_000, "万件": 10_000}


def history_of(
    body: str, year: int, told: Mapping[str, int], quotes: Mapping[str, int], announced: Mapping[str, float]
) -> History | None:
    """The years just before `year` that are over, as many as follow one another; None where the last one is not over
    or has no books. What people tell goes before what contracts and reports say: `told` volumes of the last year,
    `quotes` of a unit in fen, both by driver; `announced` price changes by line."""
    years = kept_years(body, year)
    if not years:
        return None
    history = with_choices(history_of_books(years, told), body)
    return replace(history, quotes=history.quotes | quotes, announced=dict(announced))


def kept_years(body: str, before: int) -> list[Books]:
    """The books of the years just before a year that are over, the oldest first, without a gap."""
    kept = {one.year: one for one in over(BudgetYear.objects.kept().filter(body=body, year__lt=before))}
    years: list[Books] = []
    while before - 1 - len(years) in kept and len(years) < MOST_YEARS:
        years.append(books_of(kept[before - 1 - len(years)]))
    return years[::-1]


def over(years):
    """Those of these years whose money was carried out, closed or not: in autumn nobody has closed anything yet, and
    whoever reads an estimate is told so."""
    return years.exclude(state=YearState.DRAFT).filter(year__lt=timezone.localdate().year)


def goals_of(books: Books) -> dict[str, tuple[str, list[str]]]:
    """The goals of a year by code, as its self-evaluation has them: their words, and the lines they name."""
    goals = Goal.objects.filter(evaluation__body=books.body, evaluation__year=books.year)
    there = goals.exclude(evaluation__state=EvaluationState.WITHDRAWN)
    return {one.code: (one.text, one.lines) for one in there}


def history_of_books(years: list[Books], told: Mapping[str, int] | None = None) -> History:
    last, yearly = years[-1], reported(one.year for one in years)
    return History(
        years=tuple(map(year_of, years)),
        contracts=tuple(contract_of(one) for one in latest(years)),
        flows=measured(years),
        yearly=yearly | {name: yearly.get(name, {}) | {last.year: number} for name, number in (told or {}).items()},
        quotes=quoted(last),
        references=in_use(),
    )


def year_of(books: Books) -> Year:
    goals = goals_of(books)
    named = {code: [goal for goal, (_, lines) in goals.items() if code in lines] for code in books.amounts}
    return Year(
        year=books.year,
        lines=tuple(
            Line(
                line.code, line.label, line.kind, line.initial, line.final, line.spent,
                tuple(dict.fromkeys((*line.goals, *named.get(line.code, ())))),
                books.months.get(line.code, ()),
            )
            for line in books.lines if line.fund == GENERAL
        ),
        initial=books.amounts.get("budget_initial"),
        final=books.amounts.get("final"),
        carried_out=books.carried_out if books.closed_on else None,
        closed=books.closed_on is not None,
        goals={code: words for code, (words, _) in goals.items()},
    )  # fmt: skip


def latest(years: list[Books]) -> list[ContractBook]:
    """Each contract as the newest books have it."""
    return list({one.number: one for books in years for one in books.contracts}.values())


def contract_of(one: ContractBook) -> Contract:
    first, last = (one.first.year, one.first.month), (one.last.year, one.last.month)
    months = (last[0] - first[0]) * A_YEAR + last[1] - first[1] + 1
    return Contract(one.label, one.code, one.amount // months, first, last, DRIVER_OF.get(one.kind, ""), one.number)


def quoted(books: Books) -> dict[str, int]:
    """What a kiosk or a circuit costs a year, where a contract prices one."""
    found = {}
    for one in books.contracts:
        driver = DRIVER_OF.get(one.kind)
        if driver and one.unit_price:
            found[driver] = one.unit_price * (A_YEAR if one.per == "month" else 1)
    return found


def measured(years: list[Books]) -> dict[str, dict[tuple[int, int], int]]:
    """Cases received month by month, from the first month that has any."""
    period = date(years[0].year, 1, 1), date(years[-1].year, 12, 31)
    cells = measures.read(CASES, by="month", period=period, seen_by=THE_HOUSE).cells
    months = {tuple(map(int, cell.at["month"].split("-"))): int(cell.value or 0) for cell in cells}
    begun = min((month for month, number in months.items() if number), default=None)
    return {"cases": {month: number for month, number in months.items() if month >= begun}} if begun else {}


def reported(years: Iterable[int]) -> dict[str, dict[int, int]]:
    """Volumes a report gave for these years; all lines of one, or none of it. A year that is measured goes before."""
    rows = {(one.line, one.year): one for one in ReportedFigure.objects.filter(year__in=list(years))}
    found: dict[str, dict[int, int]] = {}
    for driver, lines in REPORTED.items():
        for year in {year for _, year in rows}:
            parts = [rows.get((line, year)) for line in lines]
            if all(parts):
                found.setdefault(driver, {})[year] = sum(round(one.value * BASE.get(one.unit, 1)) for one in parts)
    return found
