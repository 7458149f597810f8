"""Who is heard before a decision: the applicant at a hearing, and whom the matter touches (行政许可法36、46–48)."""

from datetime import datetime

from django.utils import timezone

from yichuang.domain.cases import papers
from yichuang.domain.cases.acts.issuing import issue
from yichuang.domain.cases.acts.words import because, write
from yichuang.domain.cases.models import Hearing, InterestedParty
from yichuang.domain.cases.papers.hearing import NOTICE_DAYS, ORGANISE_DAYS, REQUEST_DAYS
from yichuang.domain.cases.reads import officers_of
from yichuang.domain.cases.states import LIFE
from yichuang.domain.identity import reads as identity
from yichuang.kernel.states import Step
from yichuang.kernel.workdays import generously_after


def offer_hearing(case, *, by, subject: str, reason: str):
    """Tell the applicant of the right to a hearing and the last day to ask for one (行政许可法47). No decision is
    made before that day is over."""
    with LIFE.step(case, "offer_hearing", by=by) as step:
        case = before(step)
        because(step, reason)
        case.hearing_subject, case.hearing = subject, "offered"
        last = generously_after(step.on, REQUEST_DAYS)
        Hearing.objects.create(case=case, subject=subject, offered_on=step.on, ask_by=last)
        wait(case)
        step.facts["ask_by"] = last.isoformat()
        issue(step, papers.hearing_right, to=case.applicant_name, matter_of_hearing=subject, why=reason, ask_by=last)
    return step.thing


def ask_for_hearing(case, *, by, reason: str = ""):
    """The applicant asks for the hearing that was offered, by its last day. It is free (行政许可法47)."""
    with LIFE.step(case, "ask_for_hearing", by=by) as step:
        case = before(step)
        write(step, reason)
        hearing = newest(case)
        if hearing and case.hearing_before == "offered":
            case.ask_by, case.hearing = hearing.ask_by, "asked"
            hearing.asked_on = step.on
            hearing.save(update_fields=["asked_on"])
            wait(case)
    return step.thing


def call_hearing(
    case, *, by, opens_at: datetime, place: str, presider: str, clerk: str, public_interest=False, reason=""
):
    """Say when, where and before whom the hearing is held, seven working days ahead (行政许可法48). `presider` is the
    account of an officer who did not examine the matter; a body may hear on its own account what touches the public
    interest (46), and then writes why."""
    with LIFE.step(case, "call_hearing", by=by) as step:
        case = before(step)
        because(step, reason)
        hearing = newest(case)
        if hearing is None or case.hearing_before not in {"offered", "asked", "called"}:
            hearing = Hearing(case=case, subject=reason)
        case.of_public_interest = public_interest and bool(reason.strip())
        case.hearing_day, case.hearing_earliest = timezone.localdate(opens_at), generously_after(step.on, NOTICE_DAYS)
        case.hearing_latest = hearing.asked_on and generously_after(hearing.asked_on, ORGANISE_DAYS)
        case.presider_fits = fits(case, presider)
        case.hearing_place_named = bool(place.strip() and clerk.strip())
        hearing.opens_at, hearing.place, hearing.clerk = opens_at, place, clerk
        hearing.presider, hearing.presider_name = presider, name_of(presider)
        hearing.save()
        case.hearing = "called"
        step.facts |= {"opens_on": case.hearing_day.isoformat(), "presider": presider}
        summon(step, hearing)
    return step.thing


def summon(step: Step, hearing: Hearing) -> None:
    """DOC-08 听证通知书, to the applicant and everybody who was told that the matter touches them."""
    case = step.thing
    others = [party.name for party in case.interested_parties.all()]
    issue(step, papers.hearing_call, to=(case.applicant_name, *others), opens_at=hearing.opens_at, **room(hearing))


def room(hearing: Hearing) -> dict:
    """What call and minutes both state."""
    return {
        "matter_of_hearing": hearing.subject,
        "place": hearing.place,
        "presider": hearing.presider_name,
        "clerk": hearing.clerk,
        "examiner": name_of(hearing.case.handler) or hearing.case.deciding_body.name,
    }


def record_hearing(case, *, by, closed_at: datetime, attended: list[str], minutes: str, absent: str = ""):
    """Enter the minutes, a line for each statement (谁：说了什么). The decision is made on them (行政许可法48)."""
    with LIFE.step(case, "record_hearing", by=by) as step:
        case = before(step)
        write(step, minutes)
        attended = [name.strip() for name in attended if name.strip()]
        said = statements(minutes)
        case.minutes_written = bool(attended and said)
        hearing = newest(case)
        if hearing and hearing.opens_at:
            case.hearing_day = timezone.localdate(hearing.opens_at)
            hearing.minutes, hearing.held_on = minutes, step.on
            hearing.save(update_fields=["minutes", "held_on"])
            case.hearing = "held"
            told = {"opened_at": hearing.opens_at, "closed_at": closed_at, "absent": absent}
            issue(step, papers.hearing_minutes, attended=tuple(attended), statements=said, **told, **room(hearing))
    return step.thing


def statements(minutes: str) -> tuple:
    """Each line of the minutes as somebody's words; a line without a name belongs to the record itself."""
    lines = [line.strip() for line in minutes.splitlines() if line.strip()]
    parts = [line.partition("：") for line in lines]
    return tuple(
        papers.Said(who.strip(), what.strip()) if what.strip() else papers.Said("记录", who) for who, _, what in parts
    )


def tell_interested_party(case, *, by, name: str, content: str, interest: str, may_ask_for_hearing: bool = False):
    """Tell somebody whose vital interest the matter touches, who may state views for five working days
    (行政许可法36). No decision before they were heard or the days are over."""
    with LIFE.step(case, "tell_interested_party", by=by) as step:
        case = before(step)
        write(step, interest)
        case.interested_party_named = bool(name.strip() and content.strip() and interest.strip())
        last = generously_after(step.on, REQUEST_DAYS)
        InterestedParty.objects.create(case=case, name=name, interest=interest, told_on=step.on, answer_by=last)
        wait(case)
        step.facts["answer_by"] = last.isoformat()
        told = {"to": name, "content": content, "interest": interest, "may_ask_for_hearing": may_ask_for_hearing}
        issue(step, papers.interested_party_notice, answer_by=last, **told)
    return step.thing


def hear_views(case, *, by, name: str, views: str):
    """Write down what an interested party stated, or the applicant who was told of the right to a hearing, in their
    own words or that they have nothing to say. The days to ask for a hearing run on."""
    with LIFE.step(case, "hear_views", by=by) as step:
        case = before(step)
        because(step, views)
        waiting = [party for party in case.interested_parties.filter(heard_on=None) if party.name == name.strip()]
        own = own_views(case, name)
        case.party_was_told = bool(waiting or own)
        if own:
            own.views, own.heard_on = views, step.on
            own.save(update_fields=["views", "heard_on"])
        for party in waiting:
            party.views, party.heard_on = views, step.on
            party.save(update_fields=["views", "heard_on"])
        wait(case)
    return step.thing


def own_views(case, name: str) -> Hearing | None:
    """The hearing offered to the applicant, where it is the applicant who speaks and has not spoken yet."""
    hearing = newest(case) if case.hearing == "offered" and name.strip() == case.applicant_name else None
    return hearing if hearing and hearing.heard_on is None else None


def before(step: Step):
    """The case as the act found it, which some conditions ask about."""
    step.thing.hearing_before, step.thing.acting_on = step.thing.hearing, step.on
    return step.thing


def newest(case) -> Hearing | None:
    return case.hearings.last()


def wait(case) -> None:
    """The last day on which somebody may still speak up: before it is over nothing is decided."""
    days = list(case.interested_parties.filter(heard_on=None).values_list("answer_by", flat=True))
    if case.hearing == "offered":
        days.append(newest(case).ask_by)
    case.voices_until = max(days, default=None)


def fits(case, account: str) -> bool:
    """An officer of the body, who neither examined the matter nor proposed its outcome, nor helped to file it."""
    others = {case.handler, case.proposer, case.helper}
    return bool(officers_of(case.body_code, [account])) and account not in others


def name_of(account: str) -> str:
    return identity.account(account).name if account else ""
