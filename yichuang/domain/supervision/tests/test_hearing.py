"""Bad ratings and complaints: late to be mended they are carded by their clocks, found right they cost points at their
end; whoever was rated learns nothing of it before."""

import pytest

from yichuang.domain.evaluation import acts as evaluation
from yichuang.domain.evaluation.events import BadRatingMoved
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.evaluation.tests.factories import House, account_of
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.models import Card
from yichuang.kernel import clocks, ledger, news
from yichuang.kernel.vault import blind_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db, at, rules):
    return House()


def of(topic):
    return Card.objects.filter(topic=topic)


def test_a_bad_rating_nobody_called_about_in_a_working_day_is_yellow(house, at):
    bad = house.dispatched()
    assert clocks.of(bad).get(kind="contact").due_on.isoformat() == "2026-03-03"

    at("2026-03-03 23:59")
    acts.evaluate()
    assert of("contact").count() == 0
    at("2026-03-04 00:01")
    acts.evaluate()

    card = of("contact").get()
    assert (card.rule_code, card.colour, card.unit_id, card.person) == ("R19", "yellow", bad.handled_by_id, "")


def test_one_not_mended_in_its_days_is_red_on_the_next_day_worked_or_not(house, at):
    bad = house.valid()
    due = clocks.of(bad).filter(kind="mending").last().due_on
    assert due.isoformat() == "2026-03-09"

    at("2026-03-09 23:59")
    acts.evaluate()
    assert of("rectifying").count() == 0
    at("2026-03-10 00:01")
    acts.evaluate()
    assert (of("rectifying").get().rule_code, of("rectifying").get().points) == ("R20", 3)


def test_what_is_being_mended_is_shown_to_the_chiefs_alone_and_names_no_service(house, at):
    bad = house.dispatched()
    at("2026-03-04 00:01")
    acts.evaluate()
    card = of("contact").get()

    seen = {name: reads.visible_to(who).filter(pk=card.pk).exists() for name, who in {
        "rated": house.zhao, "colleague": house.wu, "chief": house.qian, "supervisor": house.sun,
    }.items()}  # fmt: skip
    assert seen == {"rated": False, "colleague": False, "chief": True, "supervisor": True}
    assert bad.item_name not in card.subject


def test_found_right_it_costs_points_when_it_has_ended_and_not_before(house):
    house.revisited()
    news.drain()
    assert of("rating").count() == 0

    bad = house.closed()
    news.drain()
    cards = of("rating").filter(about=bad.thing)
    assert {card.rule_code for card in cards} == {"R16"}
    assert {card.person for card in cards} == set(bad.concerned or [""])
    many = cards.count()
    acts.note_bad_rating(BadRatingMoved(bad.number, "close", "CLOSED", bad.body_id, valid=True))
    assert cards.count() == many


def test_one_that_was_not_deserved_costs_nothing(house):
    house.upheld()
    news.drain()

    assert of("rating").count() == 0


def test_the_card_goes_when_the_rating_turns_out_false_and_is_struck_afterwards(house):
    account = account_of(house.wu)
    account.phone, account.phone_index = "13700009999", blind_index("13700009999")
    account.save()
    house.closed(phone=account.phone)  # a colleague's: a sign
    news.drain()
    card = of("rating").first()
    assert (card.state, acts.evaluate()) == ("YELLOW", 0)

    evaluation.strike(Invitation.objects.get(), by=house.ding, words="示例：同事代评。")

    assert acts.evaluate() == of("rating").count()
    card.refresh_from_db()
    assert (card.state, card.counts) == ("WITHDRAWN", 0)
    assert ledger.last(card).note == "这条评价已经查明不实，撤销了。"
    assert acts.evaluate() == 0
