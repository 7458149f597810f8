"""Over the end of the last year whose holidays are published: nobody is told too early a day, nothing breaks, and
whoever keeps the calendar is asked for the next year in time."""

from datetime import date

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk, now
from yichuang.domain.cases import acts, reads
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.joint import acts as joint
from yichuang.domain.joint.tests.factories import FIRE, GAP, REGISTRATION
from yichuang.kernel import calendar_changes, documents, workdays
from yichuang.kernel.calendar_years import year_of

pytestmark = pytest.mark.django_db

ASKED, AFTER_IT = "2026-12-25 10:00", "2027-01-05 10:00"
NOTICE = "示例〔2026〕2号"


@pytest.fixture(autouse=True)
def calendar(db):
    workdays.seed()
    assert workdays.current().known_until == date(2026, 12, 31)


def reply_by(thing) -> date:
    return date.fromisoformat(documents.of(thing).get(code="DOC-02").snapshot["reply_by"])


def test_a_correction_notice_names_no_day_before_its_working_days_are_over(hall, at):
    at(ASKED)

    case = acts.ask_to_correct(hall.received(), by=hall.zhao, gaps=[GAP])

    assert reply_by(case) == date(2027, 2, 8)  # 15 working days: thrice as many of any kind
    assert case.correction_due is None


def test_nor_does_the_one_notice_of_a_whole_matter(street, at):
    at(ASKED)
    matter = street.applied()
    for item in (REGISTRATION, FIRE):
        street.received(matter, item)

    for item in (REGISTRATION, FIRE):
        joint.note_gaps(matter, by=street.officers[item], item=item, gaps=[GAP])

    assert street.now(matter).state == "CORRECTION"
    assert reply_by(matter) > date(2027, 1, 15)


@pytest.mark.parametrize("day", [ASKED, AFTER_IT])
def test_a_date_nobody_can_know_is_called_so_wherever_it_stands(hall, at, client, day):
    at(day)
    case = hall.accepted()
    zhao = Desk(hall.zhao)

    progress = client.post(reverse("citizen:progress"), {"number": case.number, "password": case.password})

    assert reads.progress_of(now(case))["provisional"]
    assert "暂定" in progress.text
    assert "暂定" in zhao.get(reverse("desk:queue")).text
    assert "暂定" in zhao.get(reverse("desk:case", args=[case.number])).text


def test_a_matter_goes_all_its_way_in_a_year_without_a_calendar(hall, at):
    at(AFTER_IT)

    assert hall.delivered().state == "DELIVERED"


def test_who_keeps_the_calendar_is_asked_for_the_next_year_two_months_ahead(hall, at):
    keeper, asked = staff("SUPERVISOR", scope=("*",)), "2027年的放假安排还没有导入"

    def home(who):
        return Desk(who).get(reverse("desk:home")).text

    at("2026-10-30 10:00")
    assert asked not in home(keeper)
    at("2026-11-02 10:00")
    assert asked in home(keeper)
    assert asked not in home(hall.zhao)
    at(AFTER_IT)
    assert "今天已经不在工作日历里" in Desk(keeper).get(reverse("desk:calendar")).text


def test_nobody_is_asked_once_it_is_there(at):
    at("2026-12-01 10:00")
    assert calendar_changes.year_wanted(date(2026, 12, 1)) == 2027

    workdays.write(year_of(2027, {}, {}, NOTICE), by="示例", source=NOTICE)

    assert calendar_changes.year_wanted(date(2026, 12, 1)) is None
