"""Two workers look at the rules at the same moment: a late case has one card, shown once. On both databases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.races.test_two_at_once import at_once
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.supervision import acts
from yichuang.domain.supervision.models import Card, Showing
from yichuang.domain.supervision.tests.factories import default_rules
from yichuang.kernel import clocks, documents, ledger

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_show_one_card():
    default_rules()
    case = Hall().in_review()
    late = clocks.of(case).get(kind="promise").due_on + timedelta(days=4)
    assert late > timezone.localdate()

    at_once(lambda: acts.evaluate(late), lambda: acts.evaluate(late))

    card = Card.objects.get(topic="decision")
    assert [line.act for line in ledger.of(card)] == ["show_red", "press"]
    assert Showing.objects.filter(card=card).count() == 1
    assert documents.of(card).count() == 1


def test_two_supervisors_decide_at_once_and_one_is_told():
    hall = Hall()
    default_rules()
    case = hall.in_review()
    acts.evaluate(clocks.of(case).get(kind="promise").due_on + timedelta(days=4))
    card = acts.defend(Card.objects.get(topic="decision"), by=hall.qian, words="示例申辩")

    answers = at_once(
        lambda: acts.maintain(card, by=hall.sun, reason="示例"),
        lambda: acts.withdraw(card, by=hall.sun, reason="示例"),
    )

    decided = [line.act for line in ledger.of(card)][3:]
    assert decided in (["maintain"], ["withdraw"], ["maintain", "withdraw"])  # what was maintained may be withdrawn
    assert Card.objects.get(pk=card.pk).state == ("MAINTAINED" if decided == ["maintain"] else "WITHDRAWN")
    assert len(answers) == 2
