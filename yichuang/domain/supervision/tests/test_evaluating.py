"""Rules looked at: what they hold for is shown once, at its very boundary, and nothing else ever."""

from datetime import date

import pytest

from yichuang.domain.supervision import acts
from yichuang.domain.supervision.models import Showing
from yichuang.domain.supervision.tests.factories import card_of
from yichuang.kernel import clocks, ledger

pytestmark = pytest.mark.django_db


def looked(at, when: str) -> int:
    at(when)
    return acts.evaluate()


def promise_of(case):
    return clocks.of(case).get(kind="promise")


def test_a_late_case_turns_yellow_then_red_and_stays_one_card(hall, at, rules):
    case = hall.in_review()
    due = promise_of(case).due_on
    assert due == date(2026, 3, 9)

    assert looked(at, "2026-03-06 23:59") == 0
    assert looked(at, "2026-03-09 00:01") == 1
    yellow = card_of(case)
    assert (yellow.state, yellow.rule_code, yellow.points) == ("YELLOW", "R03", 1)
    assert looked(at, "2026-03-09 23:59") == 0
    assert looked(at, "2026-03-10 00:01") == 1

    red = card_of(case)
    assert (red.pk, red.state, red.rule_code, red.points) == (yellow.pk, "RED", "R07", 3)
    assert [(one.colour, one.on) for one in Showing.objects.all()] == [
        ("yellow", date(2026, 3, 9)),
        ("red", date(2026, 3, 10)),
    ]
    assert [line.act for line in ledger.of(red)] == ["show_yellow", "show_red", "press"]
