"""A change of the working-day calendar: shown before it is confirmed, then carried into every running clock.

History is never edited: stopped clocks stay on the calendar they ran on, and each date that moves leaves a line in
the ledger of its thing with the day before and the day after.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from logging import getLogger

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from yichuang.kernel import clocks, ledger, things, workdays
from yichuang.kernel.actors import EVERY_BODY, THE_CLOCK, Actor
from yichuang.kernel.calendar import Calendar, Day
from yichuang.kernel.calendar_checks import checked
from yichuang.kernel.models import CalendarEdition, Clock

log = getLogger(__name__)

AT_ONCE = 500
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Move:
    """A running clock whose date changes. None stands for a date that cannot be said while suspended."""

    thing: str
    kind: str
    held_by: str
    was_due: date | None
    due_on: date | None
    was_provisional: bool
    provisional: bool


def may_change(actor: Actor) -> bool:
    """Staff who hold the calendar: a post in the role the bureau chose, serving every body."""
    return any(post.role == settings.CALENDAR_ROLE and EVERY_BODY in post.scope for post in actor.posts)


def year_wanted(today: date) -> int | None:
    """The year whose notice has to be taken in now: limits begun today may end in it, or it has begun."""
    calendar = workdays.current()
    return calendar.missing_year if calendar.known_until - today < SOON else None


def preview(days: Iterable[Day]) -> list[Move]:
    """Which running clocks would end on another day, or become final, if these days were set. Writes nothing.

    Refuses (ActRefused, every reason at once) days that cannot be: see calendar_checks.
    """
    days = list(days)
    calendar = workdays.current()
    checked(days, calendar)
    changed = calendar.changed(days)
    running = Clock.objects.running().order_by("due_on", "pk")
    return [move for clock in running.iterator(AT_ONCE) if (move := recounted(clock, changed))]


def confirm(days: Iterable[Day], *, by: Actor, source: str) -> list[Move]:
    """Set these days on the authority of `source` (the notice's number), then recount every running clock.

    Returns the dates that moved; each is also a ledger line. The days are set at once and each thing is recounted in
    a transaction of its own, so that a notice never holds up the acts of a day; what fails is tried again by
    `keep_up`, and no thing is ever half recounted.
    """
    if not may_change(by):
        raise PermissionDenied
    days = list(days)
    with transaction.atomic():
        checked(days, workdays.current())
        workdays.write(days, by=f"{by.account} {by.name}".strip(), source=source)
    return settle(by=by)


def settle(*, by: Actor = THE_CLOCK) -> list[Move]:
    """Recount the running clocks that were reckoned on an earlier edition of the calendar; safe to run at any time.

    `confirm` does it at once; run from the schedule it catches a clock whose act had read the calendar just before.
    """
    calendar = workdays.current()
    stale = Clock.objects.running().filter(edition__lt=calendar.version)
    moving, still = {}, []
    for clock in stale.order_by("thing", "pk").iterator(AT_ONCE):
        if recounted(clock, calendar):
            moving[clock.thing] = None
        else:
            still.append(clock.pk)
    moves = [move for thing in moving for move in attempted(thing, calendar, by)]
    for place in range(0, len(still), AT_ONCE):
        stamp(still[place : place + AT_ONCE], calendar)
    return moves


def keep_up() -> int:
    """Take in the years a new version of the product brings, and recount what still runs on an earlier calendar."""
    workdays.seed()
    return len(settle())


def recounted(clock: Clock, calendar: Calendar) -> Move | None:
    """Reckon the row anew, unsaved; say how its date moved, if it did."""
    was_due, was_provisional = clock.due_on, clock.provisional
    clocks.show(clock, calendar)
    if (was_due, was_provisional) == (clock.due_on, clock.provisional):
        return None
    return Move(clock.thing, clock.kind, clock.held_by, was_due, clock.due_on, was_provisional, clock.provisional)


def attempted(name: str, calendar: Calendar, by: Actor) -> list[Move]:
    """Recount one thing; a fault in it must not keep the others waiting. It stays on its edition and comes again."""
    try:
        return recount(name, calendar, by)
    except Exception:
        log.exception("%s could not be recounted", name)
        return []


@transaction.atomic
def recount(name: str, calendar: Calendar, by: Actor) -> list[Move]:
    """Recount the clocks of one thing under its lock, copy them to it and enter what moved in its ledger."""
    thing = things.locked(name)
    running = list(clocks.of(name).running())
    moves = [move for clock in running if (move := recounted(clock, calendar))]
    clocks.write(running)
    if thing is None:  # somebody took the row away; verify_ledger says so, and the calendar must not wait for it
        log.error("%s has running clocks and no row", name)
        return moves
    thing.show_clocks(running)
    thing.save()
    if moves:
        today = timezone.localdate()
        ledger.enter(
            thing,
            act=clocks.RECOUNT,
            frm=thing.state,
            to=thing.state,
            on=today,
            note=source_of(calendar.version),
            facts={"clocks": [line(move, today, calendar.version) for move in moves]},
            **by.as_text(thing.body_code, thing.item_code),
        )
    return moves


def line(move: Move, today: date, edition: int) -> dict:
    return {
        "do": clocks.RECOUNT,
        "clock": move.kind,
        "on": today.isoformat(),
        "edition": edition,
        "was_due": move.was_due and move.was_due.isoformat(),
        "due_on": move.due_on and move.due_on.isoformat(),
        "was_provisional": move.was_provisional,
        "provisional": move.provisional,
    }


@transaction.atomic
def stamp(keys: list[int], calendar: Calendar) -> None:
    """Clocks whose dates stand: write what else changed, and the edition that confirmed them.

    One that an act moved in the meantime so that its date does not stand is left for the next run.
    """
    stale = Clock.objects.running().filter(pk__in=keys, edition__lt=calendar.version)
    stamped = []
    for clock in stale.select_for_update().order_by("pk"):
        before = shown(clock)
        if recounted(clock, calendar):
            continue
        if shown(clock) == before:
            stamped.append(clock.pk)
        else:
            clock.save(update_fields=clocks.SHOWN)
    Clock.objects.filter(pk__in=stamped).update(edition=calendar.version)


def shown(clock: Clock) -> list:
    """The columns that follow from marks and calendar."""
    return [getattr(clock, name) for name in (*clocks.RECKONED, "named_until")]


def source_of(edition: int) -> str:
    return CalendarEdition.objects.values_list("source", flat=True).get(pk=edition)
