"""The decision about an earlier one (DOC-19), and what it does to the licence, in one transaction."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from yichuang.domain.cases import papers, reads
from yichuang.domain.cases.acts.afterwards import licence_of, ready_to_decide
from yichuang.domain.cases.acts.agreeing import as_corrected
from yichuang.domain.cases.acts.certifying import on_its_face
from yichuang.domain.cases.acts.effects import certificate_of, effect_of, legal_basis_of, original_of, spoken, undo
from yichuang.domain.cases.acts.issuing import issue
from yichuang.domain.cases.acts.words import lines
from yichuang.domain.cases.events import CaseDecided
from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.cases.states import LIFE, UNDER_WAY
from yichuang.domain.cases.tables import PURPOSES
from yichuang.domain.licences import acts as licences
from yichuang.domain.licences.rules import last_day, years_valid
from yichuang.kernel import documents
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.states import Step

LAWFUL = "经审查，符合法定条件、标准。"
BY_LAW = "有效期届满前本机关没有作出决定，依照《中华人民共和国行政许可法》第五十条第二款，视为准予延续。"


def allow_change(case, *, by):
    """Decide that what was granted reads otherwise from now on (变更, 行政许可法49). The certificate follows."""
    return carried_on(case, "allow_change", by=by)


def allow_renewal(case, *, by):
    """Decide that what was granted holds longer (延续, 行政许可法50). The certificate follows."""
    return carried_on(case, "allow_renewal", by=by)


def carried_on(case, act: str, *, by):
    with LIFE.step(case, act, by=by) as step:
        case = ready_to_decide(step)
        asked = f"当事人于{spoken(case.asked_on)}申请{PURPOSES[case.purpose]}，本机关已依法审查。"
        decide(
            step,
            facts=(asked,),
            reasons=(LAWFUL,),
            changes=tuple(papers.Change(*told) for told in reads.changes_of(case)),
        )
    return step.thing


def revoke(case, *, by, facts: str, reasons: str, ground: str = "", bars_again: bool = False):
    """Take back what should never have been granted (撤销, 行政许可法69), the licence with it.

    `bars_again`: got by fraud, in a matter that directly concerns public safety, health or property: no application
    for it within settings.REAPPLY_BAN_YEARS (行政许可法79).
    """
    with LIFE.step(case, "revoke", by=by) as step:
        case = ready_to_decide(step, facts, reasons, ground)
        case.bars_again = bars_again
        if bars_again:
            keep_out(step)
        decide(step, facts=lines(facts), reasons=lines(reasons))
    return step.thing


def withdraw_grant(case, *, by, facts: str, reasons: str, ground: str = ""):
    """Withdraw for the public interest what was lawfully granted (撤回, 行政许可法8); losses are made good."""
    return undone(case, "withdraw_grant", by=by, facts=facts, reasons=reasons, ground=ground)


def cancel(case, *, by, facts: str, reasons: str, ground: str = ""):
    """Strike out what has ended, or what the party no longer wants (注销, 行政许可法70)."""
    return undone(case, "cancel", by=by, facts=facts, reasons=reasons, ground=ground)


def undone(case, act: str, *, by, facts: str, reasons: str, ground: str):
    with LIFE.step(case, act, by=by) as step:
        ready_to_decide(step, facts, reasons, ground)
        decide(step, facts=lines(facts), reasons=lines(reasons))
    return step.thing


def deem_renewed(case, *, by=THE_CLOCK):
    """No decision before the end of what was to be renewed in time: renewed by law (行政许可法50(2))."""
    with LIFE.step(case, "deem_renewed", by=by) as step:
        case = ready_to_decide(step)
        case.left_undecided = left_undecided(case)
        asked = f"当事人于{spoken(case.asked_on)}申请延续。" if case.asked_on else ""
        decide(step, facts=(asked,), reasons=(BY_LAW,))
    return step.thing


def left_undecided(case: Case) -> bool:
    """Asked for thirty days before the end, and the end has passed."""
    if not case.terms.get("licence_ends") or case.asked_on is None:
        return False
    ends = date.fromisoformat(case.terms["licence_ends"])
    return case.asked_on <= ends - timedelta(days=settings.RENEWAL_LEAD_DAYS) and ends < timezone.localdate()


def deem_undecided() -> int:
    """Renew by law every renewal left undecided past the end; return how many. Safe to run at any time."""
    waiting = Case.objects.filter(purpose="renew", state__in=UNDER_WAY)
    return sum(unless_late(case) for case in waiting.iterator(200) if left_undecided(case))


def unless_late(case) -> bool:
    try:
        deem_renewed(case)
    except OutOfTurn:
        return False
    return True


def decide(step: Step, *, facts: tuple, reasons: tuple, changes: tuple = ()) -> None:
    """Have DOC-19 issued, and once it has its number, the licence undone by it; tell of it."""
    case = step.thing
    if facts and reasons and case.origin_id:  # else a condition refuses the act
        licence = licence_of(case)
        if licence and case.purpose == "renew":  # what the decision says is what the certificate will have
            years = years_valid(licence.type.validity_years, case.terms["validity_years"])
            case.terms = case.terms | {"validity_years": years}
        issue(
            step,
            papers.later_decision,
            purpose=case.purpose,
            original=original_of(case.origin, certificate_of(licence)),
            facts=facts,
            reasons=reasons,
            effect=effect_of(case, licence),
            legal_basis=legal_basis_of(case),
            changes=changes,
            then=lambda decision: undo(step, licence, decision),
        )
    step.tell(CaseDecided(case.number, granted=True))


def keep_out(step: Step) -> None:
    """行政许可法79: whoever got it by fraud may not apply for it again for so many years."""
    case = step.thing
    fact = CreditFact(party_number=case.party_number, case=case, kind="fraud", item_code=case.item_code)
    fact.found_on, fact.barred_until = step.on, last_day(step.on, settings.REAPPLY_BAN_YEARS)
    fact.save()
    step.facts["credit"] = {
        "party": fact.party_number, "kind": fact.kind, "barred_until": fact.barred_until.isoformat(),
    }  # fmt: skip


def certificate_anew(step: Step) -> None:
    """DOC-12 of a changed or renewed licence: its next version, by the decision of this case."""
    case, licence = step.thing, licence_of(step.thing)
    decision = documents.of(case).filter(code="DOC-19").last()
    ground = {
        "reason": f"准予{PURPOSES[case.purpose]}", "decision": decision.number, "legal_basis": legal_basis_of(case),
        "case_number": case.number,
    }  # fmt: skip
    if case.purpose == "change":
        licence = licences.change(licence, by=step.by, details=as_corrected(case, on_its_face(case)), **ground)
    else:
        years = case.terms["validity_years"]
        licence = licences.renew(licence, by=step.by, applied_on=case.asked_on, years=years, **ground)
    case.licence_identifier = licence.identifier
    step.issues(lambda _turn: licence.document)
