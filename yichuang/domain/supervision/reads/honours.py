"""Who holds a badge, and who served how many hours. An honour is for all staff to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max, Q, Sum
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import Honour, VoluntaryService
from yichuang.domain.supervision.reads.months import month_of
from yichuang.domain.supervision.states import HONOURS, SERVICES, HonourState, ServiceState
from yichuang.domain.supervision.tables import HONOURS as WORDS
from yichuang.kernel.actors import Actor


def badges():
    """Every badge held today, by kind, the newest first."""
    return Honour.objects.filter(state=HonourState.HELD).select_related("unit").order_by("-kind", "-pk")


def badges_of(persons: Iterable[str]) -> dict[str, list[str]]:
    """The words of the badges these accounts hold, by account."""
    found: dict[str, list[str]] = {}
    held = Honour.objects.filter(state=HonourState.HELD, person__in=persons).order_by("-kind")
    for person, kind in held.values_list("person", "kind"):
        found.setdefault(person, []).append(WORDS[kind])
    return found


def badge(actor: Actor, number: str) -> Honour | None:
    """One held today that the actor may take back; None where there is none."""
    found = badges().filter(number=number).first()
    return found if found and may_take_back(actor, found) else None


def service(actor: Actor, number: str) -> VoluntaryService | None:
    """One noted that the actor may strike; None where there is none."""
    found = noted().filter(number=number).first()
    return found if found and may_strike(actor, found) else None


@dataclass(frozen=True)
class Volunteer:
    """The hours of a person this month and this year, and the last day they served."""

    person: str
    name: str
    month: Decimal
    year: Decimal
    last: date


def roster() -> list[Volunteer]:
    """Everybody who served this year, the most hours first."""
    today = timezone.localdate()
    first, following = month_of(today)
    of_month = Q(served_on__gte=first, served_on__lt=following)
    rows = noted().filter(served_on__year=today.year).values("person").order_by("person").annotate(
        month=Sum("hours", filter=of_month), year=Sum("hours"), last=Max("served_on")
    )  # fmt: skip
    rows = list(rows)
    names = identity.names_of({row["person"] for row in rows})
    found = [
        Volunteer(row["person"], names.get(row["person"], row["person"]), row["month"] or Decimal(0), row["year"],
                  row["last"])
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.year, one.name))


def noted():
    return VoluntaryService.objects.filter(state=ServiceState.NOTED)


def services(most: int = 20) -> list[VoluntaryService]:
    """What was noted last."""
    return list(noted().order_by("-pk")[:most])


def hours_of(person: str) -> Decimal:
    """What somebody served this year."""
    found = noted().filter(person=person, served_on__year=timezone.localdate().year)
    return found.aggregate(all=Sum("hours"))["all"] or Decimal(0)


def may_take_back(actor: Actor, honour: Honour) -> bool:
    return bool(HONOURS.open_to(actor, honour))


def may_strike(actor: Actor, one: VoluntaryService) -> bool:
    return bool(SERVICES.open_to(actor, one))
