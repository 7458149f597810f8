"""Grants and certificates of one body at the same moment: every number once, none left out, nobody waits for ever."""

import pytest

from tests.races.test_two_at_once import at_once
from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.licences import reads as licences
from yichuang.kernel import documents, numbers

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
