"""People are told: the words of a topic filled in, for everybody who speaks for the party."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import reads
from yichuang.domain.notices.models import Delivery, Notice
from yichuang.domain.notices.rules import number, said, salutation
from yichuang.domain.notices.states import State, Way
from yichuang.domain.notices.tables import WORDS
from yichuang.kernel.vault import blind_index, indexed


@dataclass(frozen=True)
class Recipient:
    """Somebody to be told: an account with its phone, or a phone alone."""

    account: str
    phone: str
    salutation: str
    sms: bool

    @property
    def key(self) -> str:
        return self.account or blind_index(self.phone)

    def was_told(self, key: str) -> bool:
        """Whether this person heard of this happening; a phone is found by each index key it may have been kept by."""
        if self.account:
            return bool(reads.told(key=key, recipient=self.account))
        return Notice.objects.filter(key=key, **indexed("recipient", self.phone)).exists()


def notify(
    *, topic: str, key: str, about: str, party: str, item: str = "", body: str = "", phone: str = "", words: dict
) -> list[Notice]:
    """Tell everybody who may speak for `party` in matters of `item` what happened; where nobody has an account, the
    `phone` given at the counter. `key` names the happening: told again, nobody hears it twice.

    Runs in the transaction of the outbox. SMS go out afterwards (`send_waiting`), never from within.
    """
    told = (
        deliver(recipient, topic=topic, key=key, about=about, body=body, words=words)
        for recipient in recipients(party, item, phone)
    )
    return [notice for notice in told if notice]


def deliver(recipient: Recipient, *, topic: str, key: str, about: str, body: str, words: dict) -> Notice | None:
    """One message to one person; None where that person was told already, or has no inbox for what only goes there."""
    template = reads.says(topic)
    if (template.inbox_only and not recipient.account) or recipient.was_told(key):
        return None
    notice = Notice(
        key=key,
        recipient=recipient.key,
        account=recipient.account,
        topic=topic,
        about=about,
        body=body,
        title=filled(template.title, recipient, words),
        text=filled(template.text, recipient, words),
        sms=filled(template.sms, recipient, words),
        required=template.required,
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:  # another worker told them in this moment
        return None
    Delivery.objects.bulk_create(ways(notice, recipient, inbox_only=template.inbox_only))
    return notice


def recipients(party: str, item: str, phone: str) -> list[Recipient]:
    """By account, each as they chose; a phone alone has no inbox and gets an SMS."""
    accounts = identity.accounts_speaking_for(party, item)
    if accounts:
        return [
            Recipient(account.number, account.phone, called(account.own_party), reads.wants_sms(account.number))
            for account in accounts
        ]
    known = identity.party(party)
    return [Recipient("", phone, called(known if known.kind == "natural" else None), sms=True)] if phone else []


def called(person) -> str:
    return salutation(person.name, person.code) if person else salutation("")


def ways(notice: Notice, recipient: Recipient, *, inbox_only: bool) -> Iterator[Delivery]:
    now = timezone.now()
    if recipient.account:
        yield Delivery(notice=notice, way=Way.INBOX, state=State.SENT, due_at=now, sent_at=now)
    if recipient.phone and recipient.sms and not inbox_only:
        yield Delivery(notice=notice, way=Way.SMS, phone=recipient.phone, due_at=now)


def filled(template: str, recipient: Recipient, words: dict) -> str:
    """The text for one person. Every word is cleaned by its kind, so that nothing secret gets in with it."""
    clean = {name: said(value, WORDS[name].longest) for name, value in words.items()}
    clean |= {"who": recipient.salutation, "number": number(words.get("number", ""))}
    return template.format_map(clean | {WORDS[name].name: value for name, value in clean.items()})
