"""Licences: identifiers, verdicts, and what time does to them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from string import ascii_uppercase, digits
from urllib.parse import quote

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tests.factories import BodyFactory, PartyFactory, citizen, staff
from yichuang.domain.licences import acts, papers, reads, rules
from yichuang.domain.licences.acts import issuing
from yichuang.domain.licences.states import State
from yichuang.domain.licences.tests.conftest import ON_PAPER
from yichuang.kernel import documents, ledger, measures, typesetting
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.codes import masked
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db


def test_identifier_is_national_and_carries_its_check(licence, body):
    root, kind, issuer, serial, version, check = licence.identifier.rsplit(".", 5)

    assert (root, kind, issuer, serial, version) == (
        reads.ROOT, f"{body.uscc}001", body.uscc, "00000000000000000001", "001",
    )  # fmt: skip
    assert len(check) == 1
    assert reads.is_identifier(licence.identifier)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("1.2.156.3005.2.11100000MB0000000X001.11430203MB0000019T.00000000000000000001.001.Z", True),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U", True),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000404.001.U", False),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001", False),
        ("", False),
    ],
)
def test_the_check_character_of_the_handbook(identifier, expected):
    assert reads.is_identifier(identifier) is expected


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        (date(2026, 3, 2), 5, date(2031, 3, 1)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2026, 3, 2), 0, None),
    ],
)
def test_a_validity_of_years_ends_the_day_before_the_anniversary(start, years, expected):
    assert rules.last_day(start, years) == expected


def test_the_file_is_sealed_and_verifies_and_one_changed_byte_does_not(licence):
    pdf = documents.pdf(licence.document)
    altered = bytearray(pdf)
    altered[len(pdf) // 3] ^= 1

    assert len(PdfFileReader(BytesIO(pdf)).embedded_signatures) == 1
    assert reads.verify_file(pdf) == reads.verify(licence.identifier)
    assert reads.verify_file(pdf).verdict == "valid"
    assert reads.verify_file(bytes(altered)).verdict == "altered"
    assert reads.verify_file(pdf + b"\n%added").verdict == "altered"
    assert reads.verify_file(b"%PDF-1.4 somebody else's").verdict == "not_ours"


def test_a_byte_changed_inside_the_seal_itself_is_altered_too(licence):
    """The seal cannot cover itself, and readers pass over what fills its place; we know our bytes."""
    pdf = documents.pdf(licence.document)
    _, first, second, _ = PdfFileReader(BytesIO(pdf)).embedded_signatures[0].byte_range
    changed = bytearray(pdf)
    changed[second - 2] = ord("1")

    assert first < second - 2
    assert reads.verify_file(bytes(changed)).verdict == "altered"


SIGNS = digits + ascii_uppercase


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_byte_of_the_file_is_told(licence, data):
    """Outside the seal it is altered; inside, where it cannot cover itself, it may no longer be known as ours."""
    whole = documents.pdf(licence.document)
    _, first, second, _ = PdfFileReader(BytesIO(whole)).embedded_signatures[0].byte_range
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))

    told = reads.verify_file(bytes(changed))

    allowed = {"altered", "not_ours"} if first <= place < second else {"altered"}
    assert told.verdict in allowed
    assert (told.number, told.holder) == ("", "")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_sign_of_the_identifier_is_not_ours(licence, data):
    """One wrong sign is always caught by the check character (ISO 7064 MOD 37,36), before any look-up."""
    place = data.draw(st.integers(len(reads.ROOT) + 1, len(licence.identifier) - 1))
    sign = data.draw(st.sampled_from(sorted(set(SIGNS) - {licence.identifier[place]})))
    changed = licence.identifier[:place] + sign + licence.identifier[place + 1 :]

    assert not reads.is_identifier(changed)
    assert reads.verify(changed).verdict == "not_ours"


@pytest.mark.parametrize("sealed", [True, False])
def test_another_paper_of_ours_is_genuine_but_no_licence(licence, sealed):
    document = documents.issue(
        code="DOC-12",
        template="licences/licence",
        snapshot=licence.document.snapshot,
        thing="case:YC2",
        body=licence.issuer_id,
        by=THE_CLOCK,
        sealed=sealed,
    )

    told = reads.verify_file(documents.pdf(document))

    assert (told.verdict, told.number, told.identifier, told.holder) == ("paper", document.number, "", "")
    assert told.sentence == (f"该文件是{licence.issuer.name}出具的文书，与保存的原件一致，没有被改动。它不是证照。")


def test_the_face_says_who_what_until_when_and_where_to_verify(licence, mei):
    pdf = PdfReader(BytesIO(documents.pdf(licence.document)))
    shown = "".join(pdf.pages[0].extract_text().split())

    party = identity.party(mei.own_party)
    assert len(pdf.pages) == 1
    assert party.code not in shown
    for word in (
        "示例许可证",
        licence.number,
        licence.identifier,
        party.name,
        masked(party.code),
        "许可事项示例许可",
        "2026年3月2日至2031年3月1日",
        licence.document.number,
        licence.issuer.name,
    ):
        assert word in shown
    assert quote(licence.identifier) in licence.document.snapshot["query"]["url"]


def test_a_face_too_long_for_a_sheet_goes_on_overleaf(licence):
    snapshot = licence.document.snapshot
    lines = [["经营范围", "服装批发；服装零售；针纺织品及原料销售；" * 40]] * 2
    long = snapshot | {"licence": snapshot["licence"] | {"lines": lines}}

    pdf = typesetting.typeset("licences/licence", 1, long, licence.document.issued_at)

    assert len(PdfReader(BytesIO(pdf)).pages) == 2


FACE = {
    "title": "示例许可证",
    "number": "1",
    "identifier": "1",
    "holder": papers.Holder("梅", "001", "1"),
    "issuer": papers.Issuer("B", "示例局", "示", "1", "2"),
    "case": "YC1",
    "item_code": "I",
    "issued_on": date(2026, 3, 2),
    "valid_from": date(2026, 3, 2),
}


@pytest.mark.parametrize("name", FACE)
def test_a_face_without_a_mandatory_field_is_refused(name):
    with pytest.raises(ValueError, match=f"Face.{name} is missing"):
        papers.Face(**FACE | {name: None})


@pytest.mark.parametrize("name", ["code", "name", "word", "contact_phone", "complaint_phone"])
def test_an_issuer_without_name_sign_or_phones_is_refused(name):
    with pytest.raises(ValueError, match=f"Issuer.{name} is missing"):
        replace(FACE["issuer"], **{name: " "})


def test_two_first_licences_of_one_name_share_one_type(licence, body, mei):
    again = issuing.type_called("示例许可证", BodyFactory())

    assert again == licence.type
    assert again.code == f"{body.uscc}001"


def test_a_verdict_shows_no_whole_name(licence, mei):
    told = reads.verify(licence.identifier.lower())

    assert (told.verdict, told.number) == ("valid", licence.number)
    assert told.holder != licence.holder_name or len(licence.holder_name) == 1


def test_the_name_of_an_organisation_is_public(issued):
    """Whoever scans the code on the wall of a shop compares the name with the sign over its door."""
    company = PartyFactory(legal=True, name="示例餐饮有限公司")

    licence = issued(party=company)

    assert reads.verify(licence.identifier).holder == "示例餐饮有限公司"


def test_a_stranger_does_not_see_it(licence, mei):
    assert list(reads.visible_to(citizen("李"))) == []
    assert list(reads.visible_to(mei)) == [licence]


@pytest.mark.parametrize(
    ("act", "verdict"),
    [("suspend", "suspended"), ("revoke", "revoked"), ("forfeit", "forfeited"), ("cancel", "cancelled")],
)
def test_the_head_changes_its_state_and_verification_says_so(licence, body, act, verdict):
    getattr(acts, act)(licence, by=staff("HEAD", body=body), **ON_PAPER)

    assert reads.verify(licence.identifier).verdict == verdict
    entry = ledger.last(licence)
    assert (entry.act, entry.note, entry.facts["decision"]) == (act, "以欺骗手段取得。", "示撤〔2026〕1号")


@pytest.mark.parametrize("act", ["suspend", "revoke", "forfeit", "cancel"])
@pytest.mark.parametrize("missing", ["reason", "decision", "legal_basis"])
def test_a_change_without_reason_or_written_decision_is_refused(licence, body, act, missing):
    with pytest.raises(ActRefused):
        getattr(acts, act)(licence, by=staff("HEAD", body=body), **ON_PAPER | {missing: "  "})

    assert reads.verify(licence.identifier).verdict == "valid"
    assert ledger.last(licence).act == "issue"


def test_a_suspended_licence_is_resumed_on_paper(licence, body):
    head = staff("HEAD", body=body)
    acts.suspend(licence, by=head, **ON_PAPER)

    acts.resume(licence, by=head, **ON_PAPER | {"reason": "整改完成。", "decision": "示复〔2026〕1号"})

    assert reads.verify(licence.identifier).verdict == "valid"


@pytest.mark.parametrize("act", ["suspend", "resume", "revoke", "forfeit", "cancel"])
def test_the_head_of_another_body_may_change_nothing(licence, act):
    with pytest.raises(PermissionDenied):
        getattr(acts, act)(licence, by=staff("HEAD", body=BodyFactory()), **ON_PAPER)


def test_a_clerk_may_not_revoke(licence, body):
    with pytest.raises(PermissionDenied):
        acts.revoke(licence, by=staff("CERT_CLERK", body=body), **ON_PAPER)


def test_time_alone_ends_it(licence, time_machine):
    time_machine.move_to("2031-03-01 23:00 +0800")
    assert (acts.expire_ended(), reads.verify(licence.identifier).verdict) == (0, "valid")

    time_machine.move_to("2031-03-02 00:30 +0800")

    assert reads.verify(licence.identifier).verdict == "expired"
    assert (acts.expire_ended(), acts.expire_ended()) == (1, 0)
    licence.refresh_from_db()
    assert licence.state == State.EXPIRED


def test_why_a_licence_cannot_stand_in(licence, mei):
    usable = {"party": mei.own_party, "type_name": "示例许可证"}

    assert reads.why_not_usable(licence.identifier, **usable) == ""
    assert "需要的是" in reads.why_not_usable(licence.identifier, **(usable | {"type_name": "营业执照"}))
    assert "没有查到" in reads.why_not_usable(licence.identifier, **(usable | {"party": "P-OTHER"}))


def test_what_was_issued_here_counts_and_what_came_from_elsewhere_does_not(licence):
    asked = {"period": measures.year(licence.issued_on.year), "seen_by": measures.THE_HOUSE}
    before = measures.read("licences.issued", **asked)
    type(licence).objects.update(source="示例旧系统")

    assert [before.total.value, measures.read("licences.issued", **asked).total.value] == [1, 0]
