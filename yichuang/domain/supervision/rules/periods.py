"""Weeks and months as bulletins count them. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEK, MONTH = "WEEK", "MONTH"
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Period:
    """A week from Monday to Sunday, or a month; both ends are in it."""

    kind: str
    first: date
    last: date

    @property
    def days(self) -> tuple[date, date]:
        return self.first, self.last

    @property
    def code(self) -> str:
        """2026-W48 by ISO 8601, 2026-11."""
        if self.kind == MONTH:
            return f"{self.first:%Y-%m}"
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def name(self) -> str:
        """2026年第48周, 2026年11月."""
        if self.kind == MONTH:
            return f"{self.first.year}年{self.first.month}月"
        year, week, _ = self.first.isocalendar()
        return f"{year}年第{week}周"

    @property
    def word(self) -> str:
        """2026年第48周（11月23日至11月29日）, 2026年11月."""
        return self.name if self.kind == MONTH else f"{self.name}（{day_of(self.first)}至{day_of(self.last)}）"

    @property
    def this(self) -> str:
        return "本月" if self.kind == MONTH else "本周"

    @property
    def that(self) -> str:
        return "上月" if self.kind == MONTH else "上周"

    @property
    def before(self) -> "Period":
        return holding(self.kind, self.first - A_DAY)

    def back(self, many: int) -> list["Period"]:
        """So many periods that end with this one, the oldest first."""
        found = [self]
        while len(found) < many:
            found.insert(0, found[0].before)
        return found


def day_of(day: date) -> str:
    return f"{day.month}月{day.day}日"


def holding(kind: str, day: date) -> Period:
    """The week or the month in which a day lies."""
    if kind == MONTH:
        first = day.replace(day=1)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return Period(kind, first, following - A_DAY)
    first = day - timedelta(days=day.weekday())
    return Period(kind, first, first + A_WEEK - A_DAY)


def last_ended(kind: str, today: date) -> Period:
    """The newest one of which no day is still to come."""
    return holding(kind, today).before
