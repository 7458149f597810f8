"""The clocks of things: moved only by an act, in its transaction, by the orders the ledger keeps."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db.models import QuerySet

from yichuang.kernel import workdays
from yichuang.kernel.calendar import Calendar
from yichuang.kernel.composed import composed
from yichuang.kernel.marks import DONE, EXTEND, RESUME, START, STOP, SUSPEND, Mark
from yichuang.kernel.models import Clock, LedgerEntry, Thing
from yichuang.kernel.paths import over_workdays
from yichuang.kernel.reckoning import Lights, Reckoning, reckon

GREEN, BLUE, YELLOW, RED, GREY = "green", "blue", "yellow", "red", "grey"
EVERY_KIND = "all"
RECOUNT, RECOUNT_WORD = "recount", "工作日历调整，重新计算期限"  # the one ledger line that no act table holds

RECKONED = (
    "start", "unit", "due_on", "hint_on", "warn_on", "red_on", "suspended_since", "stopped_on", "provisional",
    "missing_year", "still_to_count",
)  # fmt: skip
SHOWN = (*RECKONED, "length", "named_until", "edition", "marks")


class Turn:
    """The clocks of one thing during one act, which holds the lock of the thing.

    An order is what the ledger keeps: {"do": start|stop|suspend|resume|extend, "clock": kind or "all", "on": ISO day,
    and for start "length", "unit"; for suspend "why", "document", "days"; for extend "days", "why", "document", "by"}.

    `orders` then holds what was done: "all" is one order for each clock it moved, and a start of a clock that runs
    already, or a stop of one that does not, is gone, for it changes nothing. To suspend, resume or extend a clock that
    does not run is a fault of the program (LookupError). `moved` are the clocks touched or still running, oldest
    first; `save` writes them. At most four statements in all.
    """

    def __init__(self, thing: Thing, orders: Iterable[dict], *, held_by: str, was_held_by: str | None = None):
        self.thing, self.held_by, self.was_held_by = thing, held_by, was_held_by
        self.is_new = not getattr(thing, "pk", True)
        orders = list(orders)
        self.orders = [done for order in orders for done in self._followed(order)]
        kinds = {order["clock"] for order in self.orders}
        calendar = workdays.current() if kinds else None
        for clock in self.moved if kinds else ():
            if clock.kind in kinds:
                clock.found = show(clock, calendar)

    @cached_property
    def moved(self) -> list[Clock]:
        """The clocks touched or still running, oldest first; read when first asked for. A new thing has none."""
        if getattr(self.thing, "in_hand", False) and self.thing.clocks_left is not None:
            return list(self.thing.clocks_left)
        return [] if self.is_new else running_of(thing=self.thing.thing)

    @property
    def running(self) -> list[Clock]:
        """The clocks still running, in the order they were started."""
        return [clock for clock in self.moved if clock.stopped_on is None]

    def save(self, *, document: str = "") -> None:
        """Write what moved. `document` is the paper that told of a suspension or extension, where none was named."""
        for order in self.orders:
            if document and order["do"] in {SUSPEND, EXTEND}:
                order.setdefault("document", document)
        if not self.orders:
            self._hand_on()
            return
        kinds = {order["clock"] for order in self.orders}
        changed = [clock for clock in self.moved if clock.kind in kinds or clock.held_by != self.held_by]
        for clock in changed:
            clock.found = None  # a document named above is not in its words yet
            if clock.stopped_on is None or clock.pk is None:
                clock.held_by = self.held_by  # a stopped clock stays with whom it was stopped
        write(changed)
        self.thing.clocks_left = self.running

    def _hand_on(self) -> None:
        """No clock moved: the running ones only follow their thing into other hands."""
        if self.is_new:
            self.thing.clocks_left = []
        elif self.held_by != self.was_held_by:
            of(self.thing).running().order_by().update(held_by=self.held_by)
            self.thing.clocks_left = None

    def _followed(self, order: dict) -> Iterable[dict]:
        running = {clock.kind: clock for clock in self.moved if not _is_stopped(clock)}
        kinds = [order["clock"]]
        if order["clock"] == EVERY_KIND:
            kinds = [kind for kind in running if order["do"] != RESUME or running[kind].suspended_since]
        for kind in kinds:
            done = order | {"clock": kind}
            if self._follow(done, running.get(kind)):
                yield done

    def _follow(self, order: dict, clock: Clock | None) -> bool:
        """Put one order among a clock's marks. False where it changes nothing."""
        if order["do"] == START:
            if clock:
                return False
            clock = Clock(thing=self.thing.thing, kind=order["clock"], marks=[])
            self.moved.append(clock)
        elif clock is None:
            if order["do"] == STOP:
                return False
            raise LookupError(f"{self.thing.thing} has no running clock {order['clock']} to {order['do']}")
        clock.marks.append(order)
        return True


def write(clocks: list[Clock]) -> None:
    """Insert the new rows and update the others, in two statements: the others first, so that a clock stopped and
    started again in one act runs once."""
    Clock.objects.bulk_create(clocks, update_conflicts=True, unique_fields=["id"], update_fields=[*SHOWN, "held_by"])


def _is_stopped(clock: Clock) -> bool:
    return clock.marks[-1]["do"] == STOP


def show(clock: Clock, calendar: Calendar) -> Reckoning:
    """Write into the row what its marks and a calendar say."""
    found = reckon(map(Mark.read, clock.marks), calendar=calendar, lights=lights())
    for name in RECKONED:
        setattr(clock, name, getattr(found, name))
    clock.length = found.path.run.length
    clock.named_until = named_until(found, calendar)
    clock.edition = calendar.version
    return found


def named_until(found: Reckoning, calendar: Calendar) -> date | None:
    """The last of the working days told in writing for a suspension that goes on, its first day not counted."""
    ends = [
        over_workdays(calendar, rest.first, rest.days, ()) for rest in found.path.run.open_suspensions if rest.days
    ]
    return max((end.on for end in ends), default=None) if not any(end.missing_year for end in ends) else None


def lights() -> Lights:
    return Lights(hint=settings.CLOCK_HINT_SHARE, warn=settings.CLOCK_WARN_SHARE)


def of(thing: Thing | str) -> QuerySet[Clock]:
    """Every clock of a thing, running and stopped, in the order they were started."""
    return Clock.objects.filter(thing=getattr(thing, "thing", thing)).order_by("pk")


@composed
def running_of(*, thing):
    return of(thing).running()


def due_before(day: date, *kinds: str) -> QuerySet[Clock]:
    """Running clocks due before `day`, the earliest first; of some kinds only where named."""
    return _of_kinds(Clock.objects.due_before(day), kinds)


def overdue(today: date, *kinds: str) -> QuerySet[Clock]:
    """Running clocks over their limit. A provisional one is not: nobody knows yet when it ends."""
    return _of_kinds(Clock.objects.overdue(today), kinds)


def overrun(today: date) -> QuerySet[Clock]:
    """Clocks suspended for longer than the working days named in writing: an alarm, nothing starts by itself."""
    return Clock.objects.overrun(today)


def awaiting_notice() -> QuerySet[Clock]:
    """Running clocks that become final when the missing year is imported."""
    return Clock.objects.awaiting_notice()


def _of_kinds(clocks: QuerySet[Clock], kinds: tuple[str, ...]) -> QuerySet[Clock]:
    return clocks.filter(kind__in=kinds) if kinds else clocks


def reckoned(clock: Clock, today: date | None = None) -> Reckoning:
    """The clock with every day explained (`.lines`), on the calendar its dates were reckoned on.

    A row not yet saved may be asked too: a document drawn up during an act states the dates the act sets.
    """
    if clock.found and today is None:
        return clock.found
    calendar = workdays.of_edition(clock.edition)
    return reckon(map(Mark.read, clock.marks), calendar=calendar, today=today, lights=lights())


def light(clock: Clock, today: date) -> str:
    """green | blue | yellow | red, or grey while suspended. A stopped clock keeps the light of the day it stopped on,
    red where that was too late and green otherwise."""
    if clock.stopped_on:
        return RED if clock.red_on and clock.stopped_on >= clock.red_on else GREEN
    if clock.due_on is None:
        return GREY
    for colour, since in ((RED, clock.red_on), (YELLOW, clock.warn_on), (BLUE, clock.hint_on)):
        if since and today >= since:
            return colour
    return GREEN


def rebuilt(entries: Iterable[LedgerEntry], calendar: Calendar) -> list[Clock]:
    """A thing's clocks from its ledger alone, oldest first: what the rows must equal."""
    clocks: list[Clock] = []
    for entry in entries:
        held = [clock for clock in clocks if not _is_stopped(clock)]
        for order in entry.facts.get("clocks", ()):
            running = [clock for clock in clocks if clock.kind == order["clock"] and not _is_stopped(clock)]
            if order["do"] == START:
                clocks.append(Clock(thing=entry.thing, kind=order["clock"], marks=[order]))
                held.append(clocks[-1])
            elif order["do"] in DONE:
                running[-1].marks.append(order)
                if order["do"] == STOP and running[-1].held_by:
                    held.remove(running[-1])  # it stays with whom it was stopped
        for clock in held:
            clock.held_by = entry.held_by
    for clock in clocks:
        show(clock, calendar)
    return clocks
