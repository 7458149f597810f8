"""A delivered case is never edited: what follows is a new case, linked to it, that ends in a decision of its own
(handbook B6 row 30; 行政许可法8、49、50、69、70)."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts.filing import case_number, query_password, save_draft, submit
from yichuang.domain.cases.acts.words import because, keep_opening
from yichuang.domain.cases.models import Case, CaseMaterial
from yichuang.domain.cases.states import CLOSED, LIFE, State
from yichuang.domain.cases.tables import EX_OFFICIO, GROUNDS, ON_REQUEST, PURPOSES
from yichuang.domain.licences import reads as licences
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step, held

CARRIED = (
    "version", "item_code", "decided", "four_eyes", "party_number", "applicant_name", "applicant_index", "region",
    "deciding_body", "licence_identifier", "answers", "delivery_wish", "delivery_to",
)  # fmt: skip
ARTICLE = "行政许可法8、49、50、69、70"


def open_follow_up(case, *, by, purpose: str, ground: str, reason: str):
    """The body opens a case of its own motion about a delivered one: to revoke it, to withdraw it for the public
    interest, or to cancel it, on a `ground` of the law (tables.GROUNDS).

    Returns the new case, taken up today; it runs its own clock, and the party is told and heard before it ends.
    """
    if purpose not in EX_OFFICIO:
        raise ActRefused("依职权立案只能是撤销、撤回或者注销。变更、延续由当事人申请。", article=ARTICLE)
    with LIFE.step(case, "open_follow_up", by=by) as step:
        weigh(step.thing, purpose, ground)
        because(step, reason)
        new = about(step.thing, purpose, by, "counter")
        new.ground, new.accepted_on, new.received_at = ground, step.on, timezone.now()
        limit = {"length": settings.FOLLOW_UP_DAYS, "unit": "workday"}
        new.terms = new.terms | {"statutory": limit, "promise": limit, "statutory_by_law": False}
        with held(new), LIFE.step(new, "take_up", by=by) as taken:
            because(taken, reason)
            taken.facts |= {"purpose": purpose, "ground": ground, "origin": case.number}
        keep_opening(new)
        step.facts |= {"purpose": purpose, "ground": ground, "follow_up": new.number}
    return new


def ask_follow_up(case, *, by, purpose: str, reason: str, answers: dict | None = None, consent: bool = False):
    """The party asks for a change, a renewal or a cancellation (行政许可法49、50、70), online or at the window.

    Returns a draft of its own, filled in with what was granted; it is handed in, accepted and decided as any other.
    With `consent` it is handed in at once, `answers` being what reads otherwise from now on. Nothing that was handed
    in before has to be brought again: the acceptor asks for what is missing.
    """
    with transaction.atomic():
        new = asked_for(case, by, purpose, reason)
        new = save_draft(new, by=by, answers=answers) if answers else new
        return submit(new, by=by, consent=True) if consent else new


def asked_for(case: Case, by: Actor, purpose: str, reason: str) -> Case:
    """The draft, with the party's wish in the ledger of the case it is about."""
    if purpose not in ON_REQUEST:
        raise ActRefused("可以申请的是变更、延续或者注销。", article="行政许可法49、50、70")
    with LIFE.step(case, "ask_follow_up", by=by) as step:
        weigh(step.thing, purpose, "asked" if purpose == "cancel" else "")
        because(step, reason)
        new = about(step.thing, purpose, by, "counter" if by.is_staff else "online")
        new.ground = "asked" if purpose == "cancel" else ""
        with held(new), LIFE.step(new, "draft", by=by) as drafted:
            because(drafted, reason)
            drafted.facts |= {"purpose": purpose, "origin": case.number}
            reads.examine_form(new, reads.version_of(new))
        keep_opening(new)
        CaseMaterial.objects.bulk_create(lines_of(new))
        step.facts |= {"purpose": purpose, "follow_up": new.number}
    return new


def about(case: Case, purpose: str, by: Actor, channel: str) -> Case:
    """A case about `case`, bound to its version, not saved yet. It keeps what was answered; no commitment, no bar to a
    reply in time that came with the first application."""
    carried = {name: getattr(case, name) for name in CARRIED}
    new = Case(number=case_number(channel), origin=case, purpose=purpose, channel=channel, **carried)
    new.account, new.password = by.account, query_password()
    new.item_name = f"{case.item_name[:290]}（{PURPOSES[purpose]}）"
    new.identity_level = 0 if by.is_staff else by.level
    new.terms = case.terms | {"commitment": {}, "owed_ends": False, "licence_ends": ends_of(case)}
    return new


def ends_of(case: Case) -> str:
    licence = licence_of(case)
    return licence.valid_to.isoformat() if licence and licence.valid_to else ""


def lines_of(case: Case) -> list[CaseMaterial]:
    """The material list of the version, none of it required: what was proven once is not asked for again (31)."""
    lines = reads.material_lines(reads.version_of(case))
    return [CaseMaterial(case=case, **line | {"necessity": "conditional"}) for line in lines]


def weigh(case: Case, purpose: str, ground: str) -> None:
    """Look at what the conditions of opening a follow-up ask about."""
    case.was_granted = ledger.of(case).filter(to=State.GRANTED).exists()
    case.same_under_way = case.follow_ups.filter(purpose=purpose).exclude(state__in=CLOSED).exists()
    case.ground_is_known = ground in GROUNDS.get(purpose, {}) and ground != "asked"
    case.licence_allows = allows(case, purpose, ground)
    case.was_ordered = ground != "false_promise" or (case.post_check == "false" and reads.was_ordered(case))
    ends = ends_of(case)
    case.asked_too_late = purpose == "renew" and bool(ends) and date.fromisoformat(ends) < timezone.localdate()


def allows(case: Case, purpose: str, ground: str) -> bool:
    """Whether the licence, as it stands today, can take what is intended. Without one a decision can be undone or
    changed all the same; there is nothing to renew."""
    licence = licence_of(case)
    if licence is None:
        return purpose != "renew"
    told = GROUNDS.get(purpose, {}).get(ground)
    fits = not (told and told.after) or licences.state_today(licence) in told.after
    return fits and licences.takes(licence, purpose)


def licence_of(case: Case):
    """The licence a case came to, whatever its identifier is by now."""
    return licences.named(case.licence_identifier)[0] if case.licence_identifier else None


def ready_to_decide(step: Step, facts: str = "", reasons: str = "", ground: str = "") -> Case:
    """What every later decision notes and asks; the ground may turn out to be another than it was opened on."""
    case = step.thing
    case.decided_on, case.ground = step.on, ground or case.ground
    told = GROUNDS.get(case.purpose, {}).get(case.ground)
    case.ground_is_known, case.must_be_heard = told is not None, bool(told and told.heard)
    case.licence_allows, case.facts_written = allows(case, case.purpose, case.ground), bool(facts.strip())
    because(step, reasons)
    step.facts |= {"purpose": case.purpose, "ground": case.ground, "origin": case.origin.number if case.origin else ""}
    return case
