"""The working-day calendar in memory: what each published day is, and counting over it.

A day is known only where a calendar was published. Beyond that nothing is guessed: whether a Monday of next year is
worked is decided by the yearly notice, make-up Saturdays included.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

WEEKDAY, WEEKEND, HOLIDAY, MAKEUP, LOCAL = "weekday", "weekend", "holiday", "makeup", "local"
WORKED = frozenset({WEEKDAY, MAKEUP})


class CalendarMissing(LookupError):  # noqa: N818 - the year, not the program, is what is missing
    """A date depends on a year whose holidays and make-up working days are not published yet."""

    def __init__(self, year: int):
        super().__init__(f"{year}年的工作日安排尚未导入，无法确定日期。请先导入当年的放假安排通知。")
        self.year = year


@dataclass(frozen=True, slots=True)
class Day:
    """One published day. `name` is the holiday, the holiday a make-up day belongs to, or the reason of a closure."""

    day: date
    kind: str
    name: str = ""
    source: str = ""

    @property
    def is_workday(self) -> bool:
        return self.kind in WORKED


class Calendar:
    """The published days without a gap, from `first` to `known_until`. It never changes; a new notice makes a new one.

    A *position* is the number of working days up to and including a day. Counting is arithmetic on positions, so a
    due date costs two binary searches however long the clock.
    """

    def __init__(self, days: Iterable[Day], version: int = 0):
        known = {day.day: day for day in days}
        if not known:
            raise ValueError("a calendar without days")
        self.version = version
        self.first = last = min(known)
        self._days: list[Day] = []
        while last in known:
            self._days.append(known[last])
            last += ONE_DAY
        self.known_until = last - ONE_DAY
        self._worked = [day.day.toordinal() for day in self._days if day.is_workday]

    @property
    def last_position(self) -> int:
        return len(self._worked)

    def position(self, day: date) -> int:
        """Working days up to and including `day`; beyond the last published day, those that are published."""
        if day < self.first:
            raise CalendarMissing(day.year)
        return bisect_right(self._worked, day.toordinal())

    def at(self, position: int) -> date:
        """The working day at a position, counted from 1."""
        if position < 1:
            raise CalendarMissing(self.first.year - 1)
        if position > self.last_position:
            raise CalendarMissing(self.missing_year)
        return date.fromordinal(self._worked[position - 1])

    @property
    def missing_year(self) -> int:
        """The first year that is not wholly published."""
        return (self.known_until + ONE_DAY).year

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.known_until

    def on(self, day: date) -> Day:
        if not self.covers(day):
            raise CalendarMissing(day.year)
        return self._days[(day - self.first).days]

    def is_workday(self, day: date) -> bool:
        return self.on(day).is_workday

    def next_workday(self, day: date) -> date:
        """`day` itself where it is worked, else the next working day."""
        if not self.covers(day):
            raise CalendarMissing(day.year)
        return self.at(self.position(day - ONE_DAY) + 1 if day > self.first else 1)

    def changed(self, days: Iterable[Day], version: int = 0) -> "Calendar":
        """This calendar with some days replaced or added."""
        return Calendar([*self._days, *days], version or self.version)

    def __iter__(self):
        return iter(self._days)
