"""Objections to a published self-evaluation: all of one, how many, and those of one network address of late."""

from datetime import timedelta

from django.utils import timezone

from yichuang.domain.performance.models import Evaluation, Objection
from yichuang.kernel.vault import indexed

AN_HOUR = timedelta(hours=1)
MOST_OF_AN_ADDRESS = 5  # an hour, to each evaluation


def objections(found: Evaluation):
    return Objection.objects.filter(evaluation=found).order_by("place")


def objections_counted(found: Evaluation) -> tuple[int, int]:
    """How many were noted, and how many of them answered: all that everybody is told of them."""
    noted = found.objections
    return noted.count(), noted.filter(answered_on__isnull=False).count()


def lately_from(found: Evaluation, address: str) -> list[Objection]:
    """Those a network address sent in the last hour; none where the address is not known."""
    if not address:
        return []
    return list(objections(found).filter(noted_at__gt=timezone.now() - AN_HOUR, **indexed("address", address)))


def too_many_from(before: list[Objection]) -> bool:
    return len(before) >= MOST_OF_AN_ADDRESS
