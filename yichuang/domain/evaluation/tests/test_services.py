"""Who is asked, when, and how often: a session at a window, a case from elsewhere, a whole matter; nobody else."""

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.evaluation.tests.factories import matter_closed
from yichuang.domain.notices.models import Notice
from yichuang.kernel import ledger, news
from yichuang.kernel.models import Message

pytestmark = pytest.mark.django_db


def asked() -> list[tuple]:
    news.drain()
    return list(Invitation.objects.order_by("pk").values_list("kind", "subject", "service", "cases"))


def test_two_cases_of_one_party_in_one_session_are_one_service(house, at):
    first = house.taken_in()
    at("2026-03-02 10:30")
    second = house.taken_in()

    assert asked() == [("visit", first.number, 1, [first.number, second.number])]


def test_the_case_state_sent_with_a_rating_is_that_of_the_service_however_late_its_news(house, at):
    case = house.taken_in()
    at("2026-03-03 10:00")
    house.carried_on(case)

    asked()
    assert [one.get_stage_display() for one in Invitation.objects.order_by("pk")] == ["待受理", "已办结"]


def test_half_an_hour_and_a_minute_later_it_is_another_service(house, at):
    first = house.taken_in()
    at("2026-03-02 10:31")
    second = house.taken_in()

    assert asked() == [("visit", first.number, 1, [first.number]), ("visit", second.number, 1, [second.number])]


def test_another_clerk_is_another_service(house):
    first = house.taken_in()
    house.counter = house.another_counter()
    second = house.taken_in()

    assert [row[1] for row in asked()] == [first.number, second.number]


def test_what_is_fetched_at_the_window_is_a_second_service_of_the_case(house, at):
    case = house.taken_in()
    at("2026-03-03 10:00")
    case = house.carried_on(case)

    assert asked() == [("visit", case.number, 1, [case.number]), ("visit", case.number, 2, [case.number])]


def test_filed_online_and_fetched_at_the_window_it_is_one_service(house):
    case = house.delivered()

    assert asked() == [("case", case.number, 1, [case.number])]


def test_taken_in_online_nobody_was_served_at_a_window(house):
    house.received()

    assert asked() == []


def test_a_refusal_of_the_application_and_its_withdrawal_are_services_too(house):
    turned_away = cases.turn_away(house.received(), by=house.zhao, kind="not_required", reason="不需要许可。")
    withdrawn = cases.withdraw(house.accepted(), by=house.mei, reason="不办了")

    assert [row[1] for row in asked()] == [turned_away.number, withdrawn.number]


def test_a_draft_thrown_away_and_a_case_keyed_in_by_mistake_ask_nobody(house):
    cases.discard(house.drafted(), by=house.mei)
    cases.void(house.received(), by=house.sun, reason="录错")

    assert asked() == []


def test_a_case_the_body_opened_itself_asks_nobody(house):
    before = len(asked())
    case = house.undone()
    cases.deliver(cases.hand_over(case, by=house.clerk), by=house.clerk, mode="window", proof="身份证已核对")

    assert case.ex_officio is True
    assert [row[1] for row in asked()][before:] == [case.origin.number]  # the delivery of what is undone here


def test_delivered_again_after_it_was_fetched_back_it_asks_nobody_again(house):
    case = cases.recall(house.delivered(), by=house.qian, mistake="wrong_person", reason="送错了人")
    cases.deliver(case, by=house.clerk, mode="window", proof="身份证已核对")

    assert len(asked()) == 1


def test_news_heard_twice_invite_once(house):
    house.taken_in()
    house.delivered()
    news.drain()
    before = asked()

    Message.objects.filter(listener__contains="invite_after_service").update(state="waiting")

    assert asked() == before
    assert [ledger.of(one).count() for one in Invitation.objects.all()] == [1, 1]


def test_a_whole_matter_asks_once_however_often_it_is_heard(house):
    closed = matter_closed(house, house.centre)

    first, second = acts.invite_after_matter(closed), acts.invite_after_matter(closed)

    assert (first.pk, first.kind, first.subject) == (second.pk, "matter", "YS1")
    assert Invitation.objects.count() == 1


def test_who_was_served_is_told_of_the_code_once(house):
    invitation = house.asked()

    told = Notice.objects.get(topic="rating_asked")
    code = invitation.code
    assert f"{code[:4]}-{code[4:8]}-{code[8:]}" in told.text
    assert told.about == invitation.thing


def test_a_code_is_long_and_never_the_same(house):
    codes = {house.asked().code for _ in range(3)}

    assert (len(codes), {len(code) for code in codes}) == (3, {12})


def test_a_code_is_found_however_it_is_typed_and_lies_encrypted(house):
    code = house.asked().code

    assert reads.by_code(f" {code[:4].lower()}-{code[4:8]} {code[8:]}").code == code
    assert reads.by_code("") is None


def test_a_strangers_session_finds_no_invitation_of_others(house):
    invitation = house.asked()

    assert reads.of_subject(house.li, invitation.subject) is None
    assert reads.one_of(house.zhao, invitation.number) is None
    assert reads.of_subject(house.mei, invitation.subject) == invitation
