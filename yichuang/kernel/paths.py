"""The two ways a limit runs out: over working days, or over natural days with a working day at its end."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yichuang.kernel.calendar import ONE_DAY, Calendar
from yichuang.kernel.counting import NATURAL, counted, landing, merged
from yichuang.kernel.marks import MONTH, Run


@dataclass(frozen=True, slots=True)
class End:
    """Where a limit ends. `on` None: a suspension that goes on lies before it. `missing_year`: `on` is provisional."""

    on: date | None
    missing_year: int | None = None
    still: int = 0
    last_counted: date | None = None


def months_after(day: date, months: int) -> date:
    """The same day-number of the target month, or its last day (Civil Code 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class WorkdayPath:
    """So many working days, extensions included."""

    def __init__(self, run: Run, calendar: Calendar):
        self.run, self.calendar, self.rests = run, calendar, merged(run.suspensions)
        self.unit, self.base = run.unit, run.length
        self.total = run.length + run.extended

    def day_of(self, count: int) -> date | None:
        """The day on which the count reaches `count`; None while that cannot be said."""
        if count <= 0:
            return self.run.start
        position = landing(self.calendar, self.run.start, count, self.rests)
        if position is None or position > self.calendar.last_position:
            return None
        return self.calendar.at(position)

    @cached_property
    def first_end(self) -> End:
        """The end before any extension."""
        return self.end_after(self.base)

    @cached_property
    def end(self) -> End:
        return self.end_after(self.total)

    def end_after(self, count: int) -> End:
        if not count:
            return End(self.run.start, last_counted=self.run.start)
        return over_workdays(self.calendar, self.run.start, count, self.rests)

    @property
    def last_but_one(self) -> date | None:
        """From when at most one working day is left until the end, or until the day held in its place."""
        if self.end.on is None:
            return None
        return self.day_of(self.total - 1) or workday_before(self.calendar, self.end.on, self.run.start)

    def elapsed(self, until: date) -> int:
        return counted(self.calendar, self.run.start, until, self.rests)


def workday_before(calendar: Calendar, day: date, start: date) -> date:
    """The working day before `day`, but not before the clock began."""
    position = calendar.position(day - ONE_DAY)
    return max(calendar.at(position), start) if position else start


def over_workdays(calendar: Calendar, start: date, count: int, rests) -> End:
    position = landing(calendar, start, count, rests)
    if position is None:
        return End(None)
    if position > calendar.last_position:
        held = max(calendar.known_until, start)
        return End(held, calendar.missing_year, position - calendar.last_position)
    day = calendar.at(position)
    return End(day, last_counted=day)


class NaturalPath:
    """So many days or months; an end on a day not worked moves on (CC 203). Extensions add working days to that."""

    def __init__(self, run: Run, calendar: Calendar):
        self.run, self.calendar, self.rests = run, calendar, merged(run.suspensions)
        self.unit = run.unit
        last = months_after(run.start, run.length) if run.unit == MONTH else None
        self.base = (last - run.start).days if last else run.length
        self.total = self.base + run.extended

    @cached_property
    def first_end(self) -> End:
        """The end before any extension."""
        if not self.base:
            return End(self.run.start, last_counted=self.run.start)
        position = landing(NATURAL, self.run.start, self.base, self.rests)
        if position is None:
            return End(None)
        raw, known = NATURAL.at(position), self.calendar.known_until
        if raw > known or self.calendar.position(raw - ONE_DAY) == self.calendar.last_position:
            year = max(raw.year, self.calendar.missing_year)
            return End(max(raw, known), year, self.run.extended, raw)
        return End(self.calendar.next_workday(raw), last_counted=raw)

    @cached_property
    def end(self) -> End:
        first = self.first_end
        if not self.run.extended or first.on is None or first.missing_year:
            return first
        return over_workdays(self.calendar, first.on, self.run.extended, self.rests)

    def day_of(self, count: int) -> date | None:
        if count <= 0:
            return self.run.start
        if count <= self.base:
            position = landing(NATURAL, self.run.start, count, self.rests)
            return None if position is None else NATURAL.at(position)
        first = self.first_end
        if first.on is None or first.missing_year:
            return None
        return over_workdays(self.calendar, first.on, count - self.base, self.rests).last_counted

    @property
    def last_but_one(self) -> date | None:
        due = self.end.on
        if due is None or not self.total:
            return due
        if due > self.calendar.known_until:
            return due - ONE_DAY
        return workday_before(self.calendar, due, self.run.start)

    def elapsed(self, until: date) -> int:
        found = counted(NATURAL, self.run.start, until, self.rests)
        turn = self.first_end.on
        if found <= self.base or turn is None:
            return min(found, self.base)
        return self.base + counted(self.calendar if self.run.extended else NATURAL, turn, until, self.rests)
