"""Complaints, consultations and what could not be got done: who sees them, who is told, how they end."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import Complaint
from yichuang.domain.evaluation.tests.factories import account_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import PostFactory
from yichuang.domain.notices.models import Notice
from yichuang.kernel import news
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def lead(house, name):
    PostFactory(account=account_of(getattr(house, name)), body=house.body, role="CHIEF")
    return identity.actor(account_of(getattr(house, name)))


def test_whom_it_is_about_by_name_sees_and_handles_nothing_of_it(house):
    zhao = lead(house, "zhao")
    complaint = house.assigned()

    assert complaint.concerned == [house.zhao.account]
    assert list(reads.complaints(zhao)) == []
    with pytest.raises(PermissionDenied):
        acts.settle(complaint, by=zhao, valid=False, words="没有的事。")
    assert house.now(complaint).state == "ASSIGNED"


def test_who_it_is_about_may_be_found_out_when_it_is_accepted(house):
    complaint = acts.accept(house.complained(person=""), by=house.sun, persons=[house.qian.account])

    complaint = acts.assign(complaint, by=house.sun)

    assert (complaint.concerned, complaint.handled_by) == ([house.qian.account], house.centre)  # nobody else leads


def test_somebody_who_is_nobody_cannot_complain_and_nothing_is_written(house):
    with pytest.raises(PermissionDenied):
        acts.register(by=Actor(kind="visitor"), kind="complaint", source="web", text="示例")
    with pytest.raises(ActRefused, match="请写明"):
        house.complained(text="  ")
    assert Complaint.objects.count() == 0


def test_a_complaint_is_seen_by_who_made_it_alone(house):
    complaint = house.complained()

    assert list(reads.complaints_of(house.mei)) == [complaint]
    assert [list(reads.complaints_of(who)) for who in (house.li, house.zhao, house.counter)] == [[], [], []]


def test_who_complained_is_told_of_every_step_in_their_inbox(house):
    house.archived()
    news.drain()

    told = Notice.objects.filter(about__startswith="complaint").order_by("pk")
    assert [(one.topic, one.account) for one in told] == [
        (f"complaint_{step}", house.mei.account) for step in ("registered", "accepted", "answered", "archived")
    ]


def test_who_called_is_told_at_the_phone_that_was_left(house):
    taken = acts.register(
        by=house.counter, kind="complaint", source="phone", text="示例", name="示例", phone="13900000002"
    )
    news.drain()

    told = Notice.objects.exclude(topic="grievance").get(about=taken.thing)
    assert (told.account, told.deliveries.get().phone) == ("", "13900000002")


def test_declined_with_its_reason_it_is_over(house):
    complaint = acts.decline(house.complained(), by=house.sun, words="请找示例单位。")

    assert (complaint.state, complaint.answer, complaint.due_on) == ("NOT_ACCEPTED", "请找示例单位。", None)


def test_a_complaint_is_not_answered_before_it_is_handled(house):
    with pytest.raises(ActRefused, match="先受理"):
        acts.answer(house.assigned(), by=house.qian, words="没事。")


def test_a_consultation_is_answered_at_once_and_archived(house):
    asked = acts.answer(house.complained("consultation"), by=house.sun, words="带身份证。")

    assert acts.archive(asked, by=house.sun).state == "ARCHIVED"


def test_content_or_not_decides_where_it_goes(house):
    again = acts.revisit_complainant(house.answered(), by=house.sun, content=False, words="没有解决。")

    assert (again.state, again.in_time) == ("ASSIGNED", True)
    assert acts.settle(again, by=house.qian, valid=True, words="再查。").state == "HANDLED"


def test_a_public_summary_stands_on_the_public_page_without_names(house):
    complaint = house.archived(summary="有人反映窗口态度，已经批评教育。")

    assert reads.handled_lately() == [
        (complaint.closed_on, "投诉", house.body.short_name, "有人反映窗口态度，已经批评教育。")
    ]


def test_taken_back_it_runs_no_more(house):
    complaint = acts.withdraw(house.assigned(), by=house.mei)

    assert (complaint.state, complaint.due_on) == ("WITHDRAWN", None)
    with pytest.raises(PermissionDenied):
        acts.withdraw(house.complained(), by=house.li)
