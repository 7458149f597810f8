"""The days of whole years: those that come with the product, and those a yearly notice or a local closure sets."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from chinese_calendar import constants

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, ONE_DAY, WEEKDAY, WEEKEND, Calendar, Day

SATURDAY = 5
SHIPPED = "chinesecalendar"

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


def ordinary(day: date, source: str = "") -> Day:
    """What a day is where no notice says otherwise."""
    return Day(day, WEEKDAY if day.weekday() < SATURDAY else WEEKEND, source=source)


def year_of(year: int, off: Mapping[date, str], worked: Mapping[date, str], source: str) -> list[Day]:
    """Every day of a year as its notice sets it: days off and make-up working days with the holiday they belong to.

    A notice may also reach into the neighbouring year; such days are added to those of the year.
    """
    named = {day: Day(day, HOLIDAY, name, source) for day, name in off.items()}
    named |= {day: Day(day, MAKEUP, name, source) for day, name in worked.items()}
    day, days = date(year, 1, 1), {}
    while day.year == year:
        days[day] = ordinary(day, source)
        day += ONE_DAY
    return sorted((days | named).values(), key=lambda day: day.day)


def closure(first: date, last: date, name: str, source: str, calendar: Calendar) -> list[Day]:
    """The working days of a local closure, both ends included; days off stay what they are."""
    days, day = [], first
    while day <= last:
        if calendar.is_workday(day):
            days.append(Day(day, LOCAL, name, source))
        day += ONE_DAY
    return days


@cache
def shipped() -> Calendar:
    """The years that come with the product: 2004 to the last one chinesecalendar has a notice for."""
    off = {day: NAMES.get(name, name) for day, name in constants.holidays.items()}
    worked = {day: NAMES.get(name, name) for day, name in constants.workdays.items()}
    days: list[Day] = []
    for year in range(min(off).year, max(off).year + 1):
        days += year_of(
            year,
            {day: name for day, name in off.items() if day.year == year},
            {day: name for day, name in worked.items() if day.year == year},
            SHIPPED,
        )
    return Calendar(days)
