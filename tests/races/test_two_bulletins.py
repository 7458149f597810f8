"""Two people at one bulletin in the same moment: one draft of a period, one number, one issue. On both databases."""

from datetime import date

import pytest
import time_machine
from django.apps import apps

from tests.races.test_two_at_once import at_once
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity.tests.factories import DISTRICT, RegionFactory, staff
from yichuang.domain.supervision.acts import bulletins
from yichuang.domain.supervision.models import Bulletin
from yichuang.domain.supervision.rules.periods import MONTH, holding
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db(transaction=True)
MARCH = holding(MONTH, date(2026, 3, 1))


@pytest.fixture
def bureau():
    with time_machine.travel("2026-04-01T10:00:00+08:00", tick=False):
        hall = Hall()
        apps.get_model("identity.District").objects.create(region=RegionFactory(code=DISTRICT), bureau=hall.centre)
        hall.heads = [staff("HEAD", body=hall.centre, name=name) for name in ("易", "龙")]
        yield hall


def test_two_draft_the_same_month(bureau):
    other = staff("SUPERVISOR", body=bureau.centre, scope=("*",), name="欧阳")
    answers = at_once(*(lambda who=who: bulletins.draft(MARCH, by=who) for who in (bureau.sun, other)))

    assert [isinstance(answer, ActRefused) for answer in answers].count(True) == 1
    assert [one.number for one in Bulletin.objects.all()] == ["2026-03"]


def test_two_sign_the_same_bulletin(bureau):
    reviewed = bulletins.review(bulletins.draft(MARCH, by=bureau.sun), by=bureau.sun)
    answers = at_once(*(lambda who=who: bulletins.issue(reviewed, by=who) for who in bureau.heads))

    assert [isinstance(answer, OutOfTurn) for answer in answers].count(True) == 1
    assert [line.act for line in ledger.of(reviewed)] == ["draft", "review", "issue"]
    assert [paper.number[-11:] for paper in documents.of(reviewed)] == ["〔2026〕0001号"]
