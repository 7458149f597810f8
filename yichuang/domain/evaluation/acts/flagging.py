"""Signs that a rating may be false: noted with their evidence, for people to judge. A flagged rating counts like any
other until an appeal strikes it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.states import CLOSED
from yichuang.domain.evaluation.models import Flag, Invitation, Rating
from yichuang.domain.evaluation.tables import BURST, EARLY, HASTY, STAFF_PHONE
from yichuang.domain.identity import reads as identity

BEST = 5


def look_at(rating: Rating, *, opened_at: datetime | None, phones: tuple[str, ...]) -> None:
    """Every sign of one rating, at the moment it is given. Of phones no more is kept than that one was of staff."""
    seconds = (rating.at - opened_at).total_seconds() if opened_at else None
    if rating.stars == BEST and seconds is not None and seconds < settings.RATING_HASTY_SECONDS:
        note(rating, HASTY, {"seconds": round(seconds, 2)})
    if any(identity.is_phone_of_staff(phone) for phone in phones):
        note(rating, STAFF_PHONE, {"phones": sum(identity.is_phone_of_staff(phone) for phone in phones)})
    look_for_bursts(rating)
    look_at_case(rating)


def look_for_bursts(rating: Rating) -> None:
    """So many ratings from one device within so many minutes, this one counted."""
    if not rating.device:
        return
    since = rating.at - timedelta(minutes=settings.RATING_BURST_MINUTES)
    many = Rating.objects.filter(device=rating.device, at__gt=since, at__lte=rating.at).count()
    if many >= settings.RATING_BURST:
        note(rating, BURST, {"ratings": many, "minutes": settings.RATING_BURST_MINUTES})


def look_at_case(rating: Rating) -> None:
    """Asked at the end of a case that has been opened again since (送错了收回): it is not over."""
    asked = rating.invitation
    if asked.kind == Invitation.Kind.CASE and (state := cases.served(asked.subject).state) not in CLOSED:
        note(rating, EARLY, {"state": state})


def look_at_early(invitation: Invitation) -> None:
    """The session went on after it had been rated."""
    for rating in invitation.ratings.filter(at__lt=invitation.ended_at, is_default=False):
        note(rating, EARLY, {"minutes": int((invitation.ended_at - rating.at).total_seconds() // 60)})


def note(rating: Rating, sign: str, evidence: dict) -> None:
    Flag.objects.get_or_create(rating=rating, sign=sign, defaults={"evidence": evidence, "at": timezone.now()})
