"""What an estimate is given of a simulated district: its papers up to a year, in the estimator's words."""

from tools.budget_years import SimulatedYear
from yichuang.domain.performance.estimating.history import Contract, History, Line, Year

MONTHS = range(1, 13)


def history_of(years: list[SimulatedYear]) -> History:
    last = years[-1]
    return History(
        years=tuple(books(year) for year in years),
        contracts=tuple(
            Contract(one.label, one.line, one.monthly, one.first, one.last, one.driver) for one in last.agreements
        ),
        flows=by_month(years, "flows"),
        stocks=by_month(years, "stocks"),
        quotes=last.quotes,
    )


def books(year: SimulatedYear) -> Year:
    lines = tuple(
        Line(
            line.code, line.label, line.kind, line.initial, line.final, line.spent, line.goals,
            tuple(year.paid.get((line.code, month), 0) for month in MONTHS),
        )
        for line in year.lines
    )  # fmt: skip
    return Year(year.year, lines, sum(line.initial for line in year.lines))


def by_month(years: list[SimulatedYear], kind: str) -> dict[str, dict[tuple[int, int], int]]:
    found: dict[str, dict[tuple[int, int], int]] = {}
    for year in years:
        for name, months in getattr(year, kind).items():
            found.setdefault(name, {}).update({(year.year, month): months[month - 1] for month in MONTHS})
    return found
