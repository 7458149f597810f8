"""Who has to act next hears of it the same minute; whom it is about hears nothing."""

import pytest

from yichuang.domain.evaluation import acts
from yichuang.domain.evaluation.tests.factories import account_of
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import PostFactory
from yichuang.domain.notices.models import Notice
from yichuang.kernel import news

pytestmark = pytest.mark.django_db
CAST = ("mei", "counter", "zhao", "wu", "qian", "sun", "ding", "clerk")


def heard(house, thing) -> list[tuple[str, str]]:
    """Who was told at the desk of this thing, and what, in the order of it."""
    news.drain()
    names = {getattr(house, name).account: name for name in CAST}
    told = Notice.objects.filter(about=thing.thing, topic="grievance").order_by("pk")
    return [(names[one.account], one.title) for one in told]


def test_a_bad_rating_is_told_to_who_leads_the_unit_with_the_day_by_which_to_call(house):
    bad = house.dispatched()

    assert heard(house, bad) == [("qian", "差评交给您单位办理")]
    text = Notice.objects.get(about=bad.thing, topic="grievance").text
    assert text == f"{bad.number}：差评交给您单位办理。请最晚3月3日（星期二）联系核实。"
    assert heard(house, bad) == [("qian", "差评交给您单位办理")]  # and once


def test_whoever_leads_the_unit_and_is_concerned_hears_nothing(house):
    PostFactory(account=account_of(house.zhao), body=house.body, role="CHIEF")

    assert [who for who, _ in heard(house, house.dispatched())] == ["qian"]


def test_where_it_went_to_the_bureau_its_supervisors_hear_of_it(house):
    for post in identity.posts_in(house.body.code).filter(role__in=("CHIEF", "HEAD")):
        type(post).objects.filter(pk=post.pk).update(account=account_of(house.zhao))

    assert [who for who, _ in heard(house, house.dispatched())] == ["sun"]


def test_an_appeal_is_told_to_who_may_decide_it_and_what_is_mended_to_who_asks_the_rater(house):
    appealed = house.appealed()
    assert heard(house, appealed)[-2:] == [("sun", "差评有申诉，等您裁定"), ("ding", "差评有申诉，等您裁定")]

    mended = house.rectified(invitation=house.asked())
    assert ("sun", "差评已整改，等回访") in heard(house, mended)

    again = acts.revisit(mended, by=house.sun, content=False, words="还是不满意。")
    assert heard(house, again)[-1] == ("qian", "差评回访不满意，请再整改")


def test_a_complaint_is_told_to_supervisors_then_to_who_handles_it(house):
    complaint = house.complained()
    assert heard(house, complaint) == [("sun", "投诉新登记，等您处理"), ("ding", "投诉新登记，等您处理")]

    complaint = acts.assign(acts.accept(complaint, by=house.sun), by=house.sun)
    assert heard(house, complaint)[-1] == ("qian", "投诉交给您单位办理")


def test_news_heard_after_the_step_was_done_tells_nobody(house):
    complaint = acts.accept(house.complained(), by=house.sun)

    assert heard(house, complaint) == []


def test_what_is_about_to_be_late_reminds_who_has_to_act_once_a_day_and_not_whom_it_is_about(house, at):
    PostFactory(account=account_of(house.zhao), body=house.body, role="CHIEF")
    house.valid()  # to be mended by 9 March

    at("2026-03-04 09:00")
    assert acts.remind() == 0
    at("2026-03-09 09:00")
    assert (acts.remind(), acts.remind()) == (1, 0)
    told = Notice.objects.get(topic="grievance", about="")
    assert (told.account, "有 1 件" in told.text) == (house.qian.account, True)

    at("2026-03-10 09:00")  # late: its card says so
    assert acts.remind() == 0
