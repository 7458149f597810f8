"""A grant undone through the pages of the desk, from the head's first word to the paper in the holder's hand."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def does(desk, hall):
    """Somebody does an act through its page: does("zhao", "propose", case, outcome="grant" …)."""

    def do(who, act, case, **boxes):
        answer = desk(getattr(hall, who)).post(reverse(f"desk:case-{act}", args=[case.number]), boxes)
        assert answer.status_code == 302, answer.text
        return answer

    return do


def test_a_grant_is_revoked_heard_decided_and_delivered_at_the_desk(desk, hall, does, at, client):
    origin = hall.delivered()
    does("qian", "open_follow_up", origin, ground="revoke unqualified", reason="投诉称场所不存在。")
    case = origin.follow_ups.get()
    does("zhao", "start_review", case)
    does("zhao", "offer_hearing", case, subject="拟撤销许可", reason="直接关系重大利益")
    does("zhao", "hear_views", case, name=case.applicant_name, views="场所在装修。")
    does("zhao", "propose", case, outcome="grant", opinion="两次核查，现场没有经营场所。")
    at("2026-03-10 09:00")

    page = desk(hall.qian).get(reverse("desk:case-revoke", args=[case.number])).text
    assert "当事人的陈述、申辩（3月2日）：场所在装修。" in page
    does("qian", "revoke", case, ground="unqualified", facts_found="现场没有经营场所。", reasons="陈述不予采纳。")
    told = client.get(reverse("citizen:licence", args=[origin.licence_identifier])).text
    does("clerk", "hand_over", case)
    does("clerk", "deliver", case, mode="window", proof="身份证已核对", relation="本人")

    acts = [entry.act for entry in ledger.of(case)]
    assert acts == [
        "take_up", "start_review", "offer_hearing", "hear_views", "propose", "revoke", "hand_over", "deliver",
    ]  # fmt: skip
    assert "已撤销" in told
    assert sorted(paper.code for paper in documents.of(case)) == ["DOC-08", "DOC-13", "DOC-19"]
    assert (now(origin).state, licences.named(origin.licence_identifier)[0].state) == ("DELIVERED", "revoked")


def test_a_change_is_decided_and_made_at_the_desk(hall, does):
    case = hall.to_change()

    does("qian", "allow_change", case)
    does("clerk", "make_certificate", case)

    licence, _ = licences.named(now(case).licence_identifier)
    assert (licence.version, licence.content["经营场所"]) == (2, "示例路9号")


def test_a_slip_on_the_certificate_names_the_line_as_it_stands(desk, hall):
    case = hall.delivered()
    boxes = {"paper": "DOC-12", "reason": "录入错误", "what_1": "门牌", "before_1": "1号", "after_1": "2号"}

    answer = desk(hall.qian).post(reverse("desk:case-correct_paper", args=[case.number]), boxes)

    assert answer.status_code == 422
    assert "照面上没有这一项" in answer.text
    assert now(case).state == "DELIVERED"


def test_the_bar_is_for_fraud(desk, hall):
    case = hall.to_undo()
    boxes = {"ground": "abuse", "facts_found": "查明。", "reasons": "理由。", "bars_again": "on"}

    answer = desk(hall.qian).post(reverse("desk:case-revoke", args=[case.number]), boxes)

    assert answer.status_code == 422
    assert "才限制再次申请" in answer.text
    assert licences.verify(case.licence_identifier).verdict == "valid"


def test_the_page_of_a_licence_sends_to_its_case(desk, hall):
    case = hall.delivered()
    licence, _ = licences.named(case.licence_identifier)

    page = desk(hall.qian).get(reverse("desk:licence-act", args=[licence.number, "revoke"])).text

    assert reverse("desk:case", args=[case.number]) in page
