"""What was asked in vain is noted for staff, in words that cannot tell who asked."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from yichuang.domain.guidance.models import Unanswered
from yichuang.domain.guidance.rules.words import telling_nobody

MOST_A_DAY = 500  # new ones: whoever sends nonsense by machine does not fill the list


def note_unanswered(asked: str) -> None:
    """Count a question that found nothing good; one without any word of matter leaves no trace."""
    words, today = telling_nobody(asked)[:40], timezone.localdate()
    if not words:
        return
    known = Unanswered.objects.filter(words=words)
    if known.update(times=F("times") + 1, last_on=today):
        return
    if Unanswered.objects.filter(first_on=today).count() < MOST_A_DAY:
        try:
            with transaction.atomic():
                Unanswered.objects.create(words=words, first_on=today, last_on=today)
        except IntegrityError:  # somebody asked the same in this moment
            known.update(times=F("times") + 1)


def forget_unanswered(pk: int) -> None:
    """Staff have looked at it: it is mended, or nothing that could be."""
    Unanswered.objects.filter(pk=pk).delete()
