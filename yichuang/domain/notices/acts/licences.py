"""The holder of a licence is told of what no case tells of: a written decision about it, and that it has ended."""

from datetime import date, timedelta

from django.utils import timezone

from yichuang.domain.notices import reads
from yichuang.domain.notices.acts.telling import notify
from yichuang.domain.notices.models import Notice
from yichuang.domain.notices.tables import LICENCE_TOPICS

A_MONTH = 30
ENDED = {"revoke": "已被撤销", "withdraw": "已被撤回", "forfeit": "已被吊销", "cancel": "已经注销"}


def remind_of_licence(event) -> list[Notice]:
    """A licence ends soon (`LicenceExpiresSoon` of the domain beside this one): told once at each of its marks.

    A renewal is applied for thirty days before the end (行政许可法50); after that, as soon as possible. What its type
    does not renew is applied for anew.
    """
    last = date.fromisoformat(event.valid_to)
    today, ask_by = timezone.localdate(), last - timedelta(days=A_MONTH)
    return notify(
        topic="licence_ends" if event.renewable else "licence_ends_for_good",
        key=f"licence {event.identifier} ends {last} in {event.days}",
        about=f"licence:{event.number}",
        party=event.holder_party,
        words=reads.whereabouts()
        | {
            "licence": event.name,
            "number": event.number,
            "last_day": reads.in_words(last),
            "by": reads.by_day(ask_by) if ask_by >= today else "尽快",
        },
    )


def tell_of_expiry(event) -> list[Notice]:
    """`LicenceExpired` of the domain beside this one: from today on it proves nothing any more."""
    last = date.fromisoformat(event.valid_to)
    return notify(
        topic="licence_expired",
        key=f"licence {event.identifier} ended {last}",
        about=f"licence:{event.number}",
        party=event.holder_party,
        body=event.body,
        words=reads.whereabouts() | {"licence": event.name, "number": event.number, "last_day": reads.in_words(last)},
    )


def tell_of_licence(event) -> list[Notice]:
    """`LicenceDecided` of the domain beside this one: suspended, resumed, ended or given a new face."""
    words = {"licence": event.name, "number": event.number, "decision": event.decision}
    words |= {"ended": ENDED[event.act]} if event.act in ENDED else {}
    return notify(
        topic=LICENCE_TOPICS[event.act],
        key=f"licence {event.identifier} {event.act} {event.on} {event.decision}",
        about=f"licence:{event.number}",
        party=event.holder_party,
        body=event.body,
        words=reads.whereabouts() | words,
    )
