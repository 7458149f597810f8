"""红黄牌 at the desk: a late case shows its card, is defended, decided and gone; rules; scores; what is new."""

import pytest
from django.urls import reverse

from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.tables import PARTS
from yichuang.domain.supervision.tests.factories import card_of, default_rules
from yichuang.kernel import clocks

LATE = 8  # days after the case was accepted


@pytest.fixture
def card(hall, at):
    default_rules()
    case = hall.in_review()
    assert clocks.of(case).get(kind="promise").due_on.isoformat() == "2026-03-09"
    at("2026-03-10 09:00")
    acts.evaluate()
    return card_of(case)


def page(name, *args):
    return reverse(f"desk:{name}", args=args)


def test_no_card_at_all_is_what_everybody_wants_and_the_page_says_so(desk, hall):
    assert "一张牌也没有" in desk(hall.zhao).get(page("cards")).text


def test_no_card_while_a_rule_waits_for_a_yes_is_nothing_to_be_glad_of(desk, hall, at, settings):
    settings.CARDS_AT_ONCE = 0
    default_rules()
    hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()

    officer, supervisor = (desk(actor).get(page("cards")).text for actor in (hall.zhao, hall.sun))

    assert "不等于都按时" in officer
    assert "不等于都按时" in supervisor
    assert ("等您确认" in officer, "等您确认" in supervisor) == (False, True)


def test_a_card_is_defended_decided_and_gone(desk, hall, card):
    zhao, sun = desk(hall.zhao), desk(hall.sun)
    shown = zhao.get(page("card", card.number))
    assert [act for act, _, _ in shown.context["forms"]] == ["answer", "defend"]
    assert "计入期限的 6 天里，赵经手 6 天" in shown.text

    zhao.post(page("card-act", card.number, "defend"), {"words": "示例申辩：系统停机。"})
    assert [act for act, _, _ in sun.get(page("card", card.number)).context["forms"]] == [
        "maintain", "lower", "withdraw",
    ]  # fmt: skip
    sun.post(page("card-act", card.number, "withdraw"), {"reason": "示例：查实当天停机。"})

    assert "这张牌已经撤销，不扣分" in zhao.get(page("card", card.number)).text
    assert "一张牌也没有" in zhao.get(page("cards")).text
    assert card.number in zhao.get(page("cards"), {"view": "withdrawn"}).text


def test_words_left_out_are_asked_for_and_nothing_is_done(desk, hall, card):
    answer = desk(hall.zhao).post(page("card-act", card.number, "defend"), {"words": ""})

    assert answer.status_code == 422
    assert reads.visible_to(hall.zhao).get().state == "RED"


def test_who_may_not_decide_is_told_so(desk, hall, card):
    assert desk(hall.zhao).post(page("card-act", card.number, "withdraw"), {"reason": "示例"}).status_code == 403


def test_the_desk_hears_of_it_and_reads_it_once(desk, hall, card):
    zhao = desk(hall.qian)
    shown = zhao.get(page("inbox"))
    assert [notice.title for notice, _ in shown.context["notices"]] == ["红牌：超过承诺时限"]

    zhao.post(page("inbox-seen"), {"upto": shown.context["upto"]})
    assert zhao.get(page("inbox")).context["unread"] == 0


def test_a_rule_is_looked_at_before_it_is_saved(desk, hall, card):
    sun, found = desk(hall.sun), reads.rule("R07")
    asked = {
        "version": found.version, "name": found.name, "colour": "red", "about": "case", "metric": found.metric,
        "compare": ">=", "threshold": "2", "unit": "working_day", "points": "3", "told": ["CHIEF"], "reply_days": "3",
        "basis": "示例依据",
    }  # fmt: skip
    looked = sun.post(page("card-rule", "R07"), asked | {"look": "yes"})
    assert (looked.context["many"], reads.rule("R07").threshold) == (0, 1)

    sun.post(page("card-rule", "R07"), asked)
    assert (reads.rule("R07").threshold, reads.rule("R07").version) == (2, found.version + 1)


def test_every_number_of_a_score_leads_to_its_rows(desk, hall, card):
    qian, score = desk(hall.qian), page("score", "department", hall.body.code)
    lines = qian.get(score).context["lines"]
    assert {line.part for _, line in lines} == set(PARTS)

    for _, line in lines:
        answer = qian.get(page("score-rows", "department", hall.body.code, line.part))
        assert (line.part, answer.status_code) == (line.part, 404 if line.why == "尚未测量" else 200)
    assert card.number in qian.get(page("score-rows", "department", hall.body.code, "cards")).text


def test_a_department_that_is_not_served_has_no_score(desk, hall, card):
    assert desk(hall.zhao).get(page("score", "department", hall.centre.code)).status_code == 404


def test_a_month_long_past_is_shown_as_the_one_chosen(desk, hall):
    shown = desk(hall.sun).get(page("scores"), {"month": "2021-11"}).text

    assert "2021年11月考核" in shown
    assert '<option value="2021-11" selected>2021年11月</option>' in shown
