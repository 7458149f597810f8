"""Another face, a longer life, reminders: versions, and what verification says of the versions before."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.identity.tests.factories import BodyFactory, staff
from yichuang.domain.licences import acts, reads
from yichuang.domain.licences.events import LicenceChanged, LicenceExpired, LicenceExpiresSoon
from yichuang.domain.licences.tests.conftest import ON_PAPER
from yichuang.kernel import documents, ledger, news
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db

CHANGED = ON_PAPER | {"reason": "经营范围变更。", "decision": "示变〔2026〕1号", "legal_basis": "行政许可法第四十九条"}
RENEWED = ON_PAPER | {"reason": "准予延续。", "decision": "示延〔2030〕1号", "legal_basis": "行政许可法第五十条"}


@pytest.fixture
def heard(monkeypatch):
    """Everything the licences tell."""
    told = []
    for event in (LicenceChanged, LicenceExpired, LicenceExpiresSoon):
        monkeypatch.setitem(news.WIRES, event, news.Wire(together=(told.append,)))
    return told


def test_a_change_gives_the_next_version_a_new_identifier_and_a_new_file(licence, clerk):
    before, old_file = licence.identifier, documents.pdf(licence.document)

    changed = acts.change(licence, by=clerk, details=[("许可事项", "示例许可二")], **CHANGED)

    now, before_it = changed.document.snapshot["body"], licence.document.snapshot["body"]
    assert now == before_it
    assert (changed.version, changed.number, changed.valid_to) == (2, licence.number, licence.valid_to)
    assert changed.identifier.split(".")[-2] == "002"
    assert changed.identifier.split(".")[:-2] == before.split(".")[:-2]
    assert reads.is_identifier(changed.identifier)
    assert reads.verify_file(documents.pdf(changed.document)).verdict == "valid"
    assert reads.verify_file(old_file) == reads.verify(before)
    told = reads.verify(before)
    assert (told.verdict, told.version, told.since) == ("superseded", 1, "2026-03-02")
    assert told.sentence == "这是该证照以前的版本（第1版），已经换发为第2版。请向持证人索取现在的版本。"


def test_a_former_version_of_a_revoked_licence_is_revoked(licence, clerk, head):
    before = licence.identifier
    changed = acts.change(licence, by=clerk, details=[("许可事项", "示例许可二")], **CHANGED)
    acts.revoke(changed, by=head, **ON_PAPER)

    told = reads.verify(before)

    assert (told.verdict, told.decision, told.since) == ("revoked", ON_PAPER["decision"], "2026-03-02")


@pytest.mark.parametrize("missing", ON_PAPER)
def test_a_change_without_its_ground_changes_nothing(licence, clerk, missing):
    with pytest.raises(ActRefused):
        acts.change(licence, by=clerk, details=[], **CHANGED | {missing: " "})

    licence.refresh_from_db()
    assert (licence.version, licence.formers.count(), ledger.last(licence).act) == (1, 0, "issue")


def test_only_the_clerk_of_the_issuer_changes_a_face(licence, head):
    for other in (head, staff("CERT_CLERK", body=BodyFactory())):
        with pytest.raises(PermissionDenied):
            acts.change(licence, by=other, details=[], **CHANGED)


def test_a_face_without_what_its_type_asks_for_is_refused(issued, clerk, body):
    face = [{"name": "许可事项", "required": True}, {"name": "备注", "required": False}]
    acts.define(by=clerk, name="示例许可证", body=body, face=face)
    licence = issued()

    with pytest.raises(ActRefused, match="照面上有必填的内容没有填写"):
        acts.change(licence, by=clerk, details=[("许可事项", " ")], **CHANGED)
    with pytest.raises(ActRefused, match="照面上有必填的内容没有填写"):
        issued(case="YC2", details=[("备注", "无")])


def test_the_type_says_how_long_it_holds_and_by_which_code(issued, clerk, body):
    code = "11100000000013338W011"
    acts.define(by=clerk, name="示例许可证", body=body, code=code, validity_years=0)

    licence = issued(years=5)

    assert (licence.valid_to, licence.type_id, licence.identifier.split(".")[5]) == (None, code, code)


def renewed(licence, clerk, applied_on=date(2031, 1, 15), **more):
    return acts.renew(licence, by=clerk, applied_on=applied_on, years=5, **RENEWED | more)


def test_a_renewal_goes_on_from_the_last_day(licence, clerk, time_machine):
    time_machine.move_to("2031-02-01 10:00 +0800", tick=False)

    again = renewed(licence, clerk)

    assert (again.version, again.valid_from, again.valid_to) == (2, date(2026, 3, 2), date(2036, 3, 1))
    assert reads.verify(licence.identifier).verdict == "superseded"
    assert reads.verify(again.identifier).verdict == "valid"


def test_asked_for_in_time_it_is_renewed_even_after_its_end(licence, clerk, time_machine):
    time_machine.move_to("2031-03-10 10:00 +0800", tick=False)
    acts.expire_ended()

    assert reads.verify(renewed(licence, clerk).identifier).verdict == "valid"


def test_asked_for_too_late_it_is_not_renewed(licence, clerk, time_machine):
    time_machine.move_to("2031-03-10 10:00 +0800", tick=False)
    acts.expire_ended()

    with pytest.raises(ActRefused, match="延续申请应当在有效期届满前提出"):
        renewed(licence, clerk, applied_on=date(2031, 3, 2))

    assert reads.verify(licence.identifier).verdict == "expired"


def test_what_its_type_does_not_renew_is_not_renewed(issued, clerk, body):
    acts.define(by=clerk, name="示例许可证", body=body, renewable=False)

    with pytest.raises(ActRefused, match="到期后应当重新申请"):
        renewed(issued(), clerk, applied_on=date(2026, 3, 2))


def test_a_licence_for_good_cannot_be_renewed(issued, clerk):
    with pytest.raises(ActRefused, match="延续申请应当在有效期届满前提出"):
        renewed(issued(years=0), clerk)


def test_the_holder_is_reminded_ninety_sixty_and_thirty_days_before(licence, heard, time_machine):
    days = ("11-30", "12-01", "12-02", "12-30", "12-31", "01-29", "01-30", "03-01", "03-02")
    marks = []
    for day in days:
        time_machine.move_to(f"{2030 if day > '06' else 2031}-{day} 08:00 +0800", tick=False)
        marks.append(acts.remind_of_ends())

    assert marks == [0, 1, 0, 0, 1, 0, 1, 0, 0]
    assert [(event.days, event.valid_to, event.holder_party) for event in heard] == [
        (mark, "2031-03-01", licence.holder_party) for mark in (90, 60, 30)
    ]
    assert ledger.last(licence).act == "remind"


def test_the_holder_is_told_once_on_the_day_after_the_last(licence, heard, time_machine):
    ended = []
    for day in ("2031-03-01 23:59", "2031-03-02 00:01", "2031-03-03 00:01"):
        time_machine.move_to(f"{day} +0800", tick=False)
        ended.append(acts.expire_ended())

    assert ended == [0, 1, 0]
    assert [(event.valid_to, event.holder_party) for event in heard if isinstance(event, LicenceExpired)] == [
        ("2031-03-01", licence.holder_party)
    ]


def test_nobody_is_told_of_an_end_that_lay_before_the_licence_came_here(licence, heard):
    licence.valid_to = date(2026, 3, 1)  # taken over on the second
    licence.valid_from = licence.issued_on = date(2021, 3, 2)
    licence.save()

    assert acts.expire_ended() == 1
    assert [event for event in heard if isinstance(event, LicenceExpired)] == []


def test_a_licence_for_a_short_time_is_reminded_of_the_nearest_mark_only(issued, heard, time_machine):
    licence = issued(years=1)
    time_machine.move_to("2027-02-20 08:00 +0800", tick=False)

    assert (acts.remind_of_ends(), acts.remind_of_ends()) == (1, 0)
    assert [event.days for event in heard if isinstance(event, LicenceExpiresSoon)] == [30]
    licence.refresh_from_db()
    assert licence.reminded == 30


def test_a_renewed_licence_is_reminded_anew(licence, clerk, heard, time_machine):
    time_machine.move_to("2031-02-01 10:00 +0800", tick=False)
    acts.remind_of_ends()
    renewed(licence, clerk)
    time_machine.move_to("2035-12-15 10:00 +0800", tick=False)

    assert acts.remind_of_ends() == 1


def test_every_act_is_told_with_the_state_it_leaves(licence, clerk, head, heard):
    changed = acts.change(licence, by=clerk, details=[("许可事项", "二")], **CHANGED)
    acts.suspend(changed, by=head, **ON_PAPER)

    assert [(event.act, event.state, event.identifier) for event in heard] == [
        ("change", "valid", changed.identifier),
        ("suspend", "suspended", changed.identifier),
    ]


def test_what_was_taken_away_can_still_be_struck_out(licence, head):
    acts.forfeit(licence, by=head, **ON_PAPER)

    acts.cancel(licence, by=head, **ON_PAPER | {"legal_basis": "行政许可法第七十条第四项"})

    assert reads.verify(licence.identifier).verdict == "cancelled"
