from datetime import date

import pytest

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, WEEKDAY, WEEKEND, Calendar, CalendarMissing, Day
from yichuang.kernel.calendar_years import closure, ordinary, shipped, year_of

MAKEUPS_2021 = ["02-07", "02-20", "04-25", "05-08", "09-18", "09-26", "10-09"]
MAKEUPS_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


@pytest.mark.parametrize(
    ("year", "days"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_of_a_year(year, days):
    assert sum(day.is_workday for day in shipped() if day.day.year == year) == days


@pytest.mark.parametrize(("year", "days"), [(2021, MAKEUPS_2021), (2026, MAKEUPS_2026)])
def test_make_up_days_of_a_year(year, days):
    found = [f"{day.day:%m-%d}" for day in shipped() if day.day.year == year and day.kind == MAKEUP]

    assert found == days


def test_the_shipped_calendar_has_every_day_from_2004_to_2026():
    calendar = shipped()

    assert (calendar.first, calendar.known_until, calendar.missing_year) == (
        date(2004, 1, 1),
        date(2026, 12, 31),
        2027,
    )
    assert len(list(calendar)) == (date(2027, 1, 1) - date(2004, 1, 1)).days


def test_a_day_says_what_it_is():
    assert shipped().on(date(2021, 9, 20)) == Day(date(2021, 9, 20), HOLIDAY, "中秋节", "chinesecalendar")
    assert shipped().on(date(2021, 9, 26)) == Day(date(2021, 9, 26), MAKEUP, "国庆节", "chinesecalendar")
    assert ordinary(date(2021, 9, 24)).kind == WEEKDAY
    assert ordinary(date(2021, 9, 25)).kind == WEEKEND


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1)])
def test_an_unpublished_day_is_never_guessed(day):
    for ask in (shipped().on, shipped().is_workday, shipped().next_workday):
        with pytest.raises(CalendarMissing, match=str(day.year)):
            ask(day)


def test_positions_beyond_the_calendar_name_the_missing_year():
    calendar = shipped()

    assert calendar.at(calendar.last_position) == date(2026, 12, 31)
    with pytest.raises(CalendarMissing, match="2027"):
        calendar.at(calendar.last_position + 1)
    with pytest.raises(CalendarMissing, match="2003"):
        calendar.at(0)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-10-01", "2021-10-08"), ("2021-10-09", "2021-10-09"), ("2004-01-01", "2004-01-02")],
)
def test_the_next_working_day_may_be_the_day_itself(day, expected):
    assert shipped().next_workday(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_a_calendar_ends_at_its_first_gap():
    days = [day for day in shipped() if day.day.year == 2021 and day.day != date(2021, 3, 1)]

    assert Calendar(days).known_until == date(2021, 2, 28)


def test_a_change_makes_a_new_calendar_and_leaves_the_old_one():
    closed = shipped().changed([Day(date(2021, 5, 11), LOCAL, "防汛停工通知")], version=7)

    assert (closed.is_workday(date(2021, 5, 11)), closed.version) == (False, 7)
    assert shipped().is_workday(date(2021, 5, 11))


def test_a_notice_makes_a_whole_year_and_may_reach_into_the_one_before():
    days = year_of(
        2027, {date(2027, 1, 1): "元旦", date(2026, 12, 31): "元旦"}, {date(2027, 1, 3): "元旦"}, "示例通知"
    )

    assert len(days) == 366
    assert [day.kind for day in days[:5]] == [HOLIDAY, HOLIDAY, WEEKEND, MAKEUP, WEEKDAY]


def test_a_closure_takes_only_working_days():
    days = closure(date(2021, 5, 7), date(2021, 5, 10), "防汛停工通知", "示例通知", shipped())

    assert [day.day.day for day in days] == [7, 8, 10]
    assert {day.kind for day in days} == {LOCAL}
