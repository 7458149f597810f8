"""Adjustments: the initial budget stays, what a line may spend is computed, and money moves by a document only."""

from datetime import date

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.acts.money import EntryRefused
from yichuang.domain.performance.models import Adjustment
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.tests.factories import LINES, MOVED, PAID, TOTAL, WAN, YEAR
from yichuang.domain.performance.tests.test_money import refused

pytestmark = pytest.mark.django_db


def test_the_final_appropriation_is_computed_from_initial_and_adjustments(bureau):
    year = bureau.open()
    money.adjust(year, by=bureau.sun, **MOVED)
    money.adjust(year, by=bureau.sun, **MOVED | {"code": "P2", "amount": -3 * WAN})

    found = books_of(bureau.now(year))
    assert [(line.code, line.initial, line.adjusted, line.final) for line in found.lines][2:] == [
        ("P1", 49 * WAN, 5 * WAN, 54 * WAN), ("P2", 50 * WAN, -3 * WAN, 47 * WAN),
    ]  # fmt: skip
    assert (found.amounts["adjustment"], found.amounts["final"]) == (2 * WAN, TOTAL + 2 * WAN)


def test_a_line_that_comes_within_the_year_begins_with_nothing_and_is_adjusted(bureau):
    year = bureau.open()
    late = LINES[2] | {"code": "P7"}

    assert list(refused(money.enter_line, year, by=bureau.sun, **late)) == ["initial"]
    money.enter_line(year, by=bureau.sun, **late | {"initial": 0})
    money.adjust(year, by=bureau.sun, **MOVED | {"code": "P7"})
    assert books_of(year).line("P7").final == 5 * WAN
    assert books_of(year).faults == ()


def test_money_moved_between_lines_leaves_the_sum(bureau):
    year = bureau.open()
    money.adjust(year, by=bureau.sun, to="P2", **MOVED)

    assert sorted(Adjustment.objects.values_list("code", "amount")) == [("P1", -5 * WAN), ("P2", 5 * WAN)]
    assert books_of(year).amounts["adjustment"] == 0


@pytest.mark.parametrize(("told", "to"), [({}, "P1"), ({"amount": -1}, "P2"), ({}, "P9")])
def test_money_is_not_moved_to_itself_backwards_or_nowhere(bureau, told, to):
    with pytest.raises(EntryRefused):
        money.adjust(bureau.open(), by=bureau.sun, to=to, **MOVED | told)
    assert Adjustment.objects.count() == 0


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"amount": 0}, "amount"),
        ({"document": " "}, "document"),
        ({"reason": ""}, "reason"),
        ({"code": "P9"}, "code"),
        ({"code": ""}, "code"),
        ({"decided_on": None}, "decided_on"),
        ({"decided_on": date(YEAR + 1, 1, 1)}, "decided_on"),
        ({"amount": -50 * WAN}, "amount"),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused(bureau, told, column):
    assert list(refused(money.adjust, bureau.open(), by=bureau.sun, **MOVED | told)) == [column]
    assert Adjustment.objects.count() == 0


def test_a_line_is_not_cut_below_what_it_spent(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID)

    found = refused(money.adjust, year, by=bureau.sun, **MOVED | {"code": "P2", "amount": -49 * WAN})
    assert found == {"amount": ["“示例网络租赁”（P2）支付合计 20,000.00 元，超过全年预算 10,000.00 元。"]}
