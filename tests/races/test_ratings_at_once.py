"""Two ratings, two invitations, two decisions in the same moment: one each. On both databases."""

import pytest

from tests.races.test_two_at_once import at_once
from yichuang.domain.evaluation import acts
from yichuang.domain.evaluation.models import BadRating, Complaint, Invitation, Rating
from yichuang.domain.evaluation.tests.factories import House
from yichuang.kernel import ledger, news
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_people_with_the_code_rate_at_once():
    house = House()
    asked = house.asked()

    answers = at_once(lambda: house.rated(5, asked), lambda: house.rated(1, asked))

    assert sum(isinstance(answer, OutOfTurn) for answer in answers) == 1
    assert Rating.objects.filter(is_valid=True).count() == Rating.objects.count() == 1
    assert BadRating.objects.count() == Rating.objects.filter(stars=1).count()
    assert [fault for fault in faults() if "invitation" in str(fault) or "badrating" in str(fault)] == []


def test_the_same_sending_at_once_is_one_rating():
    house = House()
    asked = house.asked()

    answers = at_once(*[lambda: house.rated(1, asked, key="same")] * 3)

    assert len({answer.pk for answer in answers}) == 1
    assert (Rating.objects.count(), BadRating.objects.count()) == (1, 1)


def test_two_workers_hear_of_one_session_at_once():
    house = House()
    house.taken_in()
    house.taken_in()

    at_once(news.drain, news.drain)
    news.drain()

    assert Invitation.objects.count() == 1
    assert sorted(ledger.of(Invitation.objects.get()).values_list("act", flat=True)) == ["invite", "join"]


def test_an_appeal_is_decided_once():
    house = House()
    bad = house.appealed()

    answers = at_once(
        lambda: acts.uphold(bad, by=house.sun, words="成立。"),
        lambda: acts.reject(bad, by=house.ding, words="不成立。"),
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in answers) == 1
    upheld = house.now(bad).state == "UPHELD"
    assert house.now(bad.rating).is_valid is not upheld


def test_the_same_complaint_at_once_is_one():
    house = House()

    answers = at_once(*[lambda: house.complained(key="same")] * 3)

    assert len({answer.number for answer in answers}) == 1
    assert Complaint.objects.count() == 1
