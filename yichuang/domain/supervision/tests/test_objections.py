"""三心评选: an open objection blocks the award, and the public reads the outcome alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision.acts import objections
from yichuang.domain.supervision.models import Nominee, Objection
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.tests.campaigning import Round, again, on
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften

pytestmark = pytest.mark.django_db


def test_an_open_objection_blocks_the_award_until_it_is_decided(hall, at):
    march = Round(hall).voting().reviewing().on_notice()
    at("2026-03-16 23:59")
    objection = march.objected()
    assert [one.account for one in Notice.objects.filter(about=objection.thing)] == [hall.sun.account]
    with pytest.raises(ActRefused, match="还有异议没有处理"):
        march.moved("award", "2026-03-17T09:00")
    with pytest.raises(ActRefused, match="请写明理由"):
        objections.dismiss_objection(objection, by=hall.sun, reason=" ")

    decided = objections.dismiss_objection(objection, by=hall.sun, reason="示例：查无此事")
    assert (decided.state, decided.decided_on) == ("DISMISSED", date(2026, 3, 16))
    assert march.moved("award", "2026-03-17T09:00").campaign.state == "AWARDED"


def test_an_upheld_objection_takes_the_nominee_out(hall, at):
    march = Round(hall, quota=2).voting().reviewing()
    march.on_notice(march.zhao, march.wu)
    at("2026-03-10 10:00")
    first, second = march.objected(), march.objected()
    objections.uphold_objection(first, by=hall.sun, reason="示例")
    objections.uphold_objection(second, by=hall.sun, reason="示例")

    assert (again(march.zhao).state, again(march.zhao).reason) == (
        "EXCLUDED",
        f"公示期间的异议成立（{first.number}）。",
    )
    march.moved("award", "2026-03-17T09:00")
    assert again(march.wu).state == "AWARDED"


def test_anybody_objects_during_the_notice_and_nobody_outside_it(hall, at):
    march = Round(hall).voting()
    with pytest.raises(ActRefused, match="不在公示期内"):
        march.objected()
    march.reviewing().on_notice()
    at("2026-03-16 23:59")
    visitor, colleague = Actor(kind="visitor"), hall.wu
    assert [march.objected(by=who).at_desk for who in (visitor, colleague)] == [False, True]
    with pytest.raises(ActRefused, match="哪一位"):
        march.objected(nominee=march.wu)

    at("2026-03-17 00:00")
    with pytest.raises(ActRefused, match="不在公示期内"):
        march.objected()
    assert Objection.objects.count() == 2


def test_only_supervisors_of_the_district_decide_objections_and_not_about_themselves(hall, at):
    march = Round(hall).voting().reviewing().on_notice()
    at("2026-03-10 10:00")
    objection = march.objected()
    Nominee.objects.filter(pk=march.zhao.pk).update(account=hall.sun.account)

    for who in (hall.qian, hall.zhao, hall.mei, hall.sun):
        with pytest.raises(PermissionDenied):
            objections.uphold_objection(again(objection), by=who, reason="示例")


def test_objections_are_limited_by_address_and_the_text_stays_out_of_the_ledger(hall, at):
    march = Round(hall).voting().reviewing().on_notice()
    at("2026-03-10 10:00")
    for _ in range(5):
        objection = march.objected(address="192.0.2.7", name="示例", phone="13800000001")
    with pytest.raises(TooOften, match="异议太多次"):
        march.objected(address="192.0.2.7")
    march.objected(address="192.0.2.8")

    line = ledger.last(objection)
    assert (line.note, line.facts) == ("", {})
    assert not {"192.0.2.7", "13800000001"} & set(map(str, Objection.objects.values_list("address", flat=True)))


def test_the_public_reads_only_the_number_and_the_outcome(hall, at):
    march = Round(hall).voting().reviewing().on_notice()
    at("2026-03-10 10:00")
    objection = march.objected()

    assert reads.decided_objections(march.campaign) == [(objection.number, "等处理")]


def test_what_the_public_sees_follows_the_stage(hall):
    march = Round(hall)
    assert list(reads.public_campaigns()) == []
    march.voting()

    def names():
        return [(award, [one.name for one in people]) for award, people in reads.public_nominees(march.campaign)]

    assert names() == [("暖心", ["赵", "吴"]), ("舒心", [])]
    march.reviewing().on_notice()
    assert names() == [("暖心", ["赵"]), ("舒心", [])]
    march.moved("award", "2026-03-17T09:00")
    assert names() == [("暖心", ["赵"]), ("舒心", [])]
    with on("2026-03-18T09:00"):
        assert [one.number for one in reads.public_campaigns()] == ["2026-02"]
