"""Months and quarters for which awards are given. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHLY, QUARTERLY = "monthly", "quarterly"
MONTH_CODE, QUARTER_CODE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])"), re.compile(r"(20\d\d)-Q([1-4])")
A_QUARTER, MONTHS = 3, 12


@dataclass(frozen=True)
class AwardPeriod:
    """A month (2026-11) or a quarter (2026-Q4) of a year; `start` is its first month."""

    kind: str
    year: int
    start: int

    @property
    def length(self) -> int:
        return 1 if self.kind == MONTHLY else A_QUARTER

    @property
    def months(self) -> list[str]:
        """As scores are asked for: 2026-10, 2026-11, 2026-12."""
        return [f"{self.year}-{month:02}" for month in range(self.start, self.start + self.length)]

    @property
    def first(self) -> date:
        return date(self.year, self.start, 1)

    @property
    def last(self) -> date:
        end = self.start + self.length - 1
        return date(self.year, end, monthrange(self.year, end)[1])

    @property
    def code(self) -> str:
        return self.months[0] if self.kind == MONTHLY else f"{self.year}-Q{self.start // A_QUARTER + 1}"

    @property
    def word(self) -> str:
        """2026年11月, 2026年第4季度."""
        which = f"{self.start}月" if self.kind == MONTHLY else f"第{self.start // A_QUARTER + 1}季度"
        return f"{self.year}年{which}"


def called(code: str) -> AwardPeriod:
    """ValueError where it is neither a month nor a quarter."""
    if found := MONTH_CODE.fullmatch(code):
        return AwardPeriod(MONTHLY, int(found[1]), int(found[2]))
    if found := QUARTER_CODE.fullmatch(code):
        return AwardPeriod(QUARTERLY, int(found[1]), (int(found[2]) - 1) * A_QUARTER + 1)
    raise ValueError(code)


def of_day(kind: str, day: date) -> AwardPeriod:
    start = day.month if kind == MONTHLY else (day.month - 1) // A_QUARTER * A_QUARTER + 1
    return AwardPeriod(kind, day.year, start)


def lately(kind: str, today: date, many: int) -> list[AwardPeriod]:
    """So many periods, the one of today first."""
    found = [of_day(kind, today)]
    while len(found) < many:
        newest = found[-1]
        month = newest.year * MONTHS + newest.start - 1 - newest.length
        found.append(AwardPeriod(kind, month // MONTHS, month % MONTHS + 1))
    return found
