"""The calendar's table, its editions, and the days things count as received."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yichuang.kernel import workdays
from yichuang.kernel.calendar import LOCAL, CalendarMissing, Day
from yichuang.kernel.calendar_years import shipped, year_of
from yichuang.kernel.models import CalendarEdition, WorkdayCalendar

pytestmark = pytest.mark.django_db

MAY_11 = date(2021, 5, 11)
CLOSED = Day(MAY_11, LOCAL, "防汛停工", "示例通知")


def write(*days):
    return workdays.write(days, by="孙", source="示例通知")


def test_an_empty_table_stands_for_the_calendar_that_comes_with_the_product():
    assert workdays.current() is shipped()


def test_seeding_fills_the_table_once_with_every_day():
    said = workdays.seed()
    workdays.seed()

    assert said == "工作日历：2004-01-01 至 2026-12-31"
    assert CalendarEdition.objects.count() == 1
    assert WorkdayCalendar.objects.count() == len(list(shipped()))
    assert list(workdays.current()) == list(shipped())


def test_seeding_adds_only_the_years_not_yet_known():
    workdays.seed()
    WorkdayCalendar.objects.filter(day__year=2026).delete()
    WorkdayCalendar.objects.filter(day=MAY_11).update(kind=LOCAL, is_workday=False, name="防汛停工")
    CalendarEdition.objects.update(token="changed")

    workdays.seed()

    assert workdays.current().known_until == date(2026, 12, 31)
    assert not workdays.current().is_workday(MAY_11)
    assert CalendarEdition.objects.last().days == 365


def test_the_calendar_is_read_once_and_again_after_an_edition(settings):
    settings.REMEMBERED_SECONDS = 0
    workdays.seed()
    first = workdays.current()

    with CaptureQueriesContext(connection) as asked:
        assert workdays.current() is first
    write(CLOSED)

    assert len(asked) == 1
    assert not workdays.current().is_workday(MAY_11)
    assert WorkdayCalendar.objects.get(day=MAY_11).updated_by == "孙"


def test_an_edition_taken_back_is_not_remembered():
    workdays.seed()

    with transaction.atomic():
        write(CLOSED)
        assert not workdays.current().is_workday(MAY_11)
        transaction.set_rollback(True)
    write(Day(date(2021, 5, 12), LOCAL, "防汛停工", "示例通知"))

    assert workdays.current().is_workday(MAY_11)
    assert not workdays.current().is_workday(date(2021, 5, 12))


def test_the_calendar_of_an_earlier_edition_is_still_there():
    workdays.seed()
    seeded = CalendarEdition.objects.get().pk
    write(CLOSED)
    closed = CalendarEdition.objects.last().pk
    write(*year_of(2027, {date(2027, 1, 1): "元旦"}, {}, "示例通知"))

    assert workdays.of_edition(0).is_workday(MAY_11)
    assert workdays.of_edition(seeded).is_workday(MAY_11)
    assert workdays.of_edition(seeded).known_until == date(2026, 12, 31)
    assert not workdays.of_edition(closed).is_workday(MAY_11)
    assert workdays.of_edition(closed).known_until == date(2026, 12, 31)
    assert workdays.current().known_until == date(2027, 12, 31)


def test_a_day_changed_twice_is_given_back_step_by_step():
    workdays.seed()
    seeded = CalendarEdition.objects.get().pk
    write(CLOSED)
    write(Day(MAY_11, LOCAL, "台风停工", "示例通知2号"))

    assert workdays.of_edition(seeded).on(MAY_11).kind == "weekday"
    assert workdays.of_edition(seeded + 1).on(MAY_11).name == "防汛停工"


def test_a_day_is_worked_as_its_kind_says():
    with pytest.raises(IntegrityError):
        WorkdayCalendar.objects.create(day=MAY_11, kind="holiday", is_workday=True)


@pytest.mark.parametrize(
    ("_why", "moment", "expected"),
    [
        ("within hours", "2021-05-10 16:59", "2021-05-10"),
        ("at closing time", "2021-05-10 17:00", "2021-05-11"),
        ("at night", "2021-05-10 23:59", "2021-05-11"),
        ("before opening", "2021-05-10 00:00", "2021-05-10"),
        ("on a Friday evening", "2021-05-14 18:00", "2021-05-17"),
        ("on a holiday", "2021-05-01 10:00", "2021-05-06"),
        ("on a make-up Saturday", "2021-05-08 10:00", "2021-05-08"),
        ("on a Saturday", "2021-05-15 10:00", "2021-05-17"),
    ],
)
def test_what_is_handed_in_counts_from(_why, moment, expected):
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Shanghai"))

    assert workdays.effective_date(at) == date.fromisoformat(expected)


def test_the_clock_on_the_wall_is_the_bureaus_whatever_zone_a_moment_comes_in():
    assert workdays.effective_date(datetime(2021, 5, 10, 16, 30, tzinfo=ZoneInfo("UTC"))) == MAY_11


def test_closing_time_is_a_setting(settings):
    settings.CLOSING_TIME = time(12, 0)

    assert workdays.effective_date(datetime(2021, 5, 10, 13, 0, tzinfo=ZoneInfo("Asia/Shanghai"))) == MAY_11


@pytest.mark.parametrize("moment", [(2026, 12, 31, 18), (2027, 1, 2, 10)])
def test_handing_in_is_possible_before_the_year_is_published(moment):
    at = datetime(*moment, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert workdays.effective_date(at) == at.date()
    with pytest.raises(CalendarMissing, match="2027"):
        workdays.effective_date(at, strict=True)


def test_anybody_may_ask_when_a_limit_ends():
    found = workdays.due(date(2021, 5, 6), 10, "workday", [(date(2021, 5, 10), date(2021, 5, 21))])

    assert found.due_on == date(2021, 6, 2)


def test_a_limit_beyond_the_calendar_is_not_guessed():
    with pytest.raises(CalendarMissing) as missing:
        workdays.due(date(2026, 12, 20), 20)

    assert missing.value.year == 2027


@pytest.mark.parametrize("days", [-1, 10_001])
def test_a_limit_that_cannot_be_is_refused(days):
    with pytest.raises(ValueError, match=str(days)):
        workdays.due(date(2021, 5, 6), days, "day")
