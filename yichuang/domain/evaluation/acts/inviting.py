"""Who was served is asked: once for a session at a window, once for a case filed from elsewhere, once for a matter.

A session (一次) is the papers taken in and the results handed out by one member of staff for one party, each no later
than settings.VISIT_MINUTES after another; several cases in it are one service. What was filed from elsewhere is one
service, over when it is closed, wherever its result is handed out (一事).
"""

from datetime import date, timedelta
from secrets import choice

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.events import CaseServed
from yichuang.domain.cases.states import BEFORE_ACCEPTANCE, CLOSED
from yichuang.domain.evaluation.acts import flagging, telling
from yichuang.domain.evaluation.models import Invitation
from yichuang.domain.evaluation.models.invitations import between_bars
from yichuang.domain.evaluation.states import INVITATIONS
from yichuang.domain.evaluation.tables import FINISHED, ORGANISATION, PERSON, UNDER_WAY, WAITING
from yichuang.domain.identity import reads as identity
from yichuang.kernel import ledger, numbers, workdays
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.marks import DAY, START, WORKDAY, Mark
from yichuang.kernel.reckoning import reckon

NOT_YET_ACCEPTED = frozenset({*BEFORE_ACCEPTANCE, "CORRECTION"})
SIGNS, LONG, PIECE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 12, 4
APPLICANT = "申请人"  # the post of whoever hands something in without staff, as the ledger has it


def invite_after_service(event: CaseServed) -> Invitation | None:
    """Heard from the outbox, also twice: the invitation made or joined, None where nobody is asked. What was keyed in
    by mistake (作废) or never handed in served nobody."""
    case = cases.served(event.number)
    line = ledger.of(case).get(seq=event.line)
    if case.filed_on is None or case.state == "VOIDED":
        return None
    if case.channel != case.Channel.COUNTER:
        return invite_for_case(case, line) if event.state in CLOSED else None
    at_window = event.act != "deliver" or case.delivery_mode == "window"
    by_staff = line.post not in ("", APPLICANT) and event.act in ("receive", "correct", "deliver")
    return invite_for_visit(case, line, event.state) if at_window and by_staff else None


def invite_for_case(case, line) -> Invitation | None:
    """一事一评: one invitation a case, however often it is closed."""
    facts = facts_of_case(case) | {
        "kind": Invitation.Kind.CASE,
        "subject": case.number,
        "lines": [f"{case.thing} {line.seq}"],
        "unit_id": case.body_code,
        "persons": between_bars(sorted(rated_in(case))),
        "served_by": case.handler,
        "window": case.window,
        "began_at": case.made_at,
        "ended_at": line.at,
        "stage": FINISHED,
    }
    return made_once(facts, phone=telling.phone_of_case(case))


def rated_in(case) -> set[str]:
    """Whom the rating of a case is about: who answered for it and who proposed the decision, and who filled it in for
    the party; where nobody did, who did the last act on it. Who only signed the decision leads the unit that mends."""
    known = {case.handler, case.proposer, case.helper} - {""}
    acted = [entry.account for entry in ledger.of(case) if entry.account and entry.post != APPLICANT]
    return known or set(acted[-1:])


def facts_of_case(case) -> dict:
    return {
        "cases": [case.number],
        "item_code": case.item_code,
        "item_name": case.item_name,
        "body_id": case.body_code,
        "region": case.region,
        "party_number": case.party_number,
        "promise_type": "即办件" if case.instant else "承诺件",
        "accepted_on": case.accepted_on,
    }


def invite_for_visit(case, line, state: str) -> Invitation:
    """一次一评: the session this act belongs to, or a new one."""
    with transaction.atomic():
        number = next_number()  # its row stays locked: two workers never open the same session twice
        window = identity.window_of(line.account) or case.window
        known = session_of(case.party_number, line, window)
        if known:
            return joined(known, case, line)
        facts = facts_of_case(case) | {
            "kind": Invitation.Kind.VISIT,
            "subject": case.number,
            "service": Invitation.objects.filter(subject=case.number).count() + 1,
            "lines": [f"{case.thing} {line.seq}"],
            "unit_id": line.body or case.body_code,
            "persons": between_bars([line.account]),
            "served_by": line.account,
            "window": window,
            "began_at": line.at,
            "ended_at": line.at,
            "stage": stage_of(state),
        }
        return made(number, facts, phone=telling.phone_of_case(case))


def stage_of(state: str) -> int:
    """The case state of the national interface (待受理、办理中、已完结), as the service left the case."""
    return FINISHED if state in CLOSED else WAITING if state in NOT_YET_ACCEPTED else UNDER_WAY


def session_of(party: str, line, window: str) -> Invitation | None:
    """The session of this clerk with this party around the moment of an act."""
    gap = timedelta(minutes=settings.VISIT_MINUTES)
    near = Invitation.objects.filter(
        kind=Invitation.Kind.VISIT, served_by=line.account, party_number=party, window=window,
        ended_at__gte=line.at - gap, began_at__lte=line.at + gap,
    )  # fmt: skip
    return near.order_by("pk").first()


def joined(invitation: Invitation, case, line) -> Invitation:
    """One more act of a session. Rated before this act, it was rated early: a sign, and no more."""
    source = f"{case.thing} {line.seq}"
    if source in invitation.lines:
        return invitation
    with INVITATIONS.step(invitation, "join", by=THE_CLOCK) as step:
        thing = step.thing
        thing.lines = [*thing.lines, source]
        thing.cases = list(dict.fromkeys([*thing.cases, case.number]))
        thing.began_at, thing.ended_at = min(thing.began_at, line.at), max(thing.ended_at, line.at)
        step.facts["case"] = case.number
    flagging.look_at_early(step.thing)
    return step.thing


def invite_after_matter(event) -> Invitation | None:
    """joint.MatterClosed: asked once for all of its cases, which ask nobody themselves. Safe to hear twice."""
    now = timezone.now()
    facts = {
        "kind": Invitation.Kind.MATTER,
        "subject": event.number,
        "lines": [f"matter:{event.number}"],
        "item_code": event.theme,
        "item_name": event.name,
        "body_id": event.body,
        "unit_id": event.body,
        "region": event.region,
        "party_number": event.party,
        "persons": between_bars(sorted(cases.handled_by(event.number))),
        "window": event.window,
        "stage": FINISHED,
        "accepted_on": date.fromisoformat(event.day) if event.day else None,
        "began_at": now,
        "ended_at": now,
    }
    return made_once(facts, phone=identity.party(event.party).phone)


def made_once(facts: dict, *, phone: str) -> Invitation:
    """The one invitation of a case or matter: made now, or known."""
    try:
        with transaction.atomic():
            known = Invitation.objects.filter(subject=facts["subject"], service=1).first()
            return known or made(next_number(), facts | {"service": 1}, phone=phone)
    except IntegrityError:  # another worker heard the same news in this moment
        return Invitation.objects.get(subject=facts["subject"], service=1)


def made(number: str, facts: dict, *, phone: str) -> Invitation:
    """Ask. The days count from today: nobody is asked too late because news came late."""
    party = identity.party(facts["party_number"])
    today = timezone.localdate()
    invitation = Invitation(
        number=number,
        asked_on=today,
        ask_until=last_day(today, settings.RATING_ASK_DAYS, WORKDAY),
        rate_until=max(
            last_day(today, settings.RATING_ASK_DAYS, WORKDAY), last_day(today, settings.RATING_LATE_DAYS, DAY)
        ),
        user_kind=PERSON if party.kind == "natural" else ORGANISATION,
        **facts,
    )
    invitation.code = new_code()
    invitation.code_index = telling.index_of(invitation.code)
    with INVITATIONS.step(invitation, "invite", by=THE_CLOCK) as step:
        step.facts |= {"subject": invitation.subject, "service": invitation.service}
    telling.tell_of_invitation(step.thing, phone)
    return step.thing


def last_day(start: date, days: int, unit: str) -> date:
    """The last of so many days, as any limit is counted; where a year is not published yet, the last day known."""
    return reckon([Mark(START, start, days, unit=unit)], calendar=workdays.current()).due_on


def next_number() -> str:
    day = timezone.localdate()
    return numbers.checked(settings.RATING_NUMBER.format(day=f"{day:%y%m%d}", n="{n:06}"), f"rating {day:%y%m%d}")


def new_code() -> str:
    """Nobody guesses one of 31 to the twelfth; no sign looks like another."""
    return "".join(choice(SIGNS) for _ in range(LONG))


def in_pieces(code: str) -> str:
    """ABCD-EFGH-JKMN, as it is shown and read aloud."""
    return "-".join(code[place : place + PIECE] for place in range(0, len(code), PIECE))
