"""Messages seen."""

from django.utils import timezone

from yichuang.domain.notices.models import Notice
from yichuang.kernel.actors import Actor


def read(*, by: Actor, upto: int) -> int:
    """The person has seen every message up to the one with this key; return how many that were new.

    Up to, not all: what came in while the page was open stays unread.
    """
    mine = Notice.objects.visible_to(by).unread().filter(pk__lte=upto)
    return mine.update(read_at=timezone.now())
