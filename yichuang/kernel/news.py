"""News from a lower floor to a higher one, which the lower may not import.

The wires are one table, `config/wiring.py`. `together` listeners run in the teller's transaction and may stop it;
each `afterwards` listener gets an outbox row, written with the act and delivered by the worker: at least once, and,
because the row is closed in the listener's own transaction, with effects in our database exactly once.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from logging import getLogger

from django.db import connection, transaction
from django.utils import timezone

from yichuang.kernel.composed import composed
from yichuang.kernel.models import Message

log = getLogger(__name__)

MOST_TRIES = 8


@dataclass(frozen=True)
class Wire:
    together: tuple = ()
    afterwards: tuple = ()


WIRES: dict[type, Wire] = {}


def name_of(thing) -> str:
    return f"{thing.__module__}.{thing.__qualname__}"


def tell(event) -> None:
    """Say what happened. An event is a frozen dataclass whose fields are texts, numbers, yes/no or lists of them."""
    wire = WIRES.get(type(event), Wire())
    for listen in wire.together:
        listen(event)
    now = timezone.now()
    Message.objects.bulk_create(
        Message(event=name_of(type(event)), listener=name_of(listen), payload=asdict(event), due_at=now, told_at=now)
        for listen in wire.afterwards
    )


def drain(at_most: int = 100) -> int:
    """Deliver what is waiting, oldest first; return how many were tried. Several workers may drain at once."""
    due = Message.objects.filter(state=Message.State.WAITING, due_at__lte=timezone.now())
    keys = list(due.order_by("due_at", "id").values_list("pk", flat=True)[:at_most])
    return sum(deliver(key) for key in keys)


def deliver(key: int) -> bool:
    """Deliver one message in one transaction with its listener's effects; a failure is noted and tried again later."""
    try:
        with transaction.atomic():
            message = locked(key)
            if message is None:
                return False
            event, listen = resolved(message)
            listen(event)
            message.state, message.done_at = Message.State.DONE, timezone.now()
            message.save(update_fields=["state", "done_at"])
    except Exception as failure:
        log.exception("outbox message %s failed", key)
        fail(key, failure)
    return True


def locked(key: int) -> Message | None:
    """The message under lock, or None where another worker has it or had it."""
    found = waiting(key=key)
    return found[0] if found else None


@composed
def waiting(*, key):
    queue = Message.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    return queue.filter(pk=key, state=Message.State.WAITING)


def resolved(message: Message):
    for kind, wire in WIRES.items():
        if name_of(kind) == message.event:
            for listen in wire.afterwards:
                if name_of(listen) == message.listener:
                    return kind(**message.payload), listen
    raise LookupError(f"nobody is wired as {message.event} → {message.listener}")


def fail(key: int, failure: Exception) -> None:
    """Wait twice as long after each failure; after the last try the message is dead and staff see it."""
    message = Message.objects.get(pk=key)
    message.tries += 1
    message.last_error = f"{type(failure).__name__}: {failure}"[:2000]
    message.due_at = timezone.now() + timedelta(seconds=2**message.tries)
    if message.tries >= MOST_TRIES:
        message.state = Message.State.DEAD
    message.save(update_fields=["tries", "last_error", "due_at", "state"])


def dead():
    """Messages given up, newest first."""
    return Message.objects.filter(state=Message.State.DEAD).order_by("-id")


def revive(key: int) -> None:
    """Try a dead message again, from the start."""
    Message.objects.filter(pk=key, state=Message.State.DEAD).update(
        state=Message.State.WAITING, tries=0, due_at=timezone.now()
    )
