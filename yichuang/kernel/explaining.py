"""The lines that explain a date: each day after the start, why it counts or does not, and who moved the end.

Days of one kind that follow each other share a line. The counted days of all lines add up to the days of the limit.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, ONE_DAY, WEEKEND
from yichuang.kernel.marks import WORKDAY, Suspension
from yichuang.kernel.sentences import Sentences

if TYPE_CHECKING:
    from yichuang.kernel.reckoning import Reckoning

STARTED, COUNTED, MOVED, SUSPENDED, EXTENDED = "start", "counted", "moved", "suspended", "extended"
DUE, UNKNOWN, STOPPED = "due", "unknown", "stopped"


@dataclass(frozen=True, slots=True)
class Line:
    """A run of days. `kind` is start, counted, makeup, weekend, holiday, local, moved, suspended, extended, due,
    unknown or stopped; `counted` says how many of its days count, `upto` what the count is after them.
    """

    kind: str
    first: date
    last: date
    text: str
    counted: int = 0
    upto: int = 0
    name: str = ""
    document: str = ""
    by: str = ""

    def as_json(self) -> dict:
        return asdict(self) | {"first": self.first.isoformat(), "last": self.last.isoformat()}


@dataclass(frozen=True, slots=True)
class Sort:
    """What a day is to the clock. `part` is 0 in the first limit, 1 in the first extension …"""

    kind: str
    name: str = ""
    rests: tuple[Suspension, ...] = ()
    part: int = 0

    @property
    def counts(self) -> bool:
        return self.kind in {COUNTED, MAKEUP}


def lines(found: "Reckoning") -> list[Line]:
    """All lines of a reckoning, in the order a person reads them."""
    say = Sentences(found)
    shown = [Line(STARTED, found.start, found.start, say.started())]
    told = upto = 0
    for sort, run in groupby(sorted_days(found), key=itemgetter(1)):
        days = [day for day, _ in run]
        while told < sort.part:
            shown.append(extended(found, told, upto, say))
            told += 1
        upto += len(days) if sort.counts else 0
        shown.append(line_of(sort, days, upto, say))
    shown += [extended(found, part, upto, say) for part in range(told, len(found.path.run.extensions))]
    return [*shown, *endings(found, upto, say)]


def sorted_days(found: "Reckoning") -> Iterator[tuple[date, Sort]]:
    """Every day after the start up to the end, or as far as can be said, with its sort."""
    run, until, day, upto = found.path.run, last_day(found), found.start + ONE_DAY, 0
    turns = [found.path.base + sum(mark.days for mark in run.extensions[:part]) for part in range(len(run.extensions))]
    while day <= until:
        kind, name, rests = kind_of(found, day)
        part = 0 if kind == MOVED else sum(upto >= turn for turn in turns)
        sort = Sort(kind, name, rests, part)
        upto += sort.counts
        yield day, sort
        day += ONE_DAY


def last_day(found: "Reckoning") -> date:
    path = found.path
    if found.due_on is None:
        since = found.suspended_since - ONE_DAY
        return min(since, found.known_until) if path.unit == WORKDAY or path.first_end.on else since
    if found.provisional and path.unit != WORKDAY and path.first_end.missing_year:
        return path.first_end.last_counted
    return min(found.due_on, found.known_until) if found.provisional else found.due_on


def kind_of(found: "Reckoning", day: date) -> tuple[str, str, tuple[Suspension, ...]]:
    path = found.path
    end = path.first_end
    natural = path.unit != WORKDAY
    if natural and end.last_counted and end.last_counted < day <= (end.on or day):
        return MOVED, "", ()
    if rests := tuple(rest for rest in path.run.suspensions if rest.holds(day)):
        return SUSPENDED, rests[0].why, rests
    if natural and (end.last_counted is None or day <= end.last_counted):
        return COUNTED, "", ()
    known = path.calendar.on(day)
    if known.kind in {WEEKEND, HOLIDAY, LOCAL, MAKEUP}:
        return known.kind, known.name, ()
    return COUNTED, "", ()


def line_of(sort: Sort, days: list[date], upto: int, say: Sentences) -> Line:
    first, last = days[0], days[-1]
    return Line(
        kind=sort.kind,
        first=first,
        last=last,
        text=say.of(sort, first, last, upto),
        counted=len(days) if sort.counts else 0,
        upto=upto,
        name=sort.name,
        document="、".join(rest.document for rest in sort.rests if rest.document),
        by="、".join(rest.by for rest in sort.rests if rest.by),
    )


def extended(found: "Reckoning", part: int, upto: int, say: Sentences) -> Line:
    mark = found.path.run.extensions[part]
    text = say.extended(mark, found.path.first_end.on if part == 0 else None)
    return Line(EXTENDED, mark.on, mark.on, text, upto=upto, name=mark.why, document=mark.document, by=mark.by)


def endings(found: "Reckoning", upto: int, say: Sentences) -> Iterator[Line]:
    """How it stands at the end: due, still suspended, not yet known; and stopped."""
    if found.due_on is None:
        rests = found.path.run.open_suspensions
        since, left = found.suspended_since, found.total - upto
        papers = "、".join(rest.document for rest in rests if rest.document)
        yield Line(SUSPENDED, since, since, say.still(rests, left), upto=upto, name=rests[0].why, document=papers)
    elif found.provisional:
        yield Line(UNKNOWN, found.due_on, found.due_on, say.unknown(), upto=upto)
    else:
        yield Line(DUE, found.due_on, found.due_on, say.due(), upto=upto)
    if found.stopped_on:
        yield Line(STOPPED, found.stopped_on, found.stopped_on, say.stopped(), upto=upto)
