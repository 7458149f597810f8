"""The holder of a licence is told of a written decision about it that no case tells of."""

from yichuang.domain.notices import reads
from yichuang.domain.notices.acts.telling import notify
from yichuang.domain.notices.models import Notice
from yichuang.domain.notices.tables import LICENCE_TOPICS

ENDED = {"revoke": "已被撤销", "withdraw": "已被撤回", "forfeit": "已被吊销", "cancel": "已经注销"}


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
