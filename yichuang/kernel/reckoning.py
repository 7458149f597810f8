"""When a clock is due, and why: a pure function of its marks and the published calendar.

Civil Code 201 to 203: the first day is not counted; a month ends on the same day-number or the month's last day; a
last day that is not worked moves to the next working day. Suspended days, both ends included, are not counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil

from yichuang.kernel import explaining
from yichuang.kernel.calendar import ONE_DAY, Calendar, CalendarMissing
from yichuang.kernel.marks import WORKDAY, Mark, Run, marks_of, run_of, runs_of
from yichuang.kernel.paths import NaturalPath, WorkdayPath

__all__ = ["Lights", "Mark", "Reckoning", "marks_of", "reckon", "runs_of"]


@dataclass(frozen=True)
class Lights:
    """From which share of the limit a clock turns blue, and yellow (domain handbook E6)."""

    hint: float = 0.8
    warn: float = 0.9

    def days(self, share: float, total: int) -> int:
        return ceil(Fraction(str(share)) * total)  # exact: 0.55 of 100 is 55, not 56


@dataclass(frozen=True)
class Reckoning:
    """What follows from the marks on the given calendar.

    `due_on` is None while suspended. A provisional date is the last day that can be vouched for: the true one is
    later by at least the days `still_to_count` and is never red. `elapsed` and `remaining` are counted days, a day
    that is `today` included; both None where no day was given and the clock was not stopped.
    """

    start: date
    unit: str
    total: int  # days to count: the length (of months, their days) and every extension
    due_on: date | None
    hint_on: date | None
    warn_on: date | None
    red_on: date | None
    suspended_since: date | None
    stopped_on: date | None
    elapsed: int | None
    remaining: int | None
    provisional: bool
    missing_year: int | None
    known_until: date
    still_to_count: int
    path: WorkdayPath | NaturalPath = field(repr=False, compare=False)

    @cached_property
    def lines(self) -> list[explaining.Line]:
        return explaining.lines(self)


def reckon(
    marks: Iterable[Mark],
    *,
    calendar: Calendar,
    length: int | None = None,
    unit: str | None = None,
    today: date | None = None,
    lights: Lights = Lights(),
    strict: bool = False,
) -> Reckoning:
    """Reckon the last run of `marks`; `length` in `unit` (workday, day or month) unless the start mark says them.

    Beyond the published calendar the answer is provisional; with `strict` it is CalendarMissing(year) instead.
    """
    run = run_of(marks, length, unit)
    path = (WorkdayPath if run.unit == WORKDAY else NaturalPath)(run, calendar)
    end = path.end
    if strict and end.missing_year:
        raise CalendarMissing(end.missing_year)
    elapsed = elapsed_of(path, run, today)
    return Reckoning(
        start=run.start,
        unit=run.unit,
        total=path.total,
        due_on=end.on,
        hint_on=hint_of(path, lights),
        warn_on=warn_of(path, lights),
        red_on=end.on + ONE_DAY if end.on and not end.missing_year else None,
        suspended_since=run.suspended_since,
        stopped_on=run.stopped_on,
        elapsed=elapsed,
        remaining=None if elapsed is None else path.total - elapsed,
        provisional=bool(end.missing_year),
        missing_year=end.missing_year,
        known_until=calendar.known_until,
        still_to_count=end.still,
        path=path,
    )


def hint_of(path: WorkdayPath | NaturalPath, lights: Lights) -> date | None:
    """Blue: the share of the limit is used, or one working day is left."""
    return earliest(path.day_of(lights.days(lights.hint, path.total)), path.last_but_one) if path.end.on else None


def warn_of(path: WorkdayPath | NaturalPath, lights: Lights) -> date | None:
    """Yellow: the share of the limit is used, or it is the last day."""
    return earliest(path.day_of(lights.days(lights.warn, path.total)), path.end.on) if path.end.on else None


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def elapsed_of(path: WorkdayPath | NaturalPath, run: Run, today: date | None) -> int | None:
    ends = [day for day in (today, run.stopped_on) if day]
    return path.elapsed(min(ends)) if ends else None
