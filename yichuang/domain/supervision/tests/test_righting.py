"""A card that turns out wrong goes by itself and says why; one that was right stays."""

from datetime import date

import pytest
from django.db import connection
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.tests.factories import card_of, only
from yichuang.kernel import calendar_changes, clocks, ledger, news, workdays
from yichuang.kernel.calendar import Day

pytestmark = pytest.mark.django_db
CLOSED = [Day(date(2026, 3, 6), "local", "示例停办")]


@pytest.fixture
def hall(db, at):
    workdays.seed()
    return Hall(specials=["检验"])


@pytest.fixture
def yellow(hall, at, rules):
    """A case whose promise ends on Monday 9 March, and its card of that day."""
    case = hall.in_review()
    at("2026-03-09 09:00")
    acts.evaluate()
    return case


def test_a_day_that_turns_out_closed_withdraws_it_and_its_points(yellow, hall):
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")

    assert acts.evaluate() == 1
    card = card_of(yellow)
    assert (card.state, card.counts, card.withdrawn_on) == ("WITHDRAWN", 0, date(2026, 3, 9))
    last = ledger.last(card)
    assert (last.act, last.actor) == ("withdraw_itself", "系统时钟")
    assert last.note == "工作日历调整（示府办〔2026〕1号），期限重新计算。按现在的期限，3月9日还不到亮牌的时候。"
    assert "已经撤销，不再扣分" in Notice.objects.filter(account=hall.zhao.account).latest("id").text
    assert acts.evaluate() == 0


def test_withdrawn_by_itself_it_is_shown_again_when_its_day_comes(yellow, at):
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")
    acts.evaluate()
    at("2026-03-10 09:00")

    assert acts.evaluate() == 1
    card = card_of(yellow)
    assert (card.state, card.showings.count(), card.withdrawn_on) == ("YELLOW", 2, None)


def test_a_decision_of_the_same_day_leaves_it(yellow, hall):
    decided(yellow, hall)

    assert acts.evaluate() == 0
    assert card_of(yellow).state == "YELLOW"


def decided(case, hall):
    """Granted now: its promise stops."""
    case = cases.propose(case, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    return cases.grant(case, by=hall.qian)


def promise(case):
    return clocks.of(case).get(kind="promise")


def test_a_closure_told_after_the_decision_withdraws_it_and_leaves_the_clock_as_it_was_counted(yellow, hall, at):
    decided(yellow, hall)
    acts.evaluate()
    before = model_to_dict(promise(yellow))
    at("2026-03-12 09:00")
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")

    assert acts.evaluate() == 1
    card = card_of(yellow)
    assert (card.state, card.counts, card.withdrawn_on) == ("WITHDRAWN", 0, date(2026, 3, 12))
    assert ledger.last(card).note == (
        "工作日历调整（示府办〔2026〕1号），期限重新计算。按现在的期限，3月9日还不到亮牌的时候。"
    )
    assert "已经撤销，不再扣分" in Notice.objects.filter(account=hall.zhao.account).latest("id").text
    assert model_to_dict(promise(yellow)) == before
    assert acts.evaluate() == 0


def test_a_red_card_of_a_case_decided_late_goes_when_it_was_not_late_after_all(hall, at, rules):
    case = hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()
    decided(case, hall)
    acts.evaluate()
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")

    assert acts.evaluate() == 1
    assert card_of(case).state == "WITHDRAWN"


def test_of_several_changes_the_one_that_made_it_wrong_is_named(yellow, hall):
    decided(yellow, hall)
    for day, source in ((20, "示府办〔2026〕8号"), (6, "示府办〔2026〕9号"), (23, "示府办〔2026〕10号")):
        calendar_changes.confirm([Day(date(2026, 3, day), "local", "示例停办")], by=CONSOLE, source=source)

    assert acts.evaluate() == 1
    assert ledger.last(card_of(yellow)).note.startswith("工作日历调整（示府办〔2026〕9号）")


def test_a_change_that_leaves_a_decided_case_late_leaves_its_card_and_is_looked_at_once(hall, at, rules):
    case = hall.in_review()
    at("2026-03-11 09:00")
    acts.evaluate()
    decided(case, hall)
    acts.evaluate()
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")

    assert acts.evaluate() == 0
    assert card_of(case).state == "RED"
    with CaptureQueriesContext(connection) as queries:
        acts.evaluate()
    assert [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []


@pytest.mark.parametrize(("closed", "state"), [(date(2026, 3, 6), "WITHDRAWN"), (date(2026, 3, 12), "RED")])
def test_silence_that_did_not_last_so_long_after_all_takes_no_points(hall, at, rules, closed, state):
    case = hall.received()
    at("2026-03-10 00:10")
    cases.clockwork.deem_silent()
    news.drain()
    at("2026-03-11 09:00")
    acts.evaluate()
    calendar_changes.confirm([Day(closed, "local", "示例停办")], by=CONSOLE, source="示府办〔2026〕1号")

    acts.evaluate()
    card = Card.objects.get(about=case.thing, topic="notice")
    assert (card.rule_code, card.state) == ("R09", state)
    if state == "WITHDRAWN":
        assert ledger.last(card).note == (
            "工作日历调整（示府办〔2026〕1号），期限重新计算。按现在的期限，3月10日还没有逾期。"
        )


def test_a_red_card_of_last_months_yellow_ones_goes_with_them(hall, at, rules):
    only(rules, "R03", "R18")
    found = [hall.in_review() for _ in range(3)]
    at("2026-03-09 09:00")
    acts.evaluate()
    for case in found:
        decided(case, hall)
    at("2026-04-01 09:00")
    calendar_changes.confirm(CLOSED, by=CONSOLE, source="示府办〔2026〕1号")

    assert acts.evaluate() == 4
    assert Card.objects.get(topic="repeated").state == "WITHDRAWN"


def test_a_suspension_that_comes_later_leaves_it(hall, at, rules):
    case = hall.in_review()
    at("2026-03-10 09:00")
    acts.evaluate()
    cases.start_special(case, by=hall.zhao, kind="检验", days=10, reason="首批产品须检验。")

    assert acts.evaluate() == 0
    assert card_of(case).state == "RED"


def test_a_suspension_of_the_day_it_was_shown_withdraws_it(yellow, hall):
    cases.start_special(yellow, by=hall.zhao, kind="检验", days=10, reason="首批产品须检验。")

    assert acts.evaluate() == 1
    assert ledger.last(card_of(yellow)).note.startswith("期限经批准暂停（")


def test_a_voided_case_withdraws_it(hall, at, rules):
    case = hall.received()
    at("2026-03-09 09:00")
    acts.evaluate()
    cases.void(case, by=hall.sun, reason="示例：录入有误")

    assert acts.evaluate() == 1
    assert ledger.last(card_of(case)).note == "本件已经作废。"


def test_what_a_person_decided_is_not_shown_again_for_the_same_thing(yellow, hall, at):
    acts.withdraw(card_of(yellow), by=hall.sun, reason="示例：停电")

    assert acts.evaluate() == 0
    assert card_of(yellow).state == "WITHDRAWN"
    at("2026-03-10 09:00")
    assert acts.evaluate() == 1  # late is another, worse thing
    assert card_of(yellow).state == "RED"
