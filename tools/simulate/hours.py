"""When people of an office do things: on working days, between its morning and its evening."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from yichuang.kernel import workdays
from yichuang.kernel.calendar import CalendarMissing

CHINA = ZoneInfo("Asia/Shanghai")
OPENS = time(9)
DAY = timedelta(hours=8)


class Hours:
    """Moments of work of one year, and so many working days later."""

    def __init__(self, year: int):
        self.calendar = workdays.current()
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.positions = range(
            self.calendar.position(self.first - timedelta(days=1)), self.calendar.position(self.last)
        )

    def some_moment(self, chance: Random, share: float = 1) -> datetime:
        """Some moment of the year, or of its first part."""
        return self.moment(chance.choice(self.positions[: int(len(self.positions) * share)]) + chance.random())

    def after(self, share: float) -> datetime:
        """When so much of the year's working days has passed."""
        return self.moment(self.positions[int(len(self.positions) * share)])

    def moment(self, position: float) -> datetime:
        """A working day by its place in the calendar, counted from 0, and the part of it that has passed."""
        whole, part = divmod(position, 1)
        return datetime.combine(self.calendar.at(int(whole) + 1), OPENS, CHINA) + part * DAY

    def later(self, moment: datetime, days: float) -> datetime:
        """So many working days on; parts of a day run within the opening hours."""
        here = moment.astimezone(CHINA)
        passed = (here - datetime.combine(here.date(), OPENS, CHINA)) / DAY
        if self.calendar.is_workday(here.date()):
            position = self.calendar.position(here.date()) - 1 + min(max(passed, 0.0), 0.999)
        else:
            position = self.calendar.position(here.date())
        try:
            return self.moment(position + days)
        except CalendarMissing:  # of a year nobody has published yet: some other time
            return datetime.combine(self.last + timedelta(days=1), OPENS, CHINA)
