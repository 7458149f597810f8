"""The number of a licence: assigned by the decision, and the licence is made under it."""

from datetime import date

import pytest
from django.db import transaction

from yichuang.domain.licences import acts
from yichuang.kernel import numbers

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def serial(licence) -> str:
    return licence.identifier.split(".")[-3]


def test_a_licence_is_issued_under_the_number_its_decision_assigned(issued, body):
    first, second = (acts.assign(body, DAY) for _ in range(2))

    later, earlier = issued(case="YC2", number=second), issued(case="YC1", number=first)

    assert (earlier.number, later.number) == (f"{body.code}2026000001", f"{body.code}2026000002")
    assert (serial(earlier), serial(later)) == (f"{1:020}", f"{2:020}")
    assert numbers.taken(f"licence {body.code}") == 2


def test_a_licence_without_an_assigned_number_takes_the_next_one_not_yet_assigned(issued, body):
    assigned = acts.assign(body, DAY)

    assert (assigned, issued().number) == (f"{body.code}2026000001", f"{body.code}2026000002")


def test_the_serial_of_a_run_past_a_million_is_whole(issued, body):
    numbers.take(f"licence {body.code}")
    numbers.Sequence.objects.filter(name=f"licence {body.code}").update(last=1_234_566)

    licence = issued(number=acts.assign(body, DAY))

    assert (licence.number, serial(licence)) == (f"{body.code}20261234567", f"{1_234_567:020}")


def test_a_number_assigned_by_what_did_not_come_about_is_assigned_again(body):
    with transaction.atomic():
        given = acts.assign(body, DAY)
        transaction.set_rollback(True)

    assert acts.assign(body, DAY) == given == f"{body.code}2026000001"
