"""The applicant is told what happened (通知): which words, and what of the case may stand in them."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from yichuang.domain.cases.acts.standing import office_of
from yichuang.domain.cases.events import CaseMoved
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tables import TOLD
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words_of
from yichuang.kernel.codes import masked_name
from yichuang.kernel.composed import composed

SENT = {"post": "邮寄给您", "electronic": "用电子方式送给您"}  # what the applicant may have chosen instead of coming
DECISIONS = frozenset({"granted", "denied"})


def tell_applicant(event: CaseMoved) -> None:
    """Heard from the outbox: safe to hear twice, and whatever the case has become since."""
    case = told_of.one(number=event.number)
    topic, _ = TOLD[event.act, event.state]
    if case.purpose and topic in DECISIONS:
        topic = "follow_up_decided"
    if topic == "submitted" and case.agent_name:
        topic = "submitted_for_you"
    if topic == "ready" and case.delivery_wish in SENT:
        topic = "ready_to_send"
    day = date.fromisoformat(event.day) if event.day else None
    tell(
        case,
        topic,
        f"{case.thing} line {event.line}",
        day,
        days=event.days,
        procedure=event.procedure,
        how=SENT.get(case.delivery_wish, ""),
        agent=masked_name(case.agent_name),
    )


@composed
def told_of(*, number):
    return Case.objects.filter(number=number).select_related("deciding_body", "version")


def tell(case: Case, topic: str, key: str, day: date | None, **extra) -> list:
    """One message about one case. Of free text nothing goes in: reasons stand in the papers."""
    office = office_of(case)
    words = words_of.whereabouts() | {
        "item": case.item_name,
        "number": case.number,
        "body": case.deciding_body.short_name,
        "by": by_when(case, topic, day),
        **({"day": words_of.in_words(day)} if day else {}),
        **({"phone": office.contact_phone} if office.contact_phone else {}),
        **({"place": office.address} if office.address else {}),
        **(words_of.where_to_fetch() if topic == "ready" else {}),
        **extra,
    }
    return notices.notify(
        topic=topic,
        key=key,
        about=case.thing,
        party=case.party_number,
        item=case.item_code,
        body=case.body_code,
        phone=phone_of(case),
        words=words,
    )


OF_THE_DECISION = frozenset({"accepted", "deemed_accepted", "review_started", "special_ended", "extended"})


def by_when(case: Case, topic: str, day: date | None) -> str:
    """The day that binds us; of what the body above decides, the examination alone (行政许可法35、43)."""
    by = words_of.by_day(day)
    return f"{by}初审上报，上级决定后" if case.body_above and topic in OF_THE_DECISION else by


def phone_of(case: Case) -> str:
    """The phone given with the application; who fills in a form for a company names a contact."""
    given = case.answers.get("contact_phone") or case.answers.get("phone")
    return given or identity.party(case.party_number).phone


def remind_of_corrections() -> int:
    """Remind of every correction that ends within settings.CORRECTION_REMINDER_DAYS, once, before its last day is
    over; return how many were told."""
    today = timezone.localdate()
    ends = today + timedelta(days=settings.CORRECTION_REMINDER_DAYS)
    waiting = Case.objects.filter(state=State.CORRECTION, correction_due__range=(today, ends))
    told = 0
    for case in waiting.select_related("deciding_body", "version").iterator(200):
        key = f"{case.thing} correction ends {case.correction_due}"
        told += bool(tell(case, "correction_ends", key, case.correction_due))
    return told
