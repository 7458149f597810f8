"""Patrols of the hall: two each working day, also those that find nothing; one walk is never counted twice."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tests.factories import PNG, staff
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import Patrol, PatrolRound
from yichuang.kernel import files, ledger, measures
from yichuang.kernel.measures import THE_HOUSE
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def found(hall, **how) -> Patrol:
    kept = files.keep(BytesIO(PNG), name="示例.png", owner=hall.sun.account).pk
    told = {"unit": hall.body.code, "kind": "absent", "way": "on_site", "finding": "示例：窗口无人", "photo": kept}
    return acts.note_finding(by=hall.sun, **told | how)


def test_a_patrol_that_finds_nothing_is_noted_with_who_and_when(hall, at):
    walked = acts.walk(by=hall.sun, way="on_site", note="示例：自助区")

    assert (walked.number, walked.person, walked.walked_on, walked.findings.count()) == (
        "XL2026000001", hall.sun.account, date(2026, 3, 2), 0,
    )  # fmt: skip
    assert [line.act for line in ledger.of(walked)] == ["walk"]


def test_what_is_found_within_the_hour_is_of_one_patrol(hall, at):
    first = found(hall)
    at("2026-03-02 10:59")
    second = found(hall)
    at("2026-03-02 11:01")
    third = found(hall)

    assert (first.round == second.round, second.round == third.round) == (True, False)
    assert reads.patrolled(MARCH).today.rounds == 2


def test_one_walk_is_not_counted_twice(hall, at):
    acts.walk(by=hall.sun, way="on_site")
    with pytest.raises(ActRefused, match="算同一次"):
        acts.walk(by=hall.sun, way="on_site")
    assert PatrolRound.objects.count() == 1

    acts.walk(by=hall.sun, way="video")
    at("2026-03-02 11:00")
    acts.walk(by=hall.sun, way="on_site")
    assert reads.patrolled(MARCH).today.rounds == 2


def test_a_finding_that_is_refused_is_no_patrol(hall):
    with pytest.raises(ActRefused):
        found(hall, photo=None)
    assert PatrolRound.objects.count() == 0


def test_only_who_supervises_walks(hall):
    for who in (hall.zhao, hall.qian, hall.mei):
        with pytest.raises(PermissionDenied):
            acts.walk(by=who, way="on_site")
    assert PatrolRound.objects.count() == 0


def test_the_days_worked_with_fewer_than_two_are_named_and_today_is_not_over(hall, at):
    for who in (hall.sun, staff("SUPERVISOR", body=hall.body)):  # Monday 2 March: two people, two patrols
        acts.walk(by=who, way="on_site")
    at("2026-03-03 10:00")
    acts.walk(by=hall.sun, way="on_site")
    acts.walk(by=hall.sun, way="video")  # cameras: not on site
    at("2026-03-09 09:00")  # Saturday and Sunday are not worked

    month = reads.patrolled(MARCH)
    assert (month.days, month.rounds) == (5, 3)
    assert [(day.on.day, day.rounds) for day in month.short] == [(3, 1), (4, 0), (5, 0), (6, 0)]
    assert (month.today.on.day, month.today.rounds, month.today.missing) == (9, 0, 2)


def test_a_make_up_saturday_is_worked_and_how_many_a_day_is_a_setting(hall, at, settings):
    at("2026-02-28 10:00")
    acts.walk(by=hall.sun, way="on_site")
    at("2026-03-02 09:00")

    assert reads.patrolled(date(2026, 2, 1)).short[-1].on == date(2026, 2, 28)
    settings.PATROLS_A_DAY = 1
    assert reads.patrolled(date(2026, 2, 1)).short[-1].on == date(2026, 2, 27)
    assert reads.patrolled(date(2026, 2, 1)).today is None


def test_patrols_on_foot_are_a_measure(hall):
    acts.walk(by=hall.sun, way="on_site")
    acts.walk(by=hall.sun, way="video")

    told = measures.read("supervision.patrols", period=(date(2026, 3, 1), date(2026, 3, 31)), seen_by=THE_HOUSE)
    assert told.total.shown == "1次"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_patrols_of_a_month_are_one_question_however_many(hall, django_assert_num_queries, rows):
    for _ in range(rows):
        acts.walk(by=staff("SUPERVISOR", body=hall.body), way="on_site")
    who = staff("SUPERVISOR", body=hall.body)

    with django_assert_num_queries(1):
        assert len(reads.rounds(who, MARCH)) == rows
