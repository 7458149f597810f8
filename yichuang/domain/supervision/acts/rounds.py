"""Patrols of the hall: each counts once, whatever it found."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.supervision.models import PatrolRound
from yichuang.domain.supervision.states import ROUNDS
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor


def walk(*, by: Actor, way: str, note: str = "") -> PatrolRound:
    """A patrol that found nothing. Refuses a second one by the same person within settings.PATROL_MINUTES: one walk is
    not counted twice."""
    return begun(by, way, note, again=latest(by, way) is not None)


def round_of(by: Actor, way: str) -> PatrolRound:
    """The patrol a finding belongs to: the one this person is on, or one that begins with it."""
    return latest(by, way) or begun(by, way)


def latest(by: Actor, way: str) -> PatrolRound | None:
    since = timezone.now() - timedelta(minutes=settings.PATROL_MINUTES)
    return PatrolRound.objects.filter(person=by.account, way=way, walked_at__gt=since).order_by("-pk").first()


@transaction.atomic
def begun(by: Actor, way: str, note: str = "", *, again: bool = False) -> PatrolRound:
    post = next((post for post in by.posts if post.role == "SUPERVISOR"), None)
    walked = PatrolRound(unit_id=post.body if post else "", person=by.account, way=way)
    walked.walked_just_now = again
    with ROUNDS.step(walked, "walk", by=by) as step:
        year = step.on.year
        step.thing.number = numbers.formatted("XL{year}{n:06}", f"round {year}", year=year)
        step.thing.walked_on, step.thing.walked_at, step.thing.note = step.on, timezone.now(), note
        step.facts = {"way": way}
    return step.thing
