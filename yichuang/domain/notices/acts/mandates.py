"""A party is told at once what a window recorded in its name (委托书), so that it can object."""

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import reads
from yichuang.domain.notices.acts.telling import Recipient, called, deliver
from yichuang.domain.notices.models import Notice
from yichuang.kernel.codes import masked_name

TOPICS = {"record": "mandate_recorded", "revoke_at_window": "mandate_ended"}


def tell_of_mandate(event) -> list[Notice]:
    """Tell who may bind the party of an identity.MandateAtWindow, by SMS whatever was chosen: it is about safety.
    Where nobody has an account, the phone it gave before. That one ended, its agent hears too."""
    mandate = identity.mandate_called(event.mandate)
    told = [as_recipient(account) for account in identity.accounts_binding(mandate.party.number)]
    party = mandate.party
    if not told and party.phone:
        told.append(Recipient("", party.phone, called(party if party.kind == "natural" else None), sms=True))
    if event.act == "revoke_at_window":
        told.append(as_recipient(mandate.account))
    words = reads.whereabouts() | {
        "number": mandate.number,
        "agent": masked_name(mandate.account.name),
        "last_day": reads.in_words(mandate.until) if mandate.until else "您撤销的那天",
    }
    made = [
        deliver(recipient, topic=TOPICS[event.act], key=f"{mandate.thing} {event.act}", about=mandate.thing,
                body=mandate.body_code, words=words)
        for recipient in told
    ]  # fmt: skip
    return [notice for notice in made if notice]


def as_recipient(account) -> Recipient:
    return Recipient(account.number, account.phone, called(account.own_party), sms=True)
