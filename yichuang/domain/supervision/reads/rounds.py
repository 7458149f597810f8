"""How often the hall was patrolled on each working day (现场巡查 at least so many times a day)."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from yichuang.domain.supervision.models import PatrolRound
from yichuang.domain.supervision.reads.months import month_of
from yichuang.kernel import workdays
from yichuang.kernel.actors import Actor
from yichuang.kernel.calendar import ONE_DAY

ON_SITE = "on_site"


@dataclass(frozen=True)
class Walked:
    """One working day: how many patrols on foot, and how many more there should have been by its end."""

    on: date
    rounds: int
    missing: int


@dataclass(frozen=True)
class Month:
    """The working days of a month that are over, of them those with too few patrols; and today, where it is one."""

    first: date
    days: int
    rounds: int
    short: list[Walked]
    today: Walked | None


def patrolled(month: date) -> Month:
    """The month of a day. Days not yet over are not short; nothing is said of days without a published calendar."""
    first, following = month_of(month)
    today, calendar = timezone.localdate(), workdays.current()
    walked = PatrolRound.objects.filter(walked_on__gte=first, walked_on__lt=following, way=ON_SITE).order_by()
    many = dict(walked.values_list("walked_on").annotate(Count("pk")))
    until = min(following, today + ONE_DAY, calendar.known_until + ONE_DAY)
    days = [first + ONE_DAY * n for n in range(max((until - first).days, 0))]
    told = [counted(day, many.get(day, 0)) for day in days if calendar.is_workday(day)]
    over = [one for one in told if one.on < today]
    return Month(
        first, len(over), sum(many.values()), [one for one in over if one.missing],
        next((one for one in told if one.on == today), None),
    )  # fmt: skip


def counted(day: date, rounds: int) -> Walked:
    return Walked(day, rounds, max(settings.PATROLS_A_DAY - rounds, 0))


def rounds(actor: Actor, month: date):
    """The patrols of a month the actor may see, the newest first, each with how many findings it made."""
    first, following = month_of(month)
    seen = PatrolRound.objects.visible_to(actor).filter(walked_on__gte=first, walked_on__lt=following)
    return seen.annotate(found=Count("findings")).order_by("-id")
