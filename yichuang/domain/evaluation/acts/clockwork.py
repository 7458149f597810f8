"""What time alone does: an invitation nobody took up ends."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.evaluation.models import Invitation, Rating
from yichuang.domain.evaluation.states import INVITATIONS, Asked
from yichuang.domain.evaluation.tables import DEFAULT
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.refusals import OutOfTurn

AT_ONCE = 500
BEST = 5


def expire_unrated() -> int:
    """For the schedule: end the invitations whose last day is over; return how many. Where the province demands it
    (settings.RATING_DEFAULTS) a default rating (pf 7) is written, marked as such: no figure counts it."""
    over = Invitation.objects.filter(state=Asked.OPEN, rate_until__lt=timezone.localdate())
    return sum(expire(invitation) for invitation in over.order_by("rate_until", "pk")[:AT_ONCE])


def expire(invitation: Invitation) -> bool:
    """False where it was rated in this very moment."""
    try:
        with transaction.atomic():
            asked = INVITATIONS.move(invitation, "expire", by=THE_CLOCK)
            if settings.RATING_DEFAULTS:
                default(asked)
    except OutOfTurn:
        return False
    return True


def default(asked: Invitation) -> Rating:
    return Rating.objects.create(
        invitation=asked,
        turn=1,
        stars=BEST,
        way=DEFAULT,
        is_default=True,
        is_valid=False,
        at=timezone.now(),
        on=timezone.localdate(),
        body_id=asked.body_id,
        item_code=asked.item_code,
        window=asked.window,
    )
