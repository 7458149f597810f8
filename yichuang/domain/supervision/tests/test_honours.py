"""Badges and voluntary hours: given by somebody else, once, taken back with a reason; no score changes."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import Honour, VoluntaryService
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db


def given(hall, by=None, person=None, kind="PIONEER", merits="示例：带头值周六"):
    return acts.honours.give(by=by or hall.sun, kind=kind, person=(person or hall.zhao).account, merits=merits)


def served(hall, hours="2", **how):
    told = {"person": hall.zhao.account, "served_on": date(2026, 3, 2), "hours": Decimal(hours), "what": "示例引导"}
    return acts.honours.serve(by=hall.sun, **told | how)


def test_a_badge_is_held_told_of_and_taken_back(hall):
    honour = given(hall)

    assert (honour.state, honour.given_on, honour.unit_id) == ("HELD", date(2026, 3, 2), hall.body.code)
    assert reads.honours.badges_of([hall.zhao.account]) == {hall.zhao.account: ["党员先锋岗"]}
    assert "党员先锋岗" in Notice.objects.get(account=hall.zhao.account, about=honour.thing).title

    with pytest.raises(ActRefused):
        acts.honours.take_back(honour, by=hall.sun, reason=" ")
    ended = acts.honours.take_back(honour, by=hall.sun, reason="示例：调离窗口")
    assert (ended.state, ended.withdrawn_on, list(reads.honours.badges())) == ("WITHDRAWN", date(2026, 3, 2), [])
    with pytest.raises(OutOfTurn):
        acts.honours.take_back(honour, by=hall.sun, reason="示例")


def test_nobody_holds_the_same_badge_twice_but_both_kinds_and_again_later(hall):
    honour = given(hall)
    with pytest.raises(ActRefused, match="已经有这块牌子"):
        given(hall)
    given(hall, kind="LEIFENG")
    acts.honours.take_back(honour, by=hall.sun, reason="示例")
    given(hall)

    assert Honour.objects.filter(state="HELD").count() == 2


def test_a_badge_is_given_by_a_supervisor_to_somebody_else_with_merits(hall):
    for who in (hall.qian, hall.zhao, hall.mei):
        with pytest.raises(PermissionDenied):
            given(hall, by=who, person=hall.wu)
    with pytest.raises(PermissionDenied):
        given(hall, person=hall.sun)
    with pytest.raises(ActRefused, match="事迹"):
        given(hall, merits=" ")
    assert Honour.objects.count() == 0


def test_hours_add_up_by_month_and_year_and_what_was_struck_does_not_count(hall):
    served(hall, "2")
    served(hall, "1.5", served_on=date(2026, 2, 28))
    wrong = served(hall, "3")
    acts.honours.strike(wrong, by=hall.sun, reason="示例：记重了")

    (one,) = reads.honours.roster()
    assert (one.person, one.month, one.year, one.last) == (
        hall.zhao.account, Decimal(2), Decimal("3.5"), date(2026, 3, 2),
    )  # fmt: skip
    assert reads.honours.hours_of(hall.zhao.account) == Decimal("3.5")


@pytest.mark.parametrize(
    "how",
    [{"hours": "0"}, {"hours": "12.5"}, {"hours": "1.3"}, {"served_on": date(2026, 3, 3)}, {"what": " "}],
)
def test_hours_nobody_can_have_served_are_refused(hall, how):
    with pytest.raises(ActRefused):
        served(hall, **how)
    assert VoluntaryService.objects.count() == 0


def test_a_day_has_twelve_hours_of_voluntary_service_at_most(hall):
    served(hall, "11.5")
    with pytest.raises(ActRefused, match="最多 12 小时"):
        served(hall, "1")
    assert served(hall, "0.5").state == "NOTED"


@pytest.mark.parametrize("many", [1, 3])
def test_the_roster_asks_the_same_however_many_there_are(hall, django_assert_num_queries, many):
    for _ in range(many):
        served(hall, person=staff("REVIEWER", body=hall.body).account)

    with django_assert_num_queries(2):
        assert len(reads.honours.roster()) == many
