"""Whoever signs in otherwise than yesterday is told, so that a stranger's change does not go unnoticed."""

from base64 import b64decode
from datetime import datetime

from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import reads
from yichuang.domain.notices.acts.telling import Recipient, called, deliver
from yichuang.domain.notices.models import Notice
from yichuang.kernel import vault


def tell_of_sign_in(event) -> list[Notice]:
    """Tell the account of an identity.SignInChanged: in the inbox, and by SMS whatever was chosen, since it is about
    safety; where the phone changed, at the one before."""
    account = identity.account(event.account)
    phone = vault.decrypt(b64decode(event.phone_was)) if event.phone_was else account.phone
    recipient = Recipient(account.number, phone, called(account.own_party), sms=True)
    at = timezone.localtime(datetime.fromisoformat(event.at))
    words = {"when": f"{reads.in_words(at.date())}{at:%H:%M}", "phone": reads.whereabouts()["phone"]}
    notice = deliver(
        recipient, topic=event.act, key=f"sign-in {event.at}", about=f"account:{account.number}", body="", words=words
    )
    return [notice] if notice else []
