"""The books of a year, as goals, reports and estimates read them: exact fen, by the names of figures."""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from yichuang.domain.performance.models import BudgetYear, Payment
from yichuang.domain.performance.reads.around import around
from yichuang.domain.performance.rules.sums import FUNDS, Fault, Unexplained

MONTHS = range(1, 13)


@dataclass(frozen=True)
class LineBook:
    """One budget line. `initial` and `final` are None where the source gives only the total of all lines."""

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
    goals: tuple[str, ...]
    source: str

    @property
    def rate(self) -> Fraction | None:
        """Spent of the final appropriation; None where there is none to divide by."""
        return Fraction(self.spent, self.final) if self.final else None

    @property
    def left(self) -> int | None:
        return None if self.final is None else self.final - self.spent


@dataclass(frozen=True)
class ContractBook:
    number: str
    label: str
    kind: str
    code: str
    party: str
    first: date
    last: date
    amount: int
    units: int
    unit: str
    unit_price: int | None
    per: str
    paid: int


@dataclass(frozen=True)
class Books:
    """A budget year of a body. `amounts`: exact fen under the names `budget_initial adjustment final income
    expenditure basic project government_fund state_capital social_insurance`, and what each line spent under its code.
    `months`: by line code what was paid in each month, January first; `without_month`: what the source gives only as
    the total of a year. `faults`: sums that differ, each with both sides. `fingerprint`: of all that is told here; it
    is another one as soon as any of it changed."""

    body: str
    year: int
    number: str
    state: str
    source: str
    closed_on: date | None
    carried_out: int
    amounts: dict[str, int]
    lines: tuple[LineBook, ...]
    contracts: tuple[ContractBook, ...]
    months: dict[str, tuple[int, ...]]
    without_month: dict[str, int]
    faults: tuple[Fault, ...]
    unexplained: Unexplained | None

    @property
    def payments_by_month(self) -> tuple[int, ...]:
        """All lines together, January first."""
        return tuple(sum(paid[month - 1] for paid in self.months.values()) for month in MONTHS)

    @property
    def no_budget_of(self) -> tuple[str, ...]:
        """The fund budgets this year does not have: a report says 无."""
        return tuple(fund for fund in FUNDS if all(line.fund != fund for line in self.lines))

    def line(self, code: str) -> LineBook | None:
        return next((line for line in self.lines if line.code == code), None)

    @property
    def fingerprint(self) -> str:
        told = json.dumps(asdict(self), default=str, ensure_ascii=False, sort_keys=True)
        return sha256(told.encode()).hexdigest()


def books(body: str, year: int) -> Books:
    """The books of a body (its code) for a year, for the house itself. DoesNotExist where nobody has begun them."""
    return books_of(BudgetYear.objects.kept().get(body=body, year=year))


def books_of(year: BudgetYear) -> Books:
    there = around(year)
    standing = there.standing
    months, without_month = paid_by_month(year)
    return Books(
        body=year.body_id, year=year.year, number=year.number, state=year.state, source=year.source,
        closed_on=year.closed_on, carried_out=year.carried_out, amounts=standing.amounts,
        lines=tuple(line_book(there.lines[one.code], one) for one in standing.lines),
        contracts=tuple(contract_book(one, there.paid[number]) for number, one in there.contracts.items()),
        months=months, without_month=without_month,
        faults=tuple(standing.faults(ended=year.state == "CLOSED")), unexplained=standing.unexplained,
    )  # fmt: skip


def line_book(line, one) -> LineBook:
    return LineBook(
        code=line.code, label=line.label, fund=line.fund, kind=line.kind, functional=line.functional,
        economic=line.economic, initial=line.initial, adjusted=one.adjusted, final=one.final, spent=one.spent,
        goals=tuple(line.goals), source=line.source,
    )  # fmt: skip


def contract_book(one, paid: int) -> ContractBook:
    return ContractBook(
        number=one.contract_no, label=one.label, kind=one.kind, code=one.code, party=one.party, first=one.first,
        last=one.last, amount=one.amount, units=one.units, unit=one.unit, unit_price=one.unit_price, per=one.per,
        paid=paid,
    )  # fmt: skip


def paid_by_month(year: BudgetYear) -> tuple[dict[str, tuple[int, ...]], dict[str, int]]:
    by_month: dict[str, list[int]] = defaultdict(lambda: [0] * len(MONTHS))
    undated: dict[str, int] = defaultdict(int)
    for code, day, amount in (
        Payment.objects.filter(year=year).standing().order_by("place").values_list("code", "paid_on", "amount")
    ):
        if day is None:
            undated[code] += amount
        else:
            by_month[code][day.month - 1] += amount
    return {code: tuple(paid) for code, paid in by_month.items()}, dict(undated)
