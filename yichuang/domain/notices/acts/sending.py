"""SMS on their way: what waits is sent, what fails is tried again more and more seldom, and at last shown to staff."""

from datetime import timedelta
from logging import getLogger
from time import monotonic

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.domain.notices.rules import signed
from yichuang.domain.notices.states import WAITING, State
from yichuang.kernel.gateways import sms

log = getLogger(__name__)

MOST_TRIES = 8
AT_ONCE = 500  # messages one run may send
PATIENCE = 30  # seconds one run may take: the worker has other work too
DEAF = 3  # failures in a row after which the gateway is left alone until the next run


def send_waiting() -> int:
    """For the schedule: send what is due, the oldest first, in the hours people are awake; return how many went out.

    Each message is one transaction under lock, so several workers never send one twice. Should the process die
    between the gateway's yes and ours, the gateway gets it again with the same id and can tell.
    """
    if not awake():
        return 0
    started, sent, deaf = monotonic(), 0, 0
    waiting = Delivery.objects.filter(state__in=WAITING, due_at__lte=timezone.now())
    for key in list(waiting.order_by("due_at", "id").values_list("pk", flat=True)[:AT_ONCE]):
        went_out = send(key)
        sent, deaf = sent + bool(went_out), 0 if went_out is not False else deaf + 1
        if deaf >= DEAF or monotonic() - started > PATIENCE:
            break
    return sent


def awake() -> bool:
    opens, closes = settings.SMS_HOURS
    return opens <= timezone.localtime().time() < closes


def send(key: int) -> bool | None:
    """True: sent. False: the gateway did not take it. None: another worker has it."""
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        queue = Delivery.objects.select_for_update(skip_locked=skip, of=("self",)).select_related("notice")
        delivery = queue.filter(pk=key, state__in=WAITING).first()
        if delivery is None:
            return None
        try:
            sms.gateway().send(delivery.phone, worded(delivery.notice), key=f"notice-{delivery.pk}")
        except Exception as failure:  # noqa: BLE001 - whatever a gateway does wrong, the message is not lost
            log.warning("notice %s was not taken: %s", key, failure)
            note(delivery, f"{type(failure).__name__}: {failure}")
            return False
        delivery.state, delivery.sent_at, delivery.last_error = State.SENT, timezone.now(), ""
        delivery.tries += 1
        delivery.save(update_fields=["state", "sent_at", "last_error", "tries"])
    return True


def worded(notice: Notice) -> str:
    """What goes out by SMS."""
    return signed(notice.sms or notice.text, identity.district().bureau.name)


def note(delivery: Delivery, error: str) -> None:
    """Wait twice as long after each failure; after the last try staff see it."""
    delivery.tries += 1
    delivery.last_error = error[:500]
    delivery.state = State.DEAD if delivery.tries >= MOST_TRIES else State.RETRIED
    delivery.due_at = timezone.now() + timedelta(minutes=2**delivery.tries)
    delivery.save(update_fields=["tries", "last_error", "state", "due_at"])


def try_again(delivery: Delivery) -> None:
    """Begin anew with a message that was given up."""
    Delivery.objects.filter(pk=delivery.pk, state=State.DEAD).update(
        state=State.QUEUED, tries=0, due_at=timezone.now()
    )
