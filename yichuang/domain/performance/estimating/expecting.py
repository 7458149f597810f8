"""What next year's volumes will be: by months where they are known, by working days, or as things stand."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp, log, sqrt
from statistics import fmean

from yichuang.domain.performance.estimating import smoothing
from yichuang.domain.performance.estimating.drivers import DRIVERS, FLOW, HOURS
from yichuang.domain.performance.estimating.history import History
from yichuang.kernel.calendar import ONE_DAY, Calendar
from yichuang.kernel.calendar_years import ordinary

MONTHS = range(1, 13)
FEW = 24  # months below which a season cannot be told from a growth
UNSURE = {FLOW: 0.15, HOURS: 0.05, "stock": 0.05}  # logs: how sure anybody is of a driver with one year behind it
YEARS_OF_DOUBT = 2.0  # how many years' changes that first doubt weighs
USUAL_HOLIDAYS = {1: 1, 2: 4, 4: 1, 5: 2, 6: 1, 9: 1, 10: 5}  # working days off where no notice is published


@dataclass(frozen=True)
class Expected:
    """A driver next year: the year's middle value and its spread in logs, what it was last year, and why so."""

    driver: str
    middle: float
    spread: float
    last: float | None
    why: str


def expected(history: History, calendar: Calendar, *, seed: int) -> dict[str, Expected]:
    """All drivers something is known of."""
    found = {driver: one(history, calendar, driver, seed) for driver in DRIVERS}
    return {driver: what for driver, what in found.items() if what}


def one(history: History, calendar: Calendar, driver: str, seed: int) -> Expected | None:
    how = {FLOW: by_months, HOURS: by_hours}.get(DRIVERS[driver].how, as_it_stands)
    return how(history, calendar, driver, seed)


def by_months(history: History, calendar: Calendar, driver: str, seed: int) -> Expected | None:
    """The months a working day each, smoothed with their season; too few, or one empty, and it is last year's rate."""
    series = history.series(driver)
    if len(series) < FEW or min(series) <= 0:
        return as_last_year(history, calendar, driver, len(series))
    first = history.last.year - len(series) // 12 + 1
    series = series[-12 * (history.last.year - first + 1) :]
    days = working_days(calendar, range(first, history.next + 1))
    rates = [log(volume / max(day, 1)) for volume, day in zip(series, days, strict=False)]
    paths = smoothing.paths(rates, 12, seed=seed)
    ahead = days[-12:]
    years = sorted(sum(exp(rate) * day for rate, day in zip(path, ahead, strict=True)) for path in paths)
    middle, spread = (
        years[len(years) // 2],
        (log(years[int(len(years) * 0.9)]) - log(years[int(len(years) * 0.1)])) / 2.563,
    )
    changes = yearly_changes(history, driver)
    return Expected(
        driver, middle, max(spread, blended(changes, UNSURE[FLOW]) * 0.5), history.volume(driver, history.last.year),
        f"按{len(series)}个月、每个工作日的量，连同季节推算；{said_of_days(calendar, history.next)}",
    )  # fmt: skip


def as_last_year(history: History, calendar: Calendar, driver: str, months: int) -> Expected | None:
    last = history.volume(driver, history.last.year)
    if last is None:
        return None
    now, ahead = (sum(working_days(calendar, [year])) for year in (history.last.year, history.next))
    known = f"只有{months}个月的数" if months else "只有全年数"
    return Expected(
        driver, last * ahead / now, blended(yearly_changes(history, driver), UNSURE[FLOW]), last,
        f"{known}，分不出季节和增减：照上年，按工作日折算；{said_of_days(calendar, history.next)}",
    )  # fmt: skip


def by_hours(history: History, calendar: Calendar, driver: str, _seed: int) -> Expected | None:
    """Hours a working day as in the last months known, over the working days of next year."""
    series = history.series(driver)
    if len(series) < 12:
        return as_last_year(history, calendar, driver, len(series))
    days = working_days(calendar, [history.last.year])
    a_day = sum(series[-3:]) / sum(days[-3:])
    ahead = sum(working_days(calendar, [history.next]))
    return Expected(
        driver, a_day * ahead, blended(yearly_changes(history, driver), UNSURE[HOURS]), float(sum(series[-12:])),
        f"按上年最后三个月每个工作日 {a_day:.0f} 小时；{said_of_days(calendar, history.next)}",
    )  # fmt: skip


def as_it_stands(history: History, _calendar: Calendar, driver: str, _seed: int) -> Expected | None:
    now = history.standing(driver)
    if now is None:
        return None
    spread = blended(yearly_changes(history, driver), UNSURE["stock"])
    return Expected(driver, now, spread, history.volume(driver, history.last.year), "按上年末的数")


def yearly_changes(history: History, driver: str) -> list[float]:
    """Changes from year to year in logs, of the years known one after the other."""
    years = [history.volume(driver, year.year) for year in history.years]
    return [log(b / a) for a, b in pairwise(years) if a and b and a > 0 and b > 0]


def blended(changes: list[float], doubt: float, years: float = YEARS_OF_DOUBT) -> float:
    """How far a year may be off: what the changes show, and a first doubt that counts for so many years."""
    about = fmean(changes) if len(changes) > 1 else 0.0
    squares = sum((change - about) ** 2 for change in changes)
    return sqrt((years * doubt**2 + squares) / (years + max(len(changes) - (len(changes) > 1), 0)))


def working_days(calendar: Calendar, years) -> list[int]:
    return [days_in(calendar, year, month) for year in years for month in MONTHS]


def days_in(calendar: Calendar, year: int, month: int) -> int:
    """Working days of a month; of a year without its notice the weekdays, less the usual days off."""
    day, worked, known = date(year, month, 1), 0, True
    while day.month == month:
        known = known and calendar.covers(day)
        worked += calendar.is_workday(day) if calendar.covers(day) else ordinary(day).is_workday
        day += ONE_DAY
    return worked if known else worked - USUAL_HOLIDAYS.get(month, 0)


def said_of_days(calendar: Calendar, year: int) -> str:
    days = sum(working_days(calendar, [year]))
    published = calendar.covers(date(year, 12, 31))
    return f"{year}年{days}个工作日" + ("" if published else "（放假安排还没有公布，按常年估）")
