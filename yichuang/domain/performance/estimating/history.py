"""What an estimate is made from. Money is whole fen 分; a month is (year, month)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

PERSONNEL, PUBLIC, SPECIAL, OTHER = "personnel", "public", "special", "other_project"
CARRY_OVER, RESERVE = "carry_over", "reserve"
BASIC, PROJECTS = frozenset({PERSONNEL, PUBLIC}), frozenset({SPECIAL, OTHER})
FROM_ELSEWHERE = frozenset({CARRY_OVER, RESERVE})
Month = tuple[int, int]


@dataclass(frozen=True)
class Contract:
    """What is to be paid a month from the first to the last month, both included. `driver`: what it pays for is
    counted in (kiosks, circuits), "" where its price does not hang on a count."""

    label: str
    line: str
    monthly: int
    first: Month
    last: Month
    driver: str = ""
    number: str = ""

    def months_in(self, year: int) -> int:
        return sum(self.first <= (year, month) <= self.last for month in range(1, 13))


VOLUMES, CONTRACTS, NOTHING = "volumes", "contracts", "nothing"


@dataclass(frozen=True)
class Follows:
    """What people chose a line to follow: `drivers` where that is VOLUMES; nothing beyond its CONTRACTS; or NOTHING.
    `by` (an account) chose it on a day (ISO), when the line was called `label`."""

    how: str
    drivers: tuple[str, ...]
    by: str
    on: str
    label: str


@dataclass(frozen=True)
class Line:
    """A budget line as the books of its year close it. `initial` and `final` are None where its source gives only the
    total of all lines; `paid` has twelve months, or is empty where payments were not kept by month; `follows` is None
    where nobody chose: then its name and kind suggest it."""

    code: str
    label: str
    kind: str
    initial: int | None
    final: int | None
    spent: int
    goals: tuple[str, ...] = ()
    paid: tuple[int, ...] = ()
    follows: Follows | None = None


@dataclass(frozen=True)
class Year:
    """The closed books of a year. `initial` and `final` are the budget and the appropriation as a whole, where lines
    do not tell; `carried_out` what its closing put into the next year; not `closed`: it is over, but may still be
    corrected; `goals` all goals by code with their words."""

    year: int
    lines: tuple[Line, ...]
    initial: int | None = None
    final: int | None = None
    carried_out: int | None = None
    closed: bool = True
    goals: Mapping[str, str] = field(default_factory=dict)

    @property
    def spent(self) -> int:
        return sum(line.spent for line in self.lines)

    @property
    def project(self) -> int:
        return sum(line.spent for line in self.lines if line.kind not in BASIC)

    @property
    def budgeted(self) -> int | None:
        """The initial budget of the year; None: unknown."""
        return self.initial if self.initial is not None else whole(line.initial for line in self.lines)

    @property
    def appropriated(self) -> int | None:
        """The final appropriation of the year; None: unknown."""
        return self.final if self.final is not None else whole(line.final for line in self.lines)

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.code == code), None)


def whole(amounts: Iterable[int | None]) -> int | None:
    """A sum, if all its parts are known."""
    amounts = list(amounts)
    return None if None in amounts else sum(amounts)


@dataclass(frozen=True)
class Reference:
    """What a unit cost another town in a year, in fen, as a source says: `cost` is a key of `similar.COSTS`."""

    cost: str
    year: int
    town: str
    fen: int
    source: str
    dated: str


@dataclass(frozen=True)
class History:
    """Years of books without a gap, the oldest first; what is known of volumes by month (`flows`, or `yearly` where
    only a year's figure was reported) and of counts at the end of months (`stocks`); quotations of a unit; and price
    changes already announced, by line, as a share (0.05 is five per cent more); and figures of other towns."""

    years: tuple[Year, ...]
    contracts: tuple[Contract, ...] = ()
    flows: Mapping[str, Mapping[Month, int]] = field(default_factory=dict)
    yearly: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    stocks: Mapping[str, Mapping[Month, int]] = field(default_factory=dict)
    quotes: Mapping[str, int] = field(default_factory=dict)
    announced: Mapping[str, float] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    def __post_init__(self):
        numbers = [year.year for year in self.years]
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ValueError(f"测算要用连续的年度，现有的是：{'、'.join(map(str, numbers)) or '无'}")

    @property
    def last(self) -> Year:
        return self.years[-1]

    @property
    def next(self) -> int:
        return self.last.year + 1

    def volume(self, driver: str, year: int) -> float | None:
        """How much of a driver a year had: its months added up, the mean of a count, a reported figure; None: unknown.
        Months that are missing make a year unknown, not smaller."""
        months = [(year, month) for month in range(1, 13)]
        if driver in self.flows:
            found = [self.flows[driver][month] for month in months if month in self.flows[driver]]
            if len(found) == len(months):
                return float(sum(found))
        if driver in self.stocks:
            found = [self.stocks[driver][month] for month in months if month in self.stocks[driver]]
            if found:
                return fmean(found)
        reported = self.yearly.get(driver, {}).get(year)
        return None if reported is None else float(reported)

    def series(self, driver: str) -> list[int]:
        """The months of a flow without a gap, up to the end of the last year: as many as are known."""
        known, months = self.flows.get(driver, {}), []
        for back in range(12 * len(self.years)):
            year, month = divmod(self.last.year * 12 + 11 - back, 12)
            if (year, month + 1) not in known:
                break
            months.append(known[year, month + 1])
        return months[::-1]

    def standing(self, driver: str) -> float | None:
        """A count as it stands at the end of the last year."""
        known = self.stocks.get(driver, {})
        return float(known[max(known)]) if known else self.volume(driver, self.last.year)
