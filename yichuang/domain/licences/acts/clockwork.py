"""What time alone does to licences: reminders before the end, and the end."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.licences.events import LicenceExpired, LicenceExpiresSoon
from yichuang.domain.licences.models import Licence
from yichuang.domain.licences.states import IN_USE, LIFE, State
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.refusals import OutOfTurn


def expire(licence, *, by=THE_CLOCK):
    """Its last day has passed. The holder is told, unless it had passed before the licence was taken over."""
    with LIFE.step(licence, "expire", by=by) as step:
        licence = step.thing
        if licence.valid_to >= licence.state_since:
            step.tell(
                LicenceExpired(
                    licence.identifier,
                    licence.number,
                    licence.type.name,
                    licence.holder_party,
                    licence.issuer_id,
                    licence.valid_to.isoformat(),
                )
            )
        licence.state_since = step.on
    return step.thing


def expire_ended() -> int:
    """Note the end of every licence whose last day lies before today; return how many."""
    ended = Licence.objects.filter(state__in=IN_USE, valid_to__lt=timezone.localdate())
    return sum(unless_late(expire, licence) for licence in ended.iterator(200))


def remind(licence, *, days: int, by=THE_CLOCK):
    """Tell that it ends within `days`: the holder should ask for renewal 30 days before (行政许可法50)."""
    with LIFE.step(licence, "remind", by=by) as step:
        licence = step.thing
        licence.reminded = step.facts["days"] = days
        step.tell(
            LicenceExpiresSoon(
                licence.identifier,
                licence.number,
                licence.type.name,
                licence.holder_party,
                licence.issuer.name,
                licence.valid_to.isoformat(),
                days,
                licence.type.renewable,
            )
        )
    return step.thing


def remind_of_ends() -> int:
    """Remind of every licence that has passed a mark of settings.LICENCE_REMINDERS, once a mark; return how many.

    A licence first seen late, or issued for a short time, is reminded of the nearest mark only.
    """
    today, count = timezone.localdate(), 0
    for days in sorted(settings.LICENCE_REMINDERS):
        ending = Licence.objects.filter(
            Q(reminded__isnull=True) | Q(reminded__gt=days),
            state=State.VALID,
            valid_to__range=(today, today + timedelta(days=days)),
        )
        for licence in ending.iterator(200):
            count += unless_late(remind, licence, days=days)
    return count


def unless_late(act, licence: Licence, **said) -> bool:
    """Whether the clock did it; False where a person was faster."""
    try:
        act(licence, **said)
    except OutOfTurn:
        return False
    return True
