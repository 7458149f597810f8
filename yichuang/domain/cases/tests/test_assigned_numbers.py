"""The number a decision assigned to a certificate is nobody else's, also while the certificate is not made yet."""

from datetime import date

import pytest

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tests.factories import party_of
from yichuang.domain.licences import acts as licence_acts
from yichuang.domain.licences import reads as licences
from yichuang.domain.licences.acts.taking_over import Issued, Source
from yichuang.domain.licences.imports import taking_over as imports
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.tests.test_taking_over import file_of
from yichuang.kernel import numbers
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db


def take_over(hall, number, system="示例旧证照库"):
    day = date(2025, 3, 1)
    issued = Issued(number, "示例旧许可证", day, day, None, "valid", {})
    source = Source(system, "0" * 64, 2)
    return licence_acts.take_over(by=hall.sun, source=source, body=hall.body, party=party_of(hall.mei), issued=issued)


def test_a_licence_of_an_older_system_cannot_bear_a_number_a_decision_assigned(hall):
    case = hall.granted()

    with pytest.raises(
        ActRefused, match=f"证照编号“{case.certificate_number}”已经在办件 {case.number} 的准予决定书里"
    ):
        take_over(hall, case.certificate_number)

    assert not Licence.objects.exists()
    assert numbers.taken(f"licence {hall.body.code}") == 1
    made = acts.make_certificate(case, by=hall.clerk)
    assert licences.named(made.licence_identifier)[0].number == case.certificate_number


def test_nor_one_a_licence_has(hall):
    case = hall.certified()

    with pytest.raises(ActRefused, match=f"证照编号“{case.certificate_number}”已经有一份证照"):
        take_over(hall, case.certificate_number)


def test_nor_the_identifier_of_one(hall):
    taken = take_over(hall, "示2020-001")
    day = date(2025, 3, 1)
    issued = Issued("示2020-002", "示例旧许可证", day, day, None, "valid", {}, identifier=taken.identifier)
    source = Source("示例旧证照库", "0" * 64, 3)

    with pytest.raises(ActRefused, match=f"电子证照标识“{taken.identifier}”已经有一份证照"):
        licence_acts.take_over(by=hall.sun, source=source, body=hall.body, party=party_of(hall.mei), issued=issued)


def test_the_look_before_a_load_names_field_and_number(hall):
    case = hall.granted()
    number = case.certificate_number

    plan = imports.check("old.csv", file_of(hall.body, number), system="示例旧证照库", by=hall.sun)

    assert [(one.column, one.value) for one in plan.problems] == [("证照编号", number)]
    assert "准予决定书" in plan.problems[0].reason
    with pytest.raises(FileRefused):
        imports.load(plan, by=hall.sun)
    assert not Licence.objects.exists()


def test_a_number_assigned_since_the_look_stops_the_whole_load(hall):
    number = f"{hall.body.code}2026000001"
    plan = imports.check("old.csv", file_of(hall.body, number), system="示例旧证照库", by=hall.sun)
    case = hall.granted()

    with pytest.raises(FileRefused) as refused:
        imports.load(plan, by=hall.sun)

    assert case.certificate_number == number
    assert [problem.column for problem in refused.value.problems] == ["证照编号"]
    assert not Licence.objects.exists()


def test_a_decision_passes_over_a_number_that_was_taken_over(hall):
    take_over(hall, f"{hall.body.code}2026000002")  # its identifier takes the first of the run

    case = hall.certified()

    assert case.certificate_number == f"{hall.body.code}2026000003"
    assert licences.named(case.licence_identifier)[0].number == case.certificate_number


def test_a_certificate_whose_number_another_licence_has_is_refused_in_words(hall):
    case = hall.granted()
    taken = take_over(hall, "示2020-001")
    Licence.objects.filter(pk=taken.pk).update(number=case.certificate_number)  # taken over before this was refused

    with pytest.raises(ActRefused, match=f"证照编号“{case.certificate_number}”"):
        acts.make_certificate(case, by=hall.clerk)


def test_verification_says_that_a_decision_names_the_number_and_nothing_else(hall):
    case = hall.granted()

    told = reads.verify(f" {case.certificate_number.lower()} ")

    assert (told.verdict, told.number, told.issuer) == ("awaited", case.certificate_number, hall.body.name)
    assert (told.name, told.holder, told.identifier, told.issued_on, told.decision) == ("", "", "", "", "")
    assert "目前没有制出这个编号的证照" in told.sentence


def test_of_a_certificate_that_was_made_the_number_says_only_that_there_is_one(hall):
    case = hall.certified()

    told = reads.verify(case.certificate_number)

    assert (told.verdict, told.number, told.issuer) == ("numbered", case.certificate_number, hall.body.name)
    assert (told.name, told.holder, told.identifier, told.issued_on) == ("", "", "", "")
    assert reads.verify(case.licence_identifier).verdict == "valid"


@pytest.mark.parametrize("words", ["", " ", "B12026000001", "梅"])
def test_of_what_was_never_assigned_it_says_that_it_is_not_ours(hall, words):
    hall.denied()

    assert reads.verify(words).verdict == "not_ours"


def test_a_case_is_found_by_the_number_of_its_certificate(hall):
    case, other = hall.granted(), hall.certified()

    assert [found.number for found in reads.found(hall.clerk, case.certificate_number)] == [case.number]
    assert [found.number for found in reads.found(hall.clerk, other.certificate_number)] == [other.number]
    assert not reads.found(hall.li, case.certificate_number).exists()


def test_one_granted_before_decisions_stated_the_number_is_found_by_it_too(hall):
    case = hall.certified()
    type(case).objects.filter(pk=case.pk).update(certificate_number="")

    assert [found.number for found in reads.found(hall.clerk, case.certificate_number)] == [case.number]
