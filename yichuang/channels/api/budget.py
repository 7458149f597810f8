"""Budget years: the sums of a body's year, line by line. For staff, of the bodies they supervise or lead."""

from datetime import date

from ninja import Router, Schema

from yichuang.channels.api.limits import Code
from yichuang.channels.api.pages import cut
from yichuang.channels.api.problems import FAULTS
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.performance.reads import years as reads
from yichuang.domain.performance.reads.books import LineBook, books_of

router = Router(tags=["budget"])


class BudgetYearOf(Schema):
    """Amounts are whole fen (分)."""

    number: str
    body: str
    year: int
    state: str
    state_word: str
    final: int
    spent: int


class BudgetYearList(Schema):
    results: list[BudgetYearOf]
    next: str | None


class BudgetLineOf(Schema):
    """`initial` and `final` are null where the source gives only the total of all lines."""

    code: str
    label: str
    fund: str
    kind: str
    functional: str
    economic: str
    initial: int | None
    adjusted: int
    final: int | None
    spent: int
    goals: list[str]


class FaultOf(Schema):
    """Two amounts that should be the same: each with its words, and the sentence."""

    name: str
    one: int
    other: int
    said: str


class BudgetYearWhole(BudgetYearOf):
    """`amounts`: by the names budget_initial, adjustment, final, income, expenditure, basic, project,
    government_fund, state_capital, social_insurance, and by the code of each line what it spent. `none`: the fund
    budgets this year does not have (无)."""

    source: str
    closed_on: date | None
    amounts: dict[str, int]
    lines: list[BudgetLineOf]
    months: list[int]
    none: list[str]
    faults: list[FaultOf]
    unexplained: int | None
    fingerprint: str


@router.get("/budget", response={200: BudgetYearList, **FAULTS}, operation_id="budget_years")
def budget_years(request, cursor: Code = ""):
    """The budget years the caller may see, the newest first."""
    found, following = cut(reads.years(request.actor), cursor)
    totals = reads.totals_of(found)
    return {"results": [head_of(one, totals[one.pk]) for one in found], "next": following}


@router.get("/budget/{number}", response={200: BudgetYearWhole, **FAULTS}, operation_id="budget_year")
def budget_year(request, number: str):
    """One year (its number, such as SPJ-2021) with every line, every sum, and what does not add up."""
    year = found_or_404(reads.year, request.actor, number)
    books, totals = books_of(year), reads.totals_of([year])[year.pk]
    return head_of(year, totals) | {
        "source": books.source, "closed_on": books.closed_on, "amounts": books.amounts,
        "lines": [line_of(line) for line in books.lines], "months": list(books.payments_by_month),
        "none": list(books.no_budget_of), "unexplained": books.unexplained and books.unexplained.fen,
        "faults": [{"name": fault.name, "one": fault.one.fen, "other": fault.other.fen, "said": str(fault)}
                   for fault in books.faults],
        "fingerprint": books.fingerprint,
    }  # fmt: skip


def head_of(year, totals) -> dict:
    return {
        "number": year.number, "body": year.body_id, "year": year.year, "state": year.state,
        "state_word": year.get_state_display(), "final": totals.final, "spent": totals.spent,
    }  # fmt: skip


def line_of(line: LineBook) -> dict:
    return {
        "code": line.code, "label": line.label, "fund": line.fund, "kind": line.kind, "functional": line.functional,
        "economic": line.economic, "initial": line.initial, "adjusted": line.adjusted, "final": line.final,
        "spent": line.spent, "goals": list(line.goals),
    }  # fmt: skip
