"""Raters and complainants are told: who left a phone, and who has an account. An anonymous rater looks by the code."""

from datetime import date

from yichuang.domain.cases.acts.telling import phone_of
from yichuang.domain.evaluation.events import BadRatingMoved, ComplaintMoved
from yichuang.domain.evaluation.models import BadRating, Complaint, Invitation
from yichuang.domain.evaluation.states import Loop, Said
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words_of
from yichuang.domain.notices.acts.telling import Recipient, called, deliver
from yichuang.kernel import ledger
from yichuang.kernel.vault import blind_index

TOLD_RATER = {
    ("dispatch", Loop.DISPATCHED): ("bad_rating_taken", "mend_by"),
    ("verify", Loop.VALID): ("bad_rating_verified", "mend_by"),
    ("rectify", Loop.RECTIFIED): ("bad_rating_mended", ""),
    ("explain", Loop.RECTIFIED): ("bad_rating_mended", ""),
    ("uphold", Loop.UPHELD): ("bad_rating_struck", ""),
    ("close", Loop.CLOSED): ("bad_rating_closed", ""),
}
TOLD_COMPLAINANT = {
    ("register", Said.REGISTERED): ("complaint_registered", "due_on"),
    ("accept", Said.ACCEPTED): ("complaint_accepted", "answer_by"),
    ("decline", Said.NOT_ACCEPTED): ("complaint_declined", ""),
    ("extend", Said.ASSIGNED): ("complaint_extended", "answer_by"),
    ("answer", Said.ANSWERED): ("complaint_answered", ""),
    ("archive", Said.ARCHIVED): ("complaint_archived", ""),
}


def phone_of_case(case) -> str:
    return phone_of(case)


def index_of(code: str) -> str:
    return blind_index(code)


def tell_of_invitation(asked: Invitation, phone: str) -> None:
    """Asked once, with the code somebody without an account rates by."""
    words = words_of.whereabouts() | {
        "item": asked.item_name,
        "number": asked.subject,
        "body": asked.body.short_name,
        "by": words_of.by_day(asked.ask_until),
        "code": "-".join(asked.code[place : place + 4] for place in range(0, len(asked.code), 4)),
    }
    item = asked.item_code if asked.kind != Invitation.Kind.MATTER else ""
    notices.notify(
        topic="rating_asked", key=f"{asked.thing} asked", about=asked.thing, party=asked.party_number, item=item,
        body=asked.unit_id, phone=phone, words=words,
    )  # fmt: skip


def tell_rater(event: BadRatingMoved) -> None:
    """Heard from the outbox, also twice. Only who left name and phone is known, and told at that phone."""
    if (event.act, event.state) not in TOLD_RATER:
        return
    bad = BadRating.objects.select_related("rating", "body").get(number=event.number)
    if bad.is_real_name:
        topic, clock = TOLD_RATER[event.act, event.state]
        someone = Recipient("", bad.rating.phone, "您好", sms=True)
        tell(someone, bad, topic, event.act, getattr(bad, clock) if clock else None)


def tell_complainant(event: ComplaintMoved) -> None:
    """Heard from the outbox, also twice: the account it was handed in from, or the phone that was left."""
    if (event.act, event.state) not in TOLD_COMPLAINANT:
        return
    complaint = Complaint.objects.select_related("body").get(number=event.number)
    topic, clock = TOLD_COMPLAINANT[event.act, event.state]
    someone = complainant(complaint)
    if someone:
        tell(someone, complaint, topic, event.act, getattr(complaint, clock) if clock else None)


def complainant(complaint: Complaint) -> Recipient | None:
    if complaint.source in ("web", "api"):
        own = identity.account(complaint.account)
        if own.kind == "citizen":
            return Recipient(own.number, own.phone, called(own.own_party), words_of.wants_sms(own.number))
    return Recipient("", complaint.phone, "您好", sms=True) if complaint.phone else None


def tell(someone: Recipient, thing, topic: str, act: str, day: date | None) -> None:
    turn = ledger.of(thing).filter(act=act).count()
    words = words_of.whereabouts() | {
        "item": thing.item_name or (thing.get_kind_display() if isinstance(thing, Complaint) else ""),
        "number": thing.number,
        "body": thing.body.short_name,
        "by": words_of.by_day(day),
    }
    deliver(
        someone, topic=topic, key=f"{thing.thing} {act} {turn}", about=thing.thing, body=thing.body_id, words=words
    )
