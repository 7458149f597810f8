"""Two people at one self-evaluation in the same moment: one of a year, made final once. On both databases."""

import pytest
import time_machine

from tests.races.test_two_at_once import at_once
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.performance.acts import evaluating
from yichuang.domain.performance.models import Evaluation
from yichuang.domain.performance.tests import evaluating as made
from yichuang.domain.performance.tests.factories import YEAR, Bureau
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bureau():
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        yield made.with_district(Bureau())


def test_two_set_up_the_same_year(bureau):
    made.store(bureau)
    answers = at_once(
        *(lambda who=who: evaluating.set_up("BUREAU", YEAR, by=who) for who in (bureau.sun, bureau.second))
    )

    assert [isinstance(answer, ActRefused) for answer in answers].count(True) == 1
    assert [one.number for one in Evaluation.objects.all()] == [f"ZP-BUREAU-{YEAR}"]


def test_two_make_the_same_year_final(bureau):
    bureau.spent()
    found = made.reviewed(bureau)
    other = staff("HEAD", body=bureau.body, name="另一位")
    answers = at_once(*(lambda who=who: evaluating.finalise(found, by=who) for who in (bureau.head, other)))

    assert [isinstance(answer, OutOfTurn) for answer in answers].count(True) == 1
    assert [line.act for line in ledger.of(found)].count("finalise") == 1
