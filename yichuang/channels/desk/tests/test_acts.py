"""Every act of a desk, done through its page; who may not, too late, and typed wrong."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.sheets.table import SHEETS
from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases import acts
from yichuang.domain.cases.states import LIFE
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import BodyFactory, staff

BY_HAND = {  # acts done on pages of their own (the draft), at home, by the clock, or inside another act
    "draft", "submit", "discard", "deem_accepted", "return_overdue", "end_owing", "end_waiver", "take_up", "take_over",
    "deem_renewed", "file_under_mandate",
}  # fmt: skip


def gaps(row=1, **said):
    filled = {
        "material": "1",
        "other": "",
        "defect": "照片看不清",
        "basis": "《示例条例》第一条",
        "remedy": "重新拍摄",
    }
    return {"rows": "3", **{f"gap-{row}-{name}": value for name, value in (filled | said).items()}}


DAY = {"decided_on_year": "2026", "decided_on_month": "3", "decided_on_day": "2"}
HEARING = {
    "day_year": "2026",
    "day_month": "3",
    "day_day": "16",
    "time": "9:30",
    "place": "示例听证室",
    "clerk": "冯示例",
}
UNDOING = {"facts_found": "现场没有经营场所", "reasons": "不符合法定条件"}
SLIP = {"what_1": "经营场所", "before_1": "示例路1号", "after_1": "示例路1号之二"}
MINUTES = {"attended": "申请人梅\n审查人赵", "minutes": "申请人：已加装净化设备。", "closed": "11:30"}
BOXES = {  # act: (how the case came there, who does it, what the boxes hold, the state after)
    "pre_review": ("submitted", "counter", {}, "PRE_REVIEW"),
    "receive": ("submitted", "counter", {}, "RECEIVED"),
    "return_for_edit": ("looked_at", "counter", gaps(), "DRAFT"),
    "turn_away": (
        "received",
        "zhao",
        {"kind": "not_accepted", "agency": "示例局", "reason": "不属于本机关职权"},
        "NOT_ACCEPTED",
    ),
    "amend": ("received", "zhao", {"note": "门牌号写错", "premises_address": "示例路2号"}, "RECEIVED"),
    "ask_to_correct": ("received", "zhao", gaps() | {"announce_return": "on"}, "CORRECTION"),
    "allow_second_notice": ("corrected", "sun", {"reason": "确有遗漏"}, "RECEIVED"),
    "correct": ("correcting", "counter", {"paper_1": "on"}, "RECEIVED"),
    "accept": ("received", "zhao", {}, "ACCEPTED"),
    "start_review": ("accepted", "zhao", {}, "IN_REVIEW"),
    "reassign": ("in_review", "qian", {"to": "wu"}, "IN_REVIEW"),
    "record_site_check": ("in_review", "zhao", {"officers": ["zhao", "wu"], "result": "现场符合要求"}, "IN_REVIEW"),
    "start_special": ("in_review", "zhao", {"kind": "检验", "days": "10", "reason": "首批产品须检验"}, "SPECIAL"),
    "finish_special": ("special", "zhao", {"result": "检验合格"}, "IN_REVIEW"),
    "extend": ("in_review", "qian", {"days": "5", "reason": "情况复杂"}, "IN_REVIEW"),
    "offer_hearing": ("in_review", "zhao", {"subject": "油烟排放", "reason": "涉及邻居"}, "IN_REVIEW"),
    "ask_for_hearing": ("hearing_offered", "counter", {"reason": "书面要求"}, "IN_REVIEW"),
    "call_hearing": ("hearing_asked", "qian", HEARING | {"presider": "wu"}, "IN_REVIEW"),
    "record_hearing": ("hearing_today", "qian", MINUTES, "IN_REVIEW"),
    "tell_interested_party": (
        "in_review",
        "zhao",
        {"name": "李示例", "content": "热食制售", "interest": "住在楼上"},
        "IN_REVIEW",
    ),
    "hear_views": ("neighbour_told", "zhao", {"name": "李示例", "views": "请加装隔音。"}, "IN_REVIEW"),
    "propose": ("in_review", "zhao", {"outcome": "grant", "opinion": "符合条件"}, "PENDING_DECISION"),
    "send_back": ("proposed", "qian", {"reason": "请再核实场所面积"}, "IN_REVIEW"),
    "grant": ("proposed", "qian", {}, "GRANTED"),
    "deny": (
        "proposed",
        "qian",
        {"facts": "现场无洗手池", "reasons": "场所不符合条件", "basis": "《示例条例》第二条"},
        "DENIED",
    ),
    "make_certificate": ("granted", "clerk", {}, "CERT_MAKING"),
    "hand_over": ("certified", "clerk", {}, "READY"),
    "deliver": ("ready", "clerk", {"mode": "window", "proof": "身份证已核对", "relation": "本人"}, "DELIVERED"),
    "withdraw": ("accepted", "counter", {"reason": "申请人不办了"}, "WITHDRAWN"),
    "terminate": ("in_review", "qian", {"ground": "法人终止"}, "TERMINATED"),
    "void": ("received", "sun", {"reason": "录入错误"}, "VOIDED"),
    "allow_change": ("to_change", "qian", {}, "GRANTED"),
    "allow_renewal": ("to_renew", "qian", {}, "GRANTED"),
    "revoke": ("to_undo", "qian", {**UNDOING, "ground": "unqualified"}, "GRANTED"),
    "withdraw_grant": ("to_withdraw", "qian", {**UNDOING, "ground": "law_changed"}, "GRANTED"),
    "cancel": ("to_cancel", "qian", {**UNDOING, "ground": "dissolved"}, "GRANTED"),
    "correct_paper": ("granted", "qian", {"paper": "DOC-10", "reason": "录入错误", **SLIP}, "GRANTED"),
    "recall": ("delivered", "qian", {"mistake": "wrong_person", "reason": "同名误交，已收回"}, "READY"),
    "ask_follow_up": ("delivered", "counter", {"purpose": "cancel", "reason": "不再经营"}, "DELIVERED"),
    "open_follow_up": ("delivered", "qian", {"ground": "revoke unqualified", "reason": "现场不符"}, "DELIVERED"),
}
ELSEWHERE = {
    "forward": ("accepted", "zhao", {}, "PENDING_DECISION"),
    "record_outcome": ("forwarded", "zhao", {"outcome": "grant", "reference": "示例〔2026〕1号", **DAY}, "GRANTED"),
}


@pytest.fixture
def hall(db, at):
    return Hall(specials=["检验"])


def brought(hall, how):
    match how:
        case "looked_at":
            return acts.pre_review(hall.submitted(), by=hall.counter)
        case "corrected":
            return acts.correct(hall.correcting(), by=hall.counter, materials=[{"material": 1, "paper": True}])
        case "forwarded":
            return acts.forward(hall.accepted(), by=hall.zhao)
    return getattr(hall, how)()


def typed(hall, boxes):
    """Names of the cast stand for their accounts."""

    def account(value):
        return getattr(hall, value).account if value in ("zhao", "wu") else value

    return {
        name: [account(v) for v in value] if isinstance(value, list) else account(value)
        for name, value in boxes.items()
    }


def address(act, case):
    return reverse(f"desk:case-{act}", args=[case.number])


def state_of(case):
    return now(case).state


def test_every_act_of_the_table_has_a_page_or_is_not_for_a_desk():
    assert {row.act for row in LIFE} - {sheet.act for sheet in SHEETS} == BY_HAND


def test_no_two_acts_share_an_address():
    assert len({sheet.noun for sheet in SHEETS}) == len(SHEETS)


@pytest.mark.parametrize("act", BOXES)
def test_an_act_is_done_through_its_page(desk, hall, act):
    how, who, boxes, after = BOXES[act]
    case = brought(hall, how)
    officer = desk(getattr(hall, who))

    shown = officer.get(address(act, case))
    whole = case.answers if act == "amend" else {}  # a browser sends the whole form back
    done = officer.post(address(act, case), whole | typed(hall, boxes))

    assert shown.status_code == 200
    assert (done.status_code, state_of(case)) == (302, after)


@pytest.mark.parametrize("act", ELSEWHERE)
def test_an_act_on_a_matter_decided_elsewhere_is_done_through_its_page(desk, at, act):
    hall = Hall(decided="elsewhere")
    how, who, boxes, after = ELSEWHERE[act]
    case = brought(hall, how)
    officer = desk(getattr(hall, who))

    shown = officer.get(address(act, case))
    done = officer.post(address(act, case), boxes)

    assert (shown.status_code, done.status_code, state_of(case)) == (200, 302, after)


def test_a_matter_that_is_only_registered_takes_its_number(desk, at):
    hall = Hall(decided="register_only")
    case = hall.received()

    done = desk(hall.zhao).post(address("register", case), {"reference": "示例受理号1"})

    assert (done.status_code, state_of(case)) == (302, "DELIVERED")


@pytest.mark.parametrize("outcome", ["grant", "deny"])
def test_an_instant_matter_is_decided_on_the_spot(desk, at, outcome):
    hall = Hall(instant=True)
    case = hall.received()

    said = {"facts": "现场没有洗手池", "basis": "《示例条例》第二条"} if outcome == "deny" else {}

    done = desk(hall.zhao).post(
        address("decide_on_the_spot", case), {"outcome": outcome, "opinion": "材料齐全", **said}
    )

    assert (done.status_code, state_of(case)) == (302, {"grant": "GRANTED", "deny": "DENIED"}[outcome])


def test_after_a_follow_up_the_new_case_is_shown(desk, hall):
    case = hall.delivered()

    done = desk(hall.qian).post(address("open_follow_up", case), {"ground": "revoke fraud", "reason": "材料系伪造"})

    assert done.url == reverse("desk:case", args=[case.follow_ups.get().number])


@pytest.mark.parametrize("act", BOXES)
def test_an_officer_whose_act_it_is_not_is_told_before_writing(desk, hall, act):
    how, _, boxes, _ = BOXES[act]
    case = brought(hall, how)
    wrong = desk(
        staff("CERT_CLERK" if act not in ("make_certificate", "hand_over") else "HEAD", body=hall.body, name="冯")
    )

    answers = [wrong.get(address(act, case)), wrong.post(address(act, case), typed(hall, boxes))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert state_of(case) == brought_state(how)


def brought_state(how):
    return {
        "submitted": "SUBMITTED", "looked_at": "PRE_REVIEW", "received": "RECEIVED", "corrected": "RECEIVED",
        "correcting": "CORRECTION", "accepted": "ACCEPTED", "in_review": "IN_REVIEW", "special": "SPECIAL",
        "proposed": "PENDING_DECISION", "granted": "GRANTED", "certified": "CERT_MAKING", "ready": "READY",
        "delivered": "DELIVERED", "hearing_offered": "IN_REVIEW", "hearing_asked": "IN_REVIEW",
        "hearing_today": "IN_REVIEW", "neighbour_told": "IN_REVIEW",
        **dict.fromkeys(("to_change", "to_renew", "to_undo", "to_withdraw", "to_cancel"), "PENDING_DECISION"),
    }[how]  # fmt: skip


@pytest.mark.parametrize("act", BOXES)
def test_a_stranger_does_not_learn_that_the_case_is_there(desk, hall, act):
    how, _, boxes, _ = BOXES[act]
    case = brought(hall, how)
    everything = ("COUNTER", "ACCEPTOR", "REVIEWER", "CHIEF", "HEAD", "CERT_CLERK", "DELIVERY", "SUPERVISOR")
    li = desk(staff(*everything, body=BodyFactory(), name="李"))

    answers = [li.get(address(act, case)), li.post(address(act, case), typed(hall, boxes))]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_late_click_says_who_was_faster(desk, hall):
    case = hall.received()
    acts.accept(case, by=hall.zhao)

    late = desk(hall.zhao).post(address("accept", case))

    assert late.status_code == 409
    assert "已先办了一步" in late.text
    assert "赵" in late.text


def test_what_the_law_refuses_stands_inside_the_form_with_nothing_lost(desk, hall):
    case = hall.in_review()

    answer = desk(hall.qian).post(address("extend", case), {"days": "5", "reason": " "})

    assert answer.status_code == 422
    assert answer.context["form"]["days"].value() == "5"
    assert now(case).extended_days == 0


def test_an_act_that_asks_nothing_and_is_refused_says_why(desk, hall):
    case = hall.received()
    type(case).objects.filter(pk=case.pk).update(missing=["经营场所使用证明"])

    answer = desk(hall.zhao).post(address("accept", case))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["必要材料还没有收齐。"]
    assert state_of(case) == "RECEIVED"


def test_whoever_alone_may_decide_is_warned_before_taking_the_review(desk, hall):
    """Nobody decides on the own proposal: where one person alone decides, the case would wait for nobody."""
    page = address("start_review", hall.accepted())

    def warned(actor):
        return "您是本机构唯一能作决定的负责人" in desk(actor).get(page).content.decode()

    assert (warned(hall.qian), warned(hall.zhao)) == (True, False)
    staff("HEAD", body=hall.body, name="周")
    assert not warned(hall.qian)
