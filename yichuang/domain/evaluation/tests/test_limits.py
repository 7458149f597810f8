"""Every limit at its edge: the last minute of the last day, weekends, holidays, make-up Saturdays."""

from datetime import date

import pytest
from django.utils import timezone

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.evaluation.tests.factories import House
from yichuang.kernel import clocks
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def due(thing, kind):
    return clocks.of(thing).filter(kind=kind).order_by("-pk").first().due_on


@pytest.mark.parametrize(
    ("_case", "served_at", "asked", "rated"),
    [
        ("five working days, fifteen days", "2026-03-02 10:00", date(2026, 3, 9), date(2026, 3, 17)),
        ("a weekend is not counted, the last day moves on", "2026-03-06 16:59", date(2026, 3, 13), date(2026, 3, 23)),
        ("the Spring Festival is not, make-up days count", "2026-02-12 10:00", date(2026, 2, 26), date(2026, 2, 27)),
        ("a make-up Saturday counts", "2026-02-24 10:00", date(2026, 3, 2), date(2026, 3, 11)),
    ],
)  # fmt: skip
def test_an_invitation_holds_so_long(house, at, _case, served_at, asked, rated):
    case = house.ready()
    at(served_at)
    invitation = house.asked_of(case)

    assert (invitation.ask_until, invitation.rate_until) == (asked, rated)


def test_a_service_is_rated_until_the_last_minute_of_its_last_day(house, at):
    invitation = house.asked()
    at("2026-03-17 23:59")

    assert acts.rate(invitation, acts.Told(4), by=house.mei).is_late is True


def test_a_minute_later_it_is_too_late_and_nothing_is_kept(house, at):
    invitation = house.asked()
    at("2026-03-18 00:00")

    with pytest.raises(ActRefused, match="评价的时间已经过了"):
        acts.rate(invitation, acts.Told(4), by=house.mei)
    assert (house.now(invitation).state, invitation.ratings.count()) == ("OPEN", 0)
    assert reads.may_rate(invitation) == ""


def test_people_are_asked_until_the_last_day_of_the_invitation_and_not_after(house, at):
    invitation = house.asked()
    at("2026-03-09 23:59")
    asked_on_the_last_day = reads.open_of(invitation.subject)
    at("2026-03-10 00:00")

    assert asked_on_the_last_day == invitation
    assert reads.open_of(invitation.subject) is None
    assert reads.may_rate(invitation) == "rate"


def test_an_invitation_nobody_took_up_expires_after_its_last_day_once(house, at):
    invitation = house.asked()
    at("2026-03-17 23:59")
    before = acts.expire_unrated()
    at("2026-03-18 00:00")

    assert (before, acts.expire_unrated(), acts.expire_unrated()) == (0, 1, 0)
    assert (house.now(invitation).state, invitation.ratings.count()) == ("EXPIRED", 0)


def test_a_default_rating_is_written_where_it_is_demanded_and_counts_nowhere(house, at, settings):
    settings.RATING_DEFAULTS = True
    settings.RATING_SHOWN_FROM = 1
    invitation = house.asked()
    at("2026-03-18 00:00")

    acts.expire_unrated()

    given = invitation.ratings.get()
    assert (given.way, given.is_default, given.is_valid) == (7, True, False)
    at("2026-04-01 10:00")
    assert (reads.satisfaction()[0], reads.ratings_of(invitation)) == ([], [])


# ---------------------------------------------------------------------------------------------- bad ratings


def test_a_bad_rating_is_contacted_within_a_working_day_and_mended_within_seven_days(house):
    bad = house.dispatched()  # Monday, 2 March

    assert (due(bad, "dispatch"), due(bad, "contact"), due(bad, "mending")) == (
        date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)
    )  # fmt: skip


def test_a_contact_due_after_a_friday_is_due_on_monday(house, at):
    invitation = house.asked()
    at("2026-03-06 16:00")

    bad = house.dispatched(invitation=invitation)

    assert (due(bad, "contact"), due(bad, "mending")) == (date(2026, 3, 9), date(2026, 3, 13))


def test_a_make_up_saturday_is_a_working_day(house, at):
    at("2026-02-27 10:00")  # Saturday, 28 February, is worked
    bad = house.dispatched()

    assert due(bad, "contact") == date(2026, 2, 28)


def test_a_complex_problem_has_fifteen_days_from_its_dispatch(house, at):
    contacted = house.contacted()
    at("2026-03-04 10:00")

    bad = acts.verify(contacted, by=house.qian, valid=True, complex_=True, words="示例：分三步整改。")

    assert (due(bad, "mending"), bad.mend_by, bad.is_complex) == (date(2026, 3, 17), date(2026, 3, 17), True)
    assert [clock.stopped_on for clock in clocks.of(bad).filter(kind="mending")] == [date(2026, 3, 4), None]


def test_the_unit_of_the_limits_can_be_working_days(house, settings):
    settings.BAD_RATING_UNIT = "workday"

    assert due(house.dispatched(), "mending") == date(2026, 3, 11)


@pytest.mark.parametrize(("when", "in_time"), [("2026-03-09 23:59", True), ("2026-03-10 00:00", False)])
def test_mended_on_the_last_day_is_in_time_and_a_day_later_is_not(house, at, when, in_time):
    bad = house.rectifying()
    at(when)

    assert acts.rectify(bad, by=house.qian, words="已改。").in_time is in_time


def test_while_an_appeal_is_decided_the_limit_stands_still(house, at):
    bad = house.appealed()
    at("2026-03-05 10:00")

    bad = acts.reject(bad, by=house.sun, words="不成立。")

    assert (due(bad, "appeal"), bad.mend_by) == (date(2026, 3, 9), date(2026, 3, 12))


def test_mended_late_once_it_stays_late_however_fast_the_second_time(house, at):
    bad = house.rectifying()
    at("2026-03-10 10:00")
    bad = acts.rectify(bad, by=house.qian, words="已改。")
    bad = acts.revisit(bad, by=house.sun, content=False, words="还是一样。")

    bad = acts.rectify(bad, by=house.qian, words="又改。")

    assert (bad.state, bad.in_time) == ("RECTIFIED", False)


def test_why_this_day_is_told_line_by_line(house):
    bad = house.dispatched()

    lines = clocks.reckoned(clocks.of(bad).get(kind="mending")).lines

    assert [line.kind for line in lines] == ["start", "counted", "due"]
    assert lines[-1].first == date(2026, 3, 9)


# ----------------------------------------------------------------------------------------------- complaints


def test_a_complaint_is_accepted_within_two_and_answered_within_five_working_days(house):
    complaint = house.complained()
    first = due(complaint, "acceptance")

    complaint = acts.accept(complaint, by=house.sun)

    assert (first, due(complaint, "mending")) == (date(2026, 3, 4), date(2026, 3, 9))


def test_a_complex_complaint_has_fifteen_working_days(house):
    assert due(house.accepted_complaint(complex_=True), "mending") == date(2026, 3, 23)


SATURDAY = date(2026, 5, 9)  # worked for the holidays of May, and the last day of each limit below


def late(thing, kind) -> bool:
    """Whether a limit is over by the clock on the wall."""
    return clocks.overdue(timezone.localdate(), kind).filter(thing=thing.thing).exists()


@pytest.mark.parametrize(
    ("began", "station", "kind"),
    [
        ("2026-05-07 16:59", House.registered, "acceptance"),  # 2 working days
        ("2026-04-29 10:00", House.accepted_complaint, "mending"),  # 5, with the holidays between
        ("2026-04-15 10:00", lambda house: house.accepted_complaint(complex_=True), "mending"),  # 15
        ("2026-04-29 10:00", House.answered, "revisit"),  # 5
        ("2026-04-29 10:00", House.appealed, "appeal"),  # 5
        ("2026-04-29 10:00", House.rectified, "revisit"),  # 5
    ],
    ids=["acceptance", "simple answer", "complex answer", "revisit of a complaint", "appeal", "revisit of a rating"],
)
def test_each_limit_lasts_until_the_last_minute_of_a_make_up_saturday(house, at, began, station, kind):
    at(began)
    thing = station(house)
    found = [due(thing, kind)]
    for moment in ("2026-05-09 23:59", "2026-05-10 00:00"):
        at(moment)
        found.append(late(thing, kind))

    assert found == [SATURDAY, False, True]


@pytest.mark.parametrize(("began", "complex_"), [("2026-04-29 10:00", False), ("2026-04-15 10:00", True)])
def test_a_complaint_answered_on_its_last_day_is_in_time_and_a_minute_later_is_not(house, at, began, complex_):
    answered = []
    for moment in ("2026-05-09 23:59", "2026-05-10 00:00"):
        at(began)
        complaint = acts.settle(house.assigned(complex_=complex_), by=house.qian, valid=True, words="示例：属实。")
        at(moment)
        complaint = acts.answer(complaint, by=house.qian, words="示例：已经改正。")
        answered.append((complaint.answer_by, complaint.in_time))

    assert answered == [(SATURDAY, True), (SATURDAY, False)]


def test_a_consultation_has_three_working_days_and_no_other_limit(house):
    asked = house.complained("consultation")

    assert [(clock.kind, clock.due_on) for clock in clocks.of(asked)] == [("answer", date(2026, 3, 5))]


@pytest.mark.parametrize(("when", "in_time"), [("2026-03-05 23:59", True), ("2026-03-06 00:00", False)])
def test_a_consultation_is_answered_in_time_until_the_last_minute(house, at, when, in_time):
    asked = house.complained("consultation")
    at(when)

    assert acts.answer(asked, by=house.sun, words="示例：带身份证。").in_time is in_time


def test_a_complaint_is_extended_once_with_its_reason(house):
    complaint = acts.extend(house.assigned(), by=house.sun, days=3, words="要等鉴定。")

    assert (complaint.answer_by, complaint.extended_days) == (date(2026, 3, 12), 3)
    with pytest.raises(ActRefused, match="已经延长过一次"):
        acts.extend(complaint, by=house.sun, days=1, words="再等。")
    assert house.now(complaint).extended_days == 3


def test_the_tablet_offers_a_service_for_a_quarter_of_an_hour(house, at):
    invitation = house.asked_at_window()
    at("2026-03-02 10:15")
    on_the_edge = reads.latest_at_window("A01")
    at("2026-03-02 10:16")

    assert on_the_edge == invitation
    assert reads.latest_at_window("A01") is None
    assert Invitation.objects.get().state == "OPEN"
