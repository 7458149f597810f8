"""The table the lawyers check: the test vectors of the domain handbook B5, and what each unit and mark does."""

from datetime import date

import pytest

from yichuang.kernel.calendar import Calendar, CalendarMissing
from yichuang.kernel.calendar_years import shipped
from yichuang.kernel.reckoning import Lights, Mark, reckon

MAY_6, MAY_10, MAY_21 = date(2021, 5, 6), date(2021, 5, 10), date(2021, 5, 21)


def start(on, days=0, unit="workday"):
    return Mark("start", on, days, unit=unit)


def due(*marks, **how):
    return reckon(marks, calendar=shipped(), **how).due_on


@pytest.mark.parametrize(
    ("_why", "accepted", "days", "expected"),
    [
        ("two make-up days and Mid-Autumn between them", "2021-09-17", 5, "2021-09-26"),
        ("National Day, Saturday 9 October works", "2021-09-30", 5, "2021-10-13"),
        ("Spring Festival, 20 February works", "2021-02-08", 20, "2021-03-12"),
        ("Sunday 25 April works, 1 to 5 May off", "2021-04-23", 7, "2021-05-06"),
        ("over the end of the year", "2021-12-31", 1, "2022-01-04"),
        ("29 and 30 January work", "2022-01-28", 10, "2022-02-16"),
        ("Dragon Boat Festival", "2021-06-11", 20, "2021-07-12"),
        ("the limit of joint handling", "2021-06-11", 45, "2021-08-16"),
        ("the long Spring Festival of 2026", "2026-02-13", 5, "2026-02-27"),
        ("the autumn of 2026", "2026-09-24", 10, "2026-10-15"),
        ("an instant matter is due the day it begins", "2021-05-06", 0, "2021-05-06"),
    ],
)
def test_working_days_are_due(_why, accepted, days, expected):
    found = reckon([start(date.fromisoformat(accepted))], length=days, unit="workday", calendar=shipped())

    assert found.due_on == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("_why", "marks", "expected"),
    [
        ("Saturday 8 May works", [], "2021-05-19"),
        ("both ends of a suspension are left out", [("suspend", "05-10"), ("resume", "05-21")], "2021-06-02"),
        ("a suspension begun and ended on one day", [("suspend", "05-10"), ("resume", "05-10")], "2021-05-20"),
        ("the day of the start is never counted anyway", [("suspend", "05-06"), ("resume", "05-06")], "2021-05-19"),
        ("a suspension of a weekend moves nothing", [("suspend", "05-15"), ("resume", "05-16")], "2021-05-19"),
        ("a suspension after the last day moves nothing", [("suspend", "05-20"), ("resume", "05-28")], "2021-05-19"),
        ("a suspension on the last day moves it", [("suspend", "05-19"), ("resume", "05-19")], "2021-05-20"),
        (
            "overlapping suspensions count once",
            [("suspend", "05-10"), ("suspend", "05-12"), ("resume", "05-18"), ("resume", "05-21")],
            "2021-06-02",
        ),
        (
            "a suspension within another counts once",
            [("suspend", "05-10"), ("suspend", "05-12"), ("resume", "05-14"), ("resume", "05-21")],
            "2021-06-02",
        ),
        ("an extension adds working days", [("extend", "05-19", 10)], "2021-06-02"),
        (
            "suspensions are applied again to an extended limit",
            [("extend", "05-19", 10), ("suspend", "05-24"), ("resume", "05-28")],
            "2021-06-09",
        ),
        ("two extensions add up", [("extend", "05-10", 5), ("extend", "05-19", 5)], "2021-06-02"),
        ("a suspension that goes on has no due date", [("suspend", "05-10")], None),
        (
            "one of two goes on",
            [("suspend", "05-10"), ("suspend", "05-12"), ("resume", "05-14")],
            None,
        ),
        ("a suspension begun when the limit was over does not hide it", [("suspend", "05-20")], "2021-05-19"),
        ("stopped while suspended", [("suspend", "05-10"), ("stop", "05-21")], "2021-06-02"),
        ("stopped, dated back before it was suspended", [("suspend", "05-12"), ("stop", "05-11")], "2021-05-19"),
    ],
)
def test_ten_working_days_from_6_may_2021_are_due(_why, marks, expected):
    marks = [Mark(what, date.fromisoformat(f"2021-{day}"), *days) for what, day, *days in marks]

    assert due(start(MAY_6, 10), *marks) == (expected and date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("_why", "begun", "length", "unit", "expected"),
    [
        ("natural days count weekends", "2021-05-06", 12, "day", "2021-05-18"),
        ("a last day on a Saturday moves to Monday", "2021-05-06", 9, "day", "2021-05-17"),
        ("a last day that is a make-up Saturday stays", "2021-05-06", 2, "day", "2021-05-08"),
        ("a last day in a holiday moves past all of it", "2021-04-01", 30, "day", "2021-05-06"),
        ("the same day-number a month on", "2021-03-15", 1, "month", "2021-04-15"),
        ("the last day where the month is shorter", "2021-03-31", 1, "month", "2021-04-30"),
        ("the end of February, moved on from a Sunday", "2021-01-31", 1, "month", "2021-03-01"),
        ("a leap year", "2024-01-31", 1, "month", "2024-02-29"),
        ("over the year", "2021-12-15", 3, "month", "2022-03-15"),
        ("twelve months", "2020-02-29", 12, "month", "2021-03-01"),
        ("no days at all", "2021-05-08", 0, "day", "2021-05-08"),
    ],
)
def test_days_and_months_are_due(_why, begun, length, unit, expected):
    assert due(start(date.fromisoformat(begun), length, unit)) == date.fromisoformat(expected)


def test_a_suspension_gives_natural_days_back():
    marks = [start(MAY_6, 12, "day"), Mark("suspend", MAY_10), Mark("resume", MAY_21)]

    assert due(*marks) == date(2021, 5, 31)  # the 18th and twelve days, a Sunday, moved on


def test_an_extension_of_natural_days_adds_working_days_after_the_end():
    marks = [start(MAY_6, 9, "day"), Mark("extend", MAY_10, 3)]

    assert due(*marks) == date(2021, 5, 20)


def test_a_second_start_begins_anew():
    marks = [start(MAY_6, 5), Mark("suspend", MAY_10), Mark("stop", MAY_21), start(MAY_21, 5)]

    found = reckon(marks, calendar=shipped())

    assert (found.start, found.due_on, found.stopped_on) == (MAY_21, date(2021, 5, 28), None)


@pytest.mark.parametrize(
    ("days", "hint", "warn"),
    [
        (10, "05-17", "05-18"),  # 8th and 9th day
        (5, "05-11", "05-12"),  # 80 % and one day left fall on the 4th; 90 % only on the last
        (20, "05-27", "05-31"),
        (1, "05-06", "05-07"),  # one day is left from the start
        (0, "05-06", "05-06"),
    ],
)
def test_lights_turn_at_the_share_of_the_limit_or_with_one_day_left(days, hint, warn):
    found = reckon([start(MAY_6, days)], calendar=shipped())

    assert (f"{found.hint_on:%m-%d}", f"{found.warn_on:%m-%d}") == (hint, warn)


def test_red_is_the_day_after_the_due_day_whatever_day_it_is():
    found = reckon([start(date(2021, 5, 10), 4)], calendar=shipped())

    assert (found.due_on, found.red_on) == (date(2021, 5, 14), date(2021, 5, 15))


def test_the_shares_are_exact_and_may_be_set():
    assert Lights().days(0.55, 100) == 55  # in floating point 55.00000000000001, and so a day too many
    assert reckon([start(MAY_6, 10)], calendar=shipped(), lights=Lights(hint=0.5, warn=0.6)).warn_on == date(
        2021, 5, 13
    )


def test_natural_days_turn_blue_one_working_day_before_the_end():
    found = reckon([start(MAY_6, 9, "day")], calendar=shipped())  # Saturday 15, moved to Monday 17

    assert (found.hint_on, found.warn_on) == (date(2021, 5, 14), date(2021, 5, 15))


def test_no_light_turns_before_the_clock_began():
    found = reckon([start(date(2021, 5, 22), 1, "day")], calendar=shipped())  # Saturday; Sunday, moved to Monday

    assert (found.due_on, found.hint_on) == (date(2021, 5, 24), date(2021, 5, 22))


def test_while_suspended_there_is_no_date_and_no_light():
    found = reckon([start(MAY_6, 10), Mark("suspend", MAY_10)], calendar=shipped(), today=date(2021, 6, 30))

    assert (found.due_on, found.hint_on, found.warn_on, found.red_on) == (None, None, None, None)
    assert (found.suspended_since, found.elapsed, found.remaining) == (MAY_10, 2, 8)
    assert not found.provisional


@pytest.mark.parametrize(
    ("today", "elapsed", "remaining"),
    [("05-06", 0, 10), ("05-08", 2, 8), ("05-09", 2, 8), ("05-19", 10, 0), ("05-22", 12, -2), ("04-01", 0, 10)],
)
def test_elapsed_and_remaining_are_counted_days(today, elapsed, remaining):
    found = reckon([start(MAY_6, 10)], calendar=shipped(), today=date.fromisoformat(f"2021-{today}"))

    assert (found.elapsed, found.remaining) == (elapsed, remaining)


def test_elapsed_ends_with_the_stop():
    found = reckon([start(MAY_6, 10), Mark("stop", date(2021, 5, 12))], calendar=shipped(), today=date(2021, 7, 1))

    assert (found.elapsed, found.remaining, found.stopped_on) == (5, 5, date(2021, 5, 12))


def test_natural_days_that_moved_on_are_not_over_before_the_day_they_moved_to():
    found = reckon([start(MAY_6, 9, "day")], calendar=shipped(), today=date(2021, 5, 16))
    later = reckon([start(MAY_6, 9, "day")], calendar=shipped(), today=date(2021, 5, 18))

    assert (found.remaining, later.remaining) == (0, -1)


def test_beyond_the_published_calendar_the_date_is_provisional():
    found = reckon([start(date(2026, 12, 20), 20)], calendar=shipped(), today=date(2026, 12, 30))

    assert (found.provisional, found.missing_year, found.known_until) == (True, 2027, date(2026, 12, 31))
    assert (found.due_on, found.warn_on, found.red_on) == (date(2026, 12, 31), date(2026, 12, 31), None)
    assert (found.elapsed, found.remaining, found.still_to_count) == (8, 12, 11)


def test_a_clock_begun_beyond_the_published_calendar_waits_for_it():
    found = reckon([start(date(2027, 1, 5), 5)], calendar=shipped(), today=date(2027, 1, 6))

    assert (found.due_on, found.red_on, found.still_to_count, found.elapsed) == (date(2027, 1, 5), None, 5, 0)


def test_natural_days_beyond_the_calendar_hold_the_day_before_any_move():
    found = reckon([start(date(2026, 11, 20), 60, "day")], calendar=shipped())

    assert (found.due_on, found.provisional, found.missing_year) == (date(2027, 1, 19), True, 2027)


def test_a_published_last_day_that_moves_into_an_unpublished_year_is_provisional():
    until_2022 = Calendar(day for day in shipped() if day.day.year <= 2022)  # ends on a Saturday

    found = reckon([start(date(2022, 12, 21), 10, "day")], calendar=until_2022)

    assert (found.due_on, found.red_on, found.missing_year) == (date(2022, 12, 31), None, 2023)


@pytest.mark.parametrize(
    ("begun", "length", "unit", "year"),
    [
        ("2026-12-20", 20, "workday", 2027),
        ("2026-12-20", 13, "month", 2028),  # 20 January 2028: that year must say whether it is worked
        ("2003-06-01", 5, "workday", 2003),
    ],
)
def test_strictly_reckoned_a_missing_year_is_named(begun, length, unit, year):
    with pytest.raises(CalendarMissing) as missing:
        reckon([start(date.fromisoformat(begun), length, unit)], calendar=shipped(), strict=True)

    assert missing.value.year == year


@pytest.mark.parametrize(
    "marks",
    [
        [],
        [Mark("stop", MAY_10)],
        [start(MAY_6, 5), Mark("resume", MAY_10)],
        [start(MAY_6, 5), Mark("suspend", MAY_10), Mark("resume", MAY_6)],
        [start(MAY_6, 5), Mark("stop", MAY_10), Mark("extend", MAY_10, 5)],
        [start(MAY_6, 5), Mark("wind", MAY_10)],
        [start(MAY_6, -1)],
        [start(MAY_6, 5, "hour")],
    ],
)
def test_marks_that_cannot_be_are_a_fault(marks):
    with pytest.raises(ValueError):
        reckon(marks, calendar=shipped())
