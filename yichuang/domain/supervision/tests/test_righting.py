"""A card that turns out wrong goes by itself and says why; one that was right stays."""

from datetime import date

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.notices.models import Notice
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.tests.factories import card_of
from yichuang.kernel import calendar_changes, ledger, workdays
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
    case = cases.propose(yellow, by=hall.zhao, outcome="grant", opinion="符合条件，拟准予。")
    cases.grant(case, by=hall.qian)

    assert acts.evaluate() == 0
    assert card_of(yellow).state == "YELLOW"


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
