"""What people who did one thing also did, told only of enough people."""

import pytest

from yichuang.domain.cases import reads
from yichuang.domain.cases.reads import companions
from yichuang.domain.cases.tests.factories import Hall


@pytest.fixture(autouse=True)
def two_are_enough(monkeypatch):
    monkeypatch.setattr(companions, "FEWEST", 2)
    monkeypatch.setattr(companions, "kept", {})


def filed_by(people, *halls):
    for hall in halls:
        for hall.mei in people:
            hall.submitted()


def item(hall):
    return hall.version.item_id


def test_what_enough_parties_also_did_is_told_the_most_common_first(hall):
    often, seldom, other = Hall(), Hall(), Hall()
    third = other.mei
    filed_by((hall.mei, hall.li, third), hall, often)
    filed_by((hall.li, third), seldom)

    assert reads.also_done(item(hall)) == [item(often), item(seldom)]
    assert reads.also_done(item(hall), limit=1) == [item(often)]


def test_what_too_few_parties_did_is_not_told(hall):
    other = Hall()
    mei, li = hall.mei, hall.li
    filed_by((mei, li), hall)
    filed_by((mei, mei), other)  # twice the same party

    assert reads.also_done(item(hall)) == []


def test_an_item_of_too_few_parties_tells_nothing(hall):
    filed_by((hall.mei,), hall)

    assert reads.also_done(item(hall)) == []


def test_a_draft_is_nothing_done(hall):
    other = Hall()
    people = (hall.mei, hall.li)
    filed_by(people, hall)
    for other.mei in people:
        other.drafted()

    assert reads.also_done(item(hall)) == []


def test_an_answer_is_remembered(hall, django_assert_num_queries):
    reads.also_done(item(hall))

    with django_assert_num_queries(0):
        reads.also_done(item(hall))
