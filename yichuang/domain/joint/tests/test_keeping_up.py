"""News of a case that was given up after its last try: the clock goes on by how things stand."""

import pytest

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.models import Case
from yichuang.domain.identity.tests.factories import credit_code
from yichuang.domain.joint import acts
from yichuang.domain.joint.acts import keeping_up
from yichuang.domain.joint.tests.factories import FIRE, FOOD, GAP, REGISTRATION, SIGN
from yichuang.kernel.models import Message

pytestmark = pytest.mark.django_db


def lost():
    """Whatever was told died after its last try."""
    Message.objects.filter(state=Message.State.WAITING).update(state=Message.State.DEAD)


def registered(street, matter):
    street.granted(matter, REGISTRATION, name="示例早餐店有限公司", code=credit_code(7))


def test_what_waited_is_filed_though_nobody_told_of_the_grant(street):
    matter = street.applied()
    registered(street, matter)
    lost()
    before = street.stands(matter)

    looked_at = [acts.keep_up() for _ in range(2)]

    assert (before[FOOD], before[SIGN]) == ("waiting", "waiting")
    assert {street.stands(matter)[item] for item in (FOOD, SIGN)} == {"filed"}
    assert Case.objects.filter(matter=matter.number).count() == 4
    assert looked_at == [1, 0]


def test_what_waits_in_vain_is_given_up_though_nobody_told_of_the_refusal(street):
    matter = street.applied()
    street.denied(matter, REGISTRATION)
    lost()
    acts.keep_up()

    assert {street.stands(matter)[item] for item in (FOOD, SIGN)} == {"dropped"}
    assert acts.keep_up() == 0


def test_a_matter_closes_though_nobody_told_of_its_last_case(street):
    matter = street.applied(results="as_ready")
    street.registered(matter)
    for part in street.parts(matter):
        if part.item_code != REGISTRATION:
            street.granted(matter, part.item_code)
        cases.deliver(street.ready(matter, part.item_code), by=street.clerk, mode="window", proof="身份证已核对")
    lost()
    before = street.now(matter).state
    acts.keep_up()

    after = street.now(matter)
    assert (before, after.state, after.decided_on) == ("UNDER_WAY", "ALL_GRANTED", after.closed_on)
    assert acts.keep_up() == 0


def test_a_correction_that_was_answered_ends_though_nobody_told(street):
    matter = street.applied()
    for item in (REGISTRATION, FIRE):
        street.received(matter, item)
        acts.note_gaps(street.now(matter), by=street.officers[item], item=item, gaps=[GAP])
    for item in (REGISTRATION, FIRE):
        brought = [{"material": 1, "file": street.file_of()}]
        cases.correct(street.case(matter, item), by=street.mei, materials=brought)
    lost()
    before = street.now(matter).state
    acts.keep_up()

    assert (before, street.now(matter).state) == ("CORRECTION", "UNDER_WAY")


def test_what_is_in_order_is_left_alone(street):
    """One item granted, the one the others wait for not yet."""
    matter = street.applied()
    street.granted(matter, FIRE)
    lost()

    assert acts.keep_up() == 0
    assert street.stands(matter)[FOOD] == "waiting"


def test_a_matter_that_cannot_go_on_keeps_no_other_waiting(street, monkeypatch):
    first = street.applied()
    registered(street, first)
    second = street.applied()
    street.denied(second, REGISTRATION)
    lost()
    goes_on = keeping_up.advance
    monkeypatch.setattr(keeping_up, "advance", lambda number: 1 / 0 if number == first.number else goes_on(number))
    acts.keep_up()

    assert street.stands(first)[FOOD] == "waiting"
    assert street.stands(second)[FOOD] == "dropped"


def test_looking_costs_the_same_for_one_matter_and_for_three(street, django_assert_num_queries):
    street.applied()
    with django_assert_num_queries(5):
        acts.keep_up()
    for _ in range(2):
        street.applied()
    with django_assert_num_queries(5):
        acts.keep_up()
