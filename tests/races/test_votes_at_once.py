"""One phone and one account of 三心评选, twice in the same moment: one each. On both databases."""

import pytest

from tests.races.test_two_at_once import at_once
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity import acts as identity
from yichuang.domain.supervision.acts import votes
from yichuang.domain.supervision.models import Campaign, Nominee, Vote
from yichuang.domain.supervision.tests.campaigning import Round, phone
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db(transaction=True)


def candidate(march) -> Nominee:
    return Nominee.objects.select_related("campaign").get(pk=march.zhao.pk)


def test_a_code_sent_twice_at_once_is_one_vote():
    march = Round(Hall()).voting()
    code = identity.send_code(phone(1)).shown

    def vote():
        return votes.cast(candidate(march), by=march.hall.mei, phone=phone(1), code=code)

    answers = at_once(vote, vote)
    assert sum(isinstance(answer, ActRefused) for answer in answers) == 1
    assert Vote.objects.count() == 1


def test_a_colleague_who_votes_twice_at_once_has_one_vote():
    march = Round(Hall()).voting()
    Campaign.objects.update(state="APPRAISING")

    answers = at_once(*[lambda: votes.appraise(candidate(march), by=march.hall.qian)] * 2)
    assert sum(isinstance(answer, ActRefused) for answer in answers) == 1
    assert Vote.objects.count() == 1


def test_three_phones_of_one_device_at_once_are_all_flagged():
    march = Round(Hall()).voting()
    codes = {n: identity.send_code(phone(n)).shown for n in range(3)}

    def voter(n):
        told = {"by": march.hall.mei, "phone": phone(n), "code": codes[n], "device": "one device"}
        return lambda: votes.cast(candidate(march), **told)

    at_once(*map(voter, range(3)))
    assert list(Vote.objects.values_list("state", flat=True)) == ["FLAGGED"] * 3
