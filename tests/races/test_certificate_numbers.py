"""Grants and certificates of one body at the same moment: every number once, none left out, nobody waits for ever."""

import pytest
from django.utils import timezone

from tests.races.test_two_at_once import at_once
from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.licences import reads as licences
from yichuang.domain.licences.imports import taking_over as imports
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.tests.test_taking_over import file_of
from yichuang.kernel import documents, numbers
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db(transaction=True)


def test_grants_and_certificates_at_once_share_one_run_of_numbers():
    hall = Hall()
    proposed = [hall.proposed() for _ in range(3)]
    made, of_old = hall.granted(), hall.granted()
    run = f"licence {hall.body.code}"
    Case.objects.filter(pk=of_old.pk).update(certificate_number="")  # as granted before decisions stated it
    before = numbers.taken(run)

    answers = at_once(
        *(lambda case=case: acts.grant(case, by=hall.qian) for case in proposed),
        lambda: acts.make_certificate(made, by=hall.clerk),
        lambda: acts.make_certificate(of_old, by=hall.clerk),
    )

    *granted, certified, late = answers
    given = [case.certificate_number for case in granted]
    given.append(licences.named(late.licence_identifier)[0].number)
    assert sorted(int(number[-6:]) for number in given) == list(range(before + 1, before + 5))
    assert numbers.taken(run) == before + 4
    assert licences.named(certified.licence_identifier)[0].number == made.certificate_number
    for case in granted:
        assert case.certificate_number in documents.of(case).get(code="DOC-10").snapshot["certificate"]


def taking_over(hall, number):
    """A load of one licence of an older system that bears this number."""
    plan = imports.check("old.csv", file_of(hall.body, number), system="示例旧证照库", by=hall.sun)
    return lambda: imports.load(plan, by=hall.sun)


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_number_assigned_and_taken_over_at_once_is_of_one_paper(place):
    """Whoever comes second: the load is refused in words, the decision takes the next number."""
    hall = Hall()
    proposed = [hall.proposed() for _ in range(2)]
    number = f"{hall.body.code}{timezone.localdate():%Y}{place:06}"

    *granted, load = at_once(
        *(lambda case=case: acts.grant(case, by=hall.qian) for case in proposed), taking_over(hall, number)
    )

    assigned = {case.certificate_number for case in granted}
    taken = set(Licence.objects.values_list("number", flat=True))
    assert len(assigned) == 2
    if isinstance(load, FileRefused):
        assert (number in assigned, taken, "证照编号" in load.reasons[0]) == (True, set(), True)
    else:
        assert (load, taken, number in assigned) == (1, {number}, False)


def test_two_loads_of_one_number_at_once_enter_it_once():
    hall = Hall()

    answers = at_once(*(taking_over(hall, "示2020-001") for _ in range(2)))

    refused = [answer for answer in answers if isinstance(answer, FileRefused)]
    entered = [answer for answer in answers if answer not in refused]
    assert (sum(entered), Licence.objects.count()) == (1, 1)  # who comes after the other is done finds it known: none
    assert all("证照编号“示2020-001”已经有一份证照" in each.reasons[0] for each in refused)
