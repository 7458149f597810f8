"""免提交: a licence of one case spares a material of the next; every look at it is kept."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts import waiving
from yichuang.domain.cases.models import Case, LicenceCheck
from yichuang.domain.catalogue.tests.factories import MaterialFactory
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.models import Licence
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
REVOKED = {"reason": "示例：提供虚假材料", "decision": "示例撤〔2026〕1号", "legal_basis": "《示例条例》第九条"}


@pytest.fixture
def licence(hall):
    """What the first case gave 梅: a licence the next application may show instead of its paper."""
    granted = hall.delivered()
    MaterialFactory(version=hall.version, seq=2, name="示例许可证正本", licence_type="示例许可证")
    return Licence.objects.get(identifier=granted.licence_identifier)


def looked_at(case):
    return [(look.act, look.fault) for look in LicenceCheck.objects.filter(material__case=case)]


def test_what_a_licence_says_is_not_asked_for(hall, licence):
    case = hall.drafted()

    [waiver] = reads.waivers(case)
    assert case.missing == ["经营场所使用证明"]
    assert (waiver.name, waiver.licence, waiver.number) == ("示例许可证正本", licence.identifier, licence.number)
    assert waiver.said == f"不用交，因为申请人名下的电子证照（编号 {licence.number}）可以代替，3月2日 10:00 核验有效。"


def test_somebody_elses_licence_spares_nothing(hall, licence):
    case = acts.draft(item=hall.version.item_id, party=hall.li.own_party, by=hall.li)

    assert (case.waived, reads.waivers(case)) == ([], [])
    assert case.missing == ["经营场所使用证明", "示例许可证正本"]


def test_what_is_needed_only_in_some_situations_is_left_to_the_applicant(hall, licence):
    hall.version.materials.filter(seq=2).update(necessity="2")

    assert hall.drafted().waived == []


def test_the_applicant_may_hand_in_the_paper_all_the_same(hall, licence):
    case = acts.detach(hall.drafted(), by=hall.mei, material=2)

    assert (case.waived, case.missing) == ([], ["经营场所使用证明", "示例许可证正本"])
    case = acts.attach(case, by=hall.mei, materials=[{"material": 2, "file": hall.file_of(hall.mei)}])
    assert (case.waived, case.missing, reads.waivers(case)) == ([], ["经营场所使用证明"], [])


def test_the_licence_is_looked_at_again_at_acceptance_and_at_the_decision(hall, licence):
    case = hall.granted()

    assert looked_at(case) == [("draft", ""), ("accept", ""), ("grant", "")]
    said = {entry.act: entry.facts.get("licences") for entry in ledger.of(case)}
    assert said["accept"] == said["grant"] == [{"material": 2, "licence": licence.identifier}]


def test_a_licence_that_no_longer_holds_at_acceptance_is_told_and_its_paper_asked_for(hall, licence):
    case = hall.received()
    licences.revoke(licence, by=hall.qian, **REVOKED)

    with pytest.raises(ActRefused, match="“示例许可证正本”不能再免交：这份证照已撤销"):
        acts.accept(case, by=hall.zhao)

    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.missing, case.waived) == ("RECEIVED", ["示例许可证正本"], [])
    assert looked_at(case) == [("draft", ""), ("accept", "这份证照已撤销，不能使用。")]
    assert reads.waivers(case)[0].said == (
        "3月2日 10:00 核验没有通过：这份证照已撤销，不能使用。请提交“示例许可证正本”。"
    )
    assert ledger.last(case).act == "end_waiver"


def test_a_licence_that_ends_during_the_examination_stops_the_grant_until_the_paper_is_here(hall, licence, at):
    case = hall.proposed()
    licences.suspend(licence, by=hall.qian, **REVOKED)

    with pytest.raises(ActRefused, match="不能准予"):
        acts.grant(case, by=hall.qian)
    case = Case.objects.get(pk=case.pk)
    case = acts.supply_owed(case, by=hall.mei, materials=[{"material": 2, "file": hall.file_of(hall.mei)}])

    assert acts.grant(case, by=hall.qian).state == "GRANTED"
    assert reads.waivers(case) == []


def test_who_may_not_accept_ends_no_waiver(hall, licence):
    case = hall.received()
    licences.revoke(licence, by=hall.qian, **REVOKED)

    with pytest.raises(PermissionDenied):
        acts.accept(case, by=hall.li)

    assert Case.objects.get(pk=case.pk).waived


def test_an_item_without_licences_asks_nothing_more_of_the_database(hall, django_assert_num_queries):
    case = hall.received()

    with django_assert_num_queries(0):
        assert waiving.looks(case, "accept", hall.zhao) == []
