"""A case in hand is written as the act left it: what changed, and nothing that did not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Case
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.kernel.states import in_hand

pytestmark = pytest.mark.django_db


def taken(by, case):
    return in_hand(lambda: reads.to_act_on(by, case.number))


def test_an_act_writes_the_columns_it_changed(hall):
    case = hall.accepted()

    with CaptureQueriesContext(connection) as asked, taken(hall.zhao, case) as found:
        acts.start_review(found, by=hall.zhao)

    [said] = [query["sql"] for query in asked if query["sql"].startswith('UPDATE "cases_case"')]
    assert '"state"' in said
    assert '"handler"' in said
    assert '"applicant_name"' not in said
    assert '"number" =' not in said


def test_an_answer_changed_in_place_is_written(hall):
    case = hall.accepted()

    with taken(hall.zhao, case) as found:
        found.answers["premises_address"] = "示例路9号"
        found.save()

    assert Case.objects.get(pk=case.pk).answers["premises_address"] == "示例路9号"


def test_what_was_written_in_between_is_what_it_is_compared_with(hall):
    case = hall.accepted()
    before = case.window

    with taken(hall.zhao, case) as found:
        found.window = "W9"
        found.save(update_fields=["window"])
        found.window = before
        found.save()

    assert Case.objects.get(pk=case.pk).window == before


def test_another_body_by_its_name_is_another_body_by_its_key(hall):
    case = hall.accepted()
    before = case.deciding_body

    with taken(hall.zhao, case) as found:
        found.deciding_body = BodyFactory()
        found.save(update_fields=["deciding_body"])
        found.deciding_body = before
        found.save()

    assert Case.objects.get(pk=case.pk).deciding_body == before


def test_nothing_changed_is_no_fault(hall):
    case = hall.accepted()
    before = Case.objects.filter(pk=case.pk).values().get()

    with taken(hall.zhao, case) as found:
        found.save()

    assert Case.objects.filter(pk=case.pk).values().get() == before
