"""Who mends a bad rating, who sees it, who is told, who decides an appeal."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases.models import Case
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.models import BadRating, Remark
from yichuang.domain.evaluation.tests.factories import account_of, matter_closed
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, PostFactory, staff
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.kernel import ledger, news
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def seen_by(house, bad) -> set[str]:
    cast = ("mei", "li", "counter", "zhao", "wu", "qian", "sun", "ding", "clerk")
    return {name for name in cast if reads.bad_ratings(getattr(house, name)).filter(pk=bad.pk).exists()}


def test_it_is_seen_by_who_leads_the_unit_and_by_supervisors_alone(house):
    assert seen_by(house, house.dispatched()) == {"qian", "sun", "ding"}


def test_whom_it_is_about_sees_it_only_when_it_is_closed(house):
    PostFactory(account=account_of(house.zhao), body=house.body, role="CHIEF")
    house.zhao = identity.actor(account_of(house.zhao))
    bad = house.rectified()
    before = seen_by(house, bad)

    bad = acts.close(acts.revisit(bad, by=house.sun, content=True, words="好。"), by=house.sun)

    assert ("zhao" in before, "zhao" in seen_by(house, bad)) == (False, True)


def test_whom_it_is_about_handles_nothing_of_it_whatever_the_post(house):
    PostFactory(account=account_of(house.zhao), body=house.body, role="CHIEF")
    zhao = identity.actor(account_of(house.zhao))
    bad = house.dispatched()

    with pytest.raises(PermissionDenied):
        acts.contact(bad, by=zhao, words="我自己联系。")
    assert house.now(bad).state == "DISPATCHED"


def test_where_the_body_has_nobody_else_it_goes_to_the_bureau(house):
    for post in identity.posts_in(house.body.code).filter(role__in=("CHIEF", "HEAD")):
        type(post).objects.filter(pk=post.pk).update(account=account_of(house.zhao))

    bad = house.dispatched()

    assert bad.handled_by == house.centre
    assert acts.contact(bad, by=house.sun, words="监督科联系。").state == "CONTACTED"


def test_of_twelve_officers_of_one_matter_none_sees_or_handles_what_is_said_of_them(house):
    leading = [staff("REVIEWER", "CHIEF", body=house.body, name=f"示例{place}") for place in range(12)]
    names = [who.account for who in leading]
    for trio in zip(names[:4], names[4:8], names[8:], strict=True):
        roles = dict(zip(("handler", "proposer", "helper"), trio, strict=True))
        case = house.submitted()
        Case.objects.filter(pk=case.pk).update(**roles, matter="YS1", errand=f"SQ-{case.number}")
    invitation = acts.invite_after_matter(matter_closed(house))
    bad = house.dispatched(invitation=invitation)

    assert bad.concerned == sorted(names)
    assert bad.handled_by == house.body  # 钱 leads it too, and is not concerned
    assert [who.account for who in leading if reads.bad_ratings(who).exists()] == []
    for who in leading:
        with pytest.raises(PermissionDenied):
            acts.contact(bad, by=who, words="我自己联系。")
    assert house.now(bad).state == "DISPATCHED"


def test_a_complaint_about_a_whole_floor_leaves_nobody_out(house):
    named = [f"{'示例账号':0>30}{place:02}" for place in range(40)]  # longer than any account number here

    complaint = acts.accept(house.complained(person=""), by=house.sun, persons=named)

    assert house.now(complaint).concerned == named


def test_what_a_window_of_the_bureau_did_badly_is_mended_there_and_appealed_elsewhere(house):
    bad = house.dispatched(invitation=house.asked_at_window())

    assert (bad.body, bad.handled_by) == (house.centre, house.centre)
    bad = acts.contact(bad, by=house.sun, words="已联系。")
    bad = acts.appeal(acts.verify(bad, by=house.sun, valid=False, words="不实。"), by=house.sun, words="录像。")
    with pytest.raises(PermissionDenied):
        acts.uphold(bad, by=house.sun, words="我说了算。")
    assert acts.uphold(bad, by=house.ding, words="属实。").state == "UPHELD"


def test_an_appeal_that_is_right_strikes_the_rating_and_keeps_it(house):
    bad = house.upheld()

    rating = house.now(bad.rating)
    assert (rating.is_valid, rating.stars, house.now(bad.invitation).state) == (False, 1, "STRUCK")
    assert (bad.found, bad.closed_on is not None) == (False, True)


def test_who_supervises_the_rated_body_alone_decides_no_appeal(house):
    PostFactory(account=account_of(house.wu), body=house.body, role="SUPERVISOR")
    bad = house.appealed()

    with pytest.raises(PermissionDenied):
        acts.uphold(bad, by=identity.actor(account_of(house.wu)), words="属实。")
    assert house.now(bad).state == "APPEALED"


def test_who_left_a_name_is_revisited_before_it_is_closed_and_nobody_need_be_otherwise(house):
    named = house.rectified()
    nameless = house.rectified(name="", phone="")

    with pytest.raises(ActRefused, match="先回访"):
        acts.close(named, by=house.sun)
    assert (house.now(named).state, acts.close(nameless, by=house.sun).state) == ("RECTIFIED", "CLOSED")


def test_an_unhappy_return_visit_sends_it_back(house):
    bad = acts.revisit(house.rectified(), by=house.sun, content=False, words="没有改。")

    assert (bad.state, bad.held_by, bad.content) == ("RECTIFYING", f"body:{house.body.code}", False)


def test_who_left_a_phone_is_told_there_of_every_step_and_nobody_else(house):
    house.closed()
    news.drain()

    told = Notice.objects.filter(about__startswith="badrating").order_by("pk")
    assert list(told.values_list("topic", flat=True)) == [
        "bad_rating_taken", "bad_rating_verified", "bad_rating_mended", "bad_rating_closed"
    ]  # fmt: skip
    assert {one.phone for one in Delivery.objects.filter(notice__in=told)} == {"13900000001"}
    assert {one.account for one in told} == {""}


def test_who_left_nothing_is_told_nothing(house):
    house.dispatched(name="", phone="")
    news.drain()

    assert Notice.objects.filter(about__startswith="badrating", account="").count() == 0


def test_a_bad_later_rating_joins_what_is_being_mended(house):
    bad = house.dispatched()
    house.rated(2, bad.invitation, again=True, words="示例：还是慢。")

    assert BadRating.objects.count() == 1
    assert Remark.objects.filter(thing=bad.thing).last().text == "追评仍然不满意：示例：还是慢。"


def test_after_it_is_closed_a_bad_later_rating_is_mended_anew(house):
    bad = house.closed()
    house.rated(1, bad.invitation, again=True, words="示例：又慢了。")

    assert list(BadRating.objects.order_by("pk").values_list("state", flat=True)) == ["CLOSED", "NEW"]


def test_a_public_summary_with_a_phone_in_it_is_refused(house):
    bad = house.revisited()

    with pytest.raises(ActRefused, match="公开的摘要"):
        acts.close(bad, by=house.sun, summary="请打 13900000001 找他。")
    assert house.now(bad).state == "REVISITED"


@pytest.mark.parametrize(
    "summary", ["示例人员反映等候太久。", "示例 人员说等了很久。", "丁窗口员态度不好，已经批评。"]
)
def test_a_public_summary_with_a_name_of_those_concerned_is_refused(house, summary):
    bad = house.revisited()
    type(account_of(house.zhao)).objects.filter(number=house.zhao.account).update(name="丁窗口员")

    with pytest.raises(ActRefused, match="公开的摘要里不能有姓名"):
        acts.close(bad, by=house.sun, summary=summary)
    assert house.now(bad).state == "REVISITED"
    assert acts.close(house.now(bad), by=house.sun, summary="有人反映等候太久，已经增加窗口。").state == "CLOSED"


def test_what_was_handled_is_public_without_who_said_it(house):
    bad = house.closed()

    assert reads.handled_lately() == [(bad.closed_on, "差评", house.body.short_name, bad.summary)]
    assert bad.summary == "有人反映等候太久，已经增加窗口。"


def test_no_word_of_the_rater_or_the_officers_stands_in_the_ledger(house):
    bad = house.closed()

    lines = "".join(f"{line.note}{line.facts}" for line in ledger.of(bad))
    assert [word for word in ("等了很久", "已电话联系", "13900000001", "示例人员") if word in lines] == []
    assert Remark.objects.filter(thing=bad.thing).count() == 5


def test_dispatched_by_hand_to_another_unit(house):
    bad = acts.redirect(house.dispatched(), by=house.sun, unit=house.other.code, words="由中心办。")

    assert (bad.handled_by_id, bad.state) == (house.other.code, "DISPATCHED")
    assert acts.contact(bad, by=house.ding, words="已联系。").state == "CONTACTED"


def test_it_is_given_to_no_unit_where_only_whom_it_is_about_could_handle_it(house):
    alone = BodyFactory(code="ALONE", name="示例单人单位")
    PostFactory(account=account_of(house.zhao), body=alone, role="CHIEF")
    bad, said = house.dispatched(), house.assigned()

    for give in (
        lambda: acts.redirect(bad, by=house.sun, unit=alone.code, words="请那边办。"),
        lambda: acts.reassign(said, by=house.sun, unit=alone.code, words="请那边办。"),
    ):
        with pytest.raises(ActRefused, match="当事人不能自己办自己的事"):
            give()

    assert {house.now(bad).handled_by, house.now(said).handled_by} == {house.body}
