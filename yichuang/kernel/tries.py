"""Doors that are open to everybody, each so often an hour from one network address."""

from datetime import timedelta

from django.utils import timezone

from yichuang.kernel.models import Try
from yichuang.kernel.refusals import TooOften
from yichuang.kernel.vault import blind_index, indexed

AN_HOUR = timedelta(hours=1)


def refuse_flood(door: str, address: str, *, most: int, sentence: str) -> None:
    """Refuse (TooOften, with the sentence) whoever tried `most` times within an hour. Nobody without an address."""
    before = Try.objects.filter(door=door, **indexed("asked_from", address), at__gt=timezone.now() - AN_HOUR)
    if address and before.count() >= most:
        raise TooOften(sentence)


def count(door: str, address: str) -> None:
    """One more try from there; what is older than an hour is forgotten."""
    if address:
        Try.objects.filter(at__lte=timezone.now() - AN_HOUR).delete()
        Try.objects.create(door=door, asked_from=blind_index(address), at=timezone.now())
