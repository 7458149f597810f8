"""Presented instead of a material, and read: once a case, with consent, and never without a trace."""

import pytest

from yichuang.domain.identity.tests.factories import BodyFactory, citizen, staff
from yichuang.domain.licences import acts, reads
from yichuang.domain.licences.models import Licence, Presentation, Reading
from yichuang.domain.licences.tests.conftest import ON_PAPER
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

USE = {"type_name": "示例许可证", "case_number": "YC2", "purpose": "示例许可证复印件"}


def presented(licence, mei, **how):
    return acts.present(licence.identifier, **{"by": mei, "party": mei.own_party} | USE | how)


def test_the_holder_presents_it_for_one_case_and_the_record_says_which_check_when(licence, mei):
    record = presented(licence, mei)

    assert list(reads.presented_in("YC2")) == [record]
    assert (record.identifier, record.version, record.consent) == (licence.identifier, 1, "申请人在线授权")
    assert record.check_said == "经电子证照库核验：有效，第1版，有效期至2031-03-01"
    reading = Reading.objects.get()
    assert (reading.why, reading.case_number, reading.account) == ("presented", "YC2", mei.account)


def test_the_same_purpose_in_the_same_case_is_one_record(licence, mei):
    assert presented(licence, mei) == presented(licence, mei)

    presented(licence, mei, case_number="YC3")

    assert Presentation.objects.count() == 2
    assert Reading.objects.count() == 3


def test_staff_present_it_only_with_the_holders_consent(licence, mei, clerk):
    with pytest.raises(ActRefused, match="要经申请人同意"):
        presented(licence, mei, by=clerk)
    assert not Presentation.objects.exists()

    record = presented(licence, mei, by=clerk, consent="当面扫码同意")

    assert (record.consent, record.by["account"]) == ("当面扫码同意", clerk.account)


def test_a_stranger_presents_nothing(licence, mei):
    with pytest.raises(ActRefused):
        presented(licence, mei, by=citizen("李"))

    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"type_name": "营业执照"}, "需要的是“营业执照”，这份是“示例许可证”。"),
        ({"party": "P-OTHER"}, "没有查到申请人名下的这份证照。"),
    ],
)
def test_a_check_that_fails_says_why_and_records_nothing(licence, mei, clerk, how, why):
    with pytest.raises(ActRefused) as refusal:
        presented(licence, mei, by=clerk, consent="当面同意", **how)

    assert refusal.value.reasons == [why]
    assert not Presentation.objects.exists()


def test_a_suspended_or_former_licence_does_not_stand_in(licence, mei, clerk, head):
    before = licence.identifier
    changed = acts.change(licence, by=clerk, details=[("许可事项", "二")], **ON_PAPER)
    use = {"party": mei.own_party, "type_name": "示例许可证"}
    assert reads.why_not_usable(before, **use) == "这份证照已经换发，请用现在的第2版。"
    assert reads.why_not_usable(changed.identifier, **use) == ""

    acts.suspend(changed, by=head, **ON_PAPER)

    assert reads.why_not_usable(changed.identifier, **use) == "这份证照暂停使用，不能使用。"


def test_what_a_party_holds_has_the_usable_first_and_says_why_not(issued, mei, head):
    first, second = issued(), issued(case="YC5")
    other = issued(case="YC6", name="另一许可证")
    acts.suspend(second, by=head, **ON_PAPER)

    held = reads.held(mei.own_party, "示例许可证")

    assert [(one.identifier, one.usable, one.why_not) for one in held] == [
        (first.identifier, True, ""),
        (second.identifier, False, "这份证照暂停使用，不能使用。"),
    ]
    assert {one.identifier for one in reads.held(mei.own_party)} == {
        first.identifier, second.identifier, other.identifier,
    }  # fmt: skip
    assert reads.held("P-OTHER") == []


def test_whether_a_material_can_be_spared(licence, mei, head):
    assert reads.may_replace(mei.own_party, "示例许可证") == (reads.held(mei.own_party)[0], "")
    assert reads.may_replace(mei.own_party, "营业执照") == (None, "")
    assert reads.may_replace(mei.own_party, "") == (None, "")

    acts.suspend(licence, by=head, **ON_PAPER)

    assert reads.may_replace(mei.own_party, "示例许可证") == (None, "这份证照暂停使用，不能使用。")


def test_the_holder_reads_its_own_and_it_is_written_down(licence, mei):
    assert acts.consult(licence.identifier, by=mei) == licence

    reading = reads.read_by(licence).get()
    assert (reading.why, reading.account, reading.who["post"]) == ("own", mei.account, "申请人")


@pytest.mark.parametrize("how", [{}, {"why": "own"}, {"why": "好奇"}, {"why": "case"}, {"why": "case", "case": " "}])
def test_staff_who_do_not_say_why_do_not_read_it(licence, clerk, how):
    with pytest.raises(ActRefused):
        acts.consult(licence.identifier, by=clerk, **how)

    assert not Reading.objects.exists()


def test_staff_of_the_issuer_read_it_for_a_reason(licence, clerk):
    acts.consult(licence.identifier, by=clerk, why="case", case="YC2")

    reading = reads.read_by(licence).get()
    assert (reading.why, reading.case_number, reading.who["actor"]) == ("case", "YC2", clerk.name)


def test_who_may_not_see_it_does_not_read_it(licence):
    for stranger in (citizen("李"), staff("HEAD", body=BodyFactory())):
        with pytest.raises(Licence.DoesNotExist):
            acts.consult(licence.identifier, by=stranger, why="supervision")

    assert not Reading.objects.exists()


def test_a_former_identifier_leads_to_the_licence(licence, mei, clerk):
    acts.change(licence, by=clerk, details=[("许可事项", "二")], **ON_PAPER)

    assert acts.consult(licence.identifier, by=mei).version == 2


def test_opening_the_paper_of_a_licence_is_reading_it(licence, mei, clerk):
    before = licence.document
    acts.change(licence, by=clerk, details=[("许可事项", "二")], **ON_PAPER)

    acts.note_reading(before, by=clerk, why="handing_out", case="YC1")

    assert reads.read_by(licence).get().why == "handing_out"
