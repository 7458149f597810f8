"""What a written decision does to a licence: another face, another end, or another state."""

from datetime import date

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.licences import papers
from yichuang.domain.licences.acts.issuing import identifier_of, office_of, put_on_its_face, tell_change
from yichuang.domain.licences.events import LicenceDecided
from yichuang.domain.licences.models import Former, Licence
from yichuang.domain.licences.rules import last_day
from yichuang.domain.licences.states import LIFE
from yichuang.kernel.actors import Actor
from yichuang.kernel.states import Step


def suspend(licence, *, by, reason: str, decision: str, legal_basis: str):
    """Stop its use for a time; verification says so. `decision` is the 文号 of the written decision it rests on."""
    return moved(licence, "suspend", by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def resume(licence, *, by, reason: str, decision: str, legal_basis: str):
    """Let it be used again."""
    return moved(licence, "resume", by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def revoke(licence, *, by, reason: str, decision: str, legal_basis: str, of_a_case: bool = False):
    """Take it back because it should never have been granted (撤销, 行政许可法69)."""
    return moved(licence, "revoke", of_a_case, by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def withdraw(licence, *, by, reason: str, decision: str, legal_basis: str, of_a_case: bool = False):
    """Take it back for the public interest, though it was granted lawfully (撤回, 行政许可法8)."""
    return moved(licence, "withdraw", of_a_case, by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def forfeit(licence, *, by, reason: str, decision: str, legal_basis: str):
    """Take it away as a penalty (吊销, 行政处罚法9); `decision` is the penalty decision, after the hearing of 63."""
    return moved(licence, "forfeit", by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def cancel(licence, *, by, reason: str, decision: str, legal_basis: str, of_a_case: bool = False):
    """Strike out a licence that has ended or was taken away (注销, 行政许可法70)."""
    return moved(licence, "cancel", of_a_case, by=by, reason=reason, decision=decision, legal_basis=legal_basis)


def moved(licence, act: str, of_a_case: bool = False, *, by: Actor, **said: str) -> Licence:
    """A change of state with the reason and the written decision it rests on, which the ledger keeps. The holder is
    told, unless the case that decides (`of_a_case`) tells of it."""
    with LIFE.step(licence, act, by=by) as step:
        write_ground(step, **said)
        step.thing.state_since = step.on
        tell_change(step)
        if not of_a_case:
            tell_holder(step)
    return step.thing


def tell_holder(step: Step) -> None:
    licence = step.thing
    step.tell(
        LicenceDecided(
            licence.identifier,
            licence.number,
            licence.type.name,
            licence.holder_party,
            licence.issuer_id,
            step.row.act,
            licence.decision,
            step.on.isoformat(),
        )
    )


def write_ground(step: Step, *, reason: str, decision: str, legal_basis: str) -> None:
    licence = step.thing
    licence.reason, licence.decision, licence.legal_basis = reason.strip(), decision.strip(), legal_basis.strip()
    step.note = licence.reason
    step.facts |= {"decision": licence.decision, "legal_basis": licence.legal_basis}


def change(
    licence, *, by: Actor, details: list[tuple[str, str]], reason: str, decision: str, legal_basis: str,
    case_number: str = "", office: papers.Issuer | None = None,
):  # fmt: skip
    """Give it another face (变更, 行政许可法49): version + 1, the holder's name as it is today. Its validity stays."""
    with LIFE.step(licence, "change", by=by) as step:
        write_ground(step, reason=reason, decision=decision, legal_basis=legal_basis)
        replace_face(step, details=details, case_number=case_number, office=office)
    return step.thing


def correct(
    licence, *, by: Actor, details: list[tuple[str, str]], reason: str, decision: str, legal_basis: str,
    case_number: str = "",
):  # fmt: skip
    """Put a slip on its face right (更正): version + 1. What was granted stays as it was decided."""
    with LIFE.step(licence, "correct", by=by) as step:
        write_ground(step, reason=reason, decision=decision, legal_basis=legal_basis)
        replace_face(step, details=details, case_number=case_number, office=None)
    return step.thing


def renew(
    licence, *, by: Actor, applied_on: date, years: int, reason: str, decision: str, legal_basis: str,
    details: list[tuple[str, str]] | None = None, case_number: str = "", office: papers.Issuer | None = None,
):  # fmt: skip
    """Let it hold for `years` more from the day after its last (延续, 行政许可法50): version + 1.

    `applied_on` is when the holder asked: before the end, though the decision may come after it.
    """
    with LIFE.step(licence, "renew", by=by) as step:
        renewed = step.thing
        write_ground(step, reason=reason, decision=decision, legal_basis=legal_basis)
        renewed.ended_before, renewed.applied_on = renewed.valid_to, applied_on
        replace_face(step, details=details, case_number=case_number, office=office, years=years)
        renewed.reminded, renewed.state_since = None, step.on
    return step.thing


def replace_face(
    step: Step,
    *,
    details: list[tuple[str, str]] | None,
    case_number: str,
    office: papers.Issuer | None,
    years: int = 0,
) -> None:
    """The next version: the face until now is kept as replaced, a new document is drawn up and signed."""
    licence = step.thing
    keep_former(licence)
    party = identity.party(licence.holder_party)
    licence.version += 1
    licence.identifier = identifier_of(licence.type_id, licence.issuer.uscc, serial_of(licence), licence.version)
    licence.issued_on, licence.holder_name = timezone.localdate(), party.name
    licence.content = licence.content if details is None else dict(details)
    licence.case_number = case_number or licence.case_number
    if years and licence.valid_to:
        licence.valid_to = last_day(date.fromordinal(licence.valid_to.toordinal() + 1), years)
    step.facts["version"] = licence.version
    holder = papers.Holder(party.name, party.code_kind, party.code)
    put_on_its_face(step, holder, office or office_of(licence))
    if not case_number:
        tell_holder(step)


def keep_former(licence: Licence) -> None:
    Former.objects.create(
        licence=licence,
        version=licence.version,
        identifier=licence.identifier,
        document=licence.document,
        paper=licence.paper,
        issued_on=licence.issued_on,
        valid_from=licence.valid_from,
        valid_to=licence.valid_to,
        content=licence.content,
        replaced_on=timezone.localdate(),
    )
    licence.paper = None  # the new face is one of ours


def serial_of(licence: Licence) -> str:
    """The serial in its identifier (K2): third from the end, before version and check."""
    return licence.identifier.split(".")[-3]
