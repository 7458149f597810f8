"""The bench of cards: the day it looks at has late cases, what it says it did, and a house left as it was."""

from datetime import date

import pytest
from django.apps import apps
from django.db import transaction

from tools.bench.carding import day_of_the_late, measured
from tools.bench.casting_cards import cast
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.acts import evaluating
from yichuang.domain.supervision.acts.evaluating import due_now
from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.tests.factories import default_rules
from yichuang.kernel.models import Clock

pytestmark = pytest.mark.django_db


def counted() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_the_day_is_the_first_by_which_cases_are_late(hall, at):
    hall.in_review()
    at("2026-03-06 10:00")
    hall.in_review()

    assert day_of_the_late() == date(2026, 3, 10)  # promised in five working days, from Monday the 2nd


def test_a_day_nobody_works_is_gone_on_to_the_next(hall):
    Clock.objects.filter(thing=hall.in_review().thing, kind="promise").update(red_on=date(2026, 3, 7))

    assert day_of_the_late() == date(2026, 3, 9)


def test_a_house_in_which_nothing_will_be_late_says_so(hall):
    hall.received()

    assert day_of_the_late() is None
    assert "not run" in measured()


def test_each_late_case_has_its_card_then_by_act_or_cast_and_the_house_is_as_it_was(hall, monkeypatch):
    for _ in range(5):
        hall.in_review()
    monkeypatch.setattr(evaluating, "AT_ONCE", 2)
    before = counted()

    with transaction.atomic():
        found = measured(1)
        transaction.set_rollback(True)

    assert (found["day"], found["late that day"], found["to show"]) == ("2026-03-10", 5, 5)
    assert [look["cards"] for look in found["show it"]["looks"]] == [2]
    assert (found["show it"]["cast"], found["show it"]["further runs"]) == (3, 0)
    again = found["look when all is shown"]
    assert (again["writes"], again["cards standing"]) == (0, 5)
    assert counted() == before


def test_a_card_that_was_cast_is_to_later_looks_what_a_card_is(hall, at, monkeypatch):
    default_rules()
    one, two = hall.in_review(), hall.in_review()
    monkeypatch.setattr(evaluating, "AT_ONCE", 1)
    at("2026-03-10 09:00")
    acts.evaluate()

    assert cast(due_now(date(2026, 3, 10))) == 1

    cards = Card.objects.order_by("pk")
    assert {card.about for card in cards} == {one.thing, two.thing}
    assert [card.clock.thing for card in cards] == [card.about for card in cards]
    assert (
        len({(card.state, card.colour, card.rule_code, card.reply_due, card.showings.count()) for card in cards}) == 1
    )
    assert acts.evaluate() == 0
