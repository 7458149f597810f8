"""What happens in a simulated district month by month: cases, printed guides, hours of windows, and what stands there.

Seasons are those of the real calendar: working days with their make-up days, and the crowd after a long holiday.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tools.budget_years.places import Place
from tools.budget_years.troubles import CLOSED_WINDOWS, EMPTY_MONTHS, POLICY, Trouble, factor
from yichuang.kernel.calendar import Calendar
from yichuang.kernel.calendar_years import shipped

HOURS_A_DAY = 7.0
LONG = 3  # days off in a row, after which people crowd in
CROWD, CROWD_DAYS = 1.25, 2


@dataclass(frozen=True)
class Month:
    cases: int
    guides: int
    window_hours: int
    kiosks: int
    circuits: int
    heads: int


def months_of(place: Place, seed: int, first_year: int, years: int, troubles: tuple[Trouble, ...]) -> list[Month]:
    chance = Random(f"{seed} volumes")  # noqa: S311 - made-up volumes
    calendar, stocks, drift, months = shipped(), (place.kiosks, place.circuits, place.heads), 0.0, []
    for month in range(12 * years):
        year, of_year = first_year + month // 12, month % 12
        drift = 0.6 * drift + chance.gauss(0, place.wobble)  # a good month is followed by a good one
        days = weighed_days(calendar, year, of_year + 1)
        rate = place.daily_cases * (1 + place.growth) ** (month / 12) * place.shape[of_year]
        rate *= factor(troubles, month, EMPTY_MONTHS, "cases") * factor(troubles, month, POLICY, "cases")
        cases = round(rate * days * 2.718281828**drift)
        visits = cases * place.counter_share * place.moving_online ** (month / 12)
        taken = place.guides_a_visit * factor(troubles, month, POLICY, "guides")
        guides = visits * taken * chance.lognormvariate(0, 0.1)
        stocks = grown(stocks, chance, of_year)
        shut = sum(t.size for t in troubles if t.kind == CLOSED_WINDOWS and t.holds(month))
        worked = sum(calendar.is_workday(day) for day in days_of(year, of_year + 1))
        hours = max(place.windows - shut, 4) * HOURS_A_DAY * worked
        heads = max(round(stocks[2] * factor(troubles, month, POLICY, "heads")), 3)
        months.append(Month(cases, round(guides), round(hours), stocks[0], stocks[1], heads))
    return months


def grown(stocks: tuple[int, int, int], chance: Random, of_year: int) -> tuple[int, int, int]:
    """Kiosks come in waves in spring and autumn, circuits one by one, people once a year."""
    kiosks, circuits, heads = stocks
    if of_year in (3, 9) and chance.random() < 0.3:
        kiosks = max(kiosks + chance.choice((-3, 4, 6, 10)), 5)
    if chance.random() < 0.06:
        circuits = max(circuits + chance.choice((-1, 1, 2)), 10)
    if of_year == 0 and chance.random() < 0.35:
        heads = max(heads + chance.choice((-1, 1)), 4)
    return kiosks, circuits, heads


def days_of(year: int, month: int):
    day = date(year, month, 1)
    while day.month == month:
        yield day
        day += timedelta(days=1)


def weighed_days(calendar: Calendar, year: int, month: int) -> float:
    """Working days of a month, the first ones after a long holiday counting for more."""
    weight = 0.0
    for day in days_of(year, month):
        if calendar.is_workday(day):
            weight += CROWD if after_long_holiday(calendar, day) else 1.0
    return weight


def after_long_holiday(calendar: Calendar, day) -> bool:
    for worked in range(1, CROWD_DAYS + 1):
        before = day - timedelta(days=worked)
        if not calendar.is_workday(before):
            return all(not calendar.is_workday(before - timedelta(days=back)) for back in range(LONG))
    return False
