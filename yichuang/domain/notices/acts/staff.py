"""Colleagues are told in the house alone: a line in their inbox at the desk, never by SMS."""

from collections.abc import Iterable

from yichuang.domain.notices.models import Delivery, Notice
from yichuang.domain.notices.rules import said
from yichuang.domain.notices.states import State, Way

A_TITLE, A_TEXT = 60, 400  # signs


def tell_staff(
    accounts: Iterable[str], *, topic: str, key: str, about: str, body: str, title: str, text: str
) -> list[Notice]:
    """Put a message into the desk inbox of these accounts (numbers). `key` names the happening: nobody hears it twice.
    What it says is cleaned of personal numbers as every message is. Returns those who had not heard it yet."""
    told = []
    for account in dict.fromkeys(accounts):
        notice, is_new = Notice.objects.get_or_create(
            key=key,
            recipient=account,
            defaults={
                "account": account,
                "topic": topic,
                "about": about,
                "body": body,
                "title": said(title, A_TITLE),
                "text": said(text, A_TEXT),
                "sms": "",
            },
        )
        if is_new:
            Delivery.objects.create(
                notice=notice, way=Way.INBOX, state=State.SENT, due_at=notice.made_at, sent_at=notice.made_at
            )
            told.append(notice)
    return told
