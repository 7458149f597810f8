"""What the ledger recorded about a clock, and the run it makes: started, suspended, extended, stopped."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from yichuang.kernel.counting import Rest

START, SUSPEND, RESUME, EXTEND, STOP = "start", "suspend", "resume", "extend", "stop"
DONE = frozenset({START, SUSPEND, RESUME, EXTEND, STOP})
WORKDAY, DAY, MONTH = "workday", "day", "month"
UNITS = (WORKDAY, DAY, MONTH)
LONGEST = 10_000  # far more than any limit, far less than where dates end


@dataclass(frozen=True, slots=True)
class Mark:
    """One order to a clock.

    `days` is the length at a start (in `unit`), the working days named in the notice at a suspension, and the working
    days added at an extension. The day of a suspension and the day of its resumption are both left out of the count.
    """

    what: str
    on: date
    days: int = 0
    why: str = ""
    document: str = ""
    by: str = ""
    unit: str = ""

    @classmethod
    def read(cls, order: dict) -> "Mark":
        """From an order as the ledger keeps it: {"clock": kind, "do": "start", "on": "2021-05-06", …}."""
        return cls(
            what=order["do"],
            on=date.fromisoformat(order["on"]),
            days=int(order.get("length" if order["do"] == START else "days") or 0),
            why=order.get("why", ""),
            document=order.get("document", ""),
            by=order.get("by", ""),
            unit=order.get("unit", ""),
        )


@dataclass(frozen=True, slots=True)
class Suspension(Rest):
    """A rest with its reason; `days` are the working days named to the applicant in writing."""

    days: int = 0
    why: str = ""
    document: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One clock from its start on, as far as its marks go."""

    start: date
    length: int
    unit: str
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Mark, ...] = ()
    stopped_on: date | None = None

    @property
    def extended(self) -> int:
        return sum(mark.days for mark in self.extensions)

    @property
    def open_suspensions(self) -> tuple[Suspension, ...]:
        return tuple(rest for rest in self.suspensions if rest.last is None)

    @property
    def suspended_since(self) -> date | None:
        return min((rest.first for rest in self.open_suspensions), default=None)

    def after(self, mark: Mark) -> "Run":
        """The run with one mark more. A mark that cannot follow is a fault of the program and raises ValueError."""
        if self.stopped_on:
            raise ValueError(f"{mark.what} on {mark.on} comes after the clock was stopped on {self.stopped_on}")
        if mark.what == SUSPEND:
            rest = Suspension(mark.on, None, mark.days, mark.why, mark.document, mark.by)
            return replace(self, suspensions=(*self.suspensions, rest))
        if mark.what == RESUME:
            return self._resumed(mark)
        if mark.what == EXTEND:
            return replace(self, extensions=(*self.extensions, mark))
        if mark.what == STOP:
            begun = [rest for rest in self.suspensions if rest.first <= mark.on]  # a stop may be dated back
            ended = tuple(replace(rest, last=rest.last or mark.on) for rest in begun)
            return replace(self, suspensions=ended, stopped_on=mark.on)
        raise ValueError(f"a clock cannot {mark.what} while it runs")

    def _resumed(self, mark: Mark) -> "Run":
        """End the open suspension of the same document, else the one begun last."""
        if not self.open_suspensions:
            raise ValueError(f"resumed on {mark.on}, but not suspended")
        named = [rest for rest in self.open_suspensions if mark.document and rest.document == mark.document]
        ending = (named or self.open_suspensions)[-1]
        if mark.on < ending.first:
            raise ValueError(f"resumed on {mark.on}, before it was suspended on {ending.first}")
        ended = [replace(rest, last=mark.on) if rest is ending else rest for rest in self.suspensions]
        return replace(self, suspensions=tuple(ended))


def runs_of(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of each time a clock was started: the ledger of one kind may hold several."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if mark.what == START:
            runs.append([])
        if not runs:
            raise ValueError(f"{mark.what} on {mark.on} comes before any start")
        runs[-1].append(mark)
    return runs


def run_of(marks: Iterable[Mark], length: int | None = None, unit: str | None = None) -> Run:
    """The last run of the marks. Length and unit are those of its start unless given."""
    marks = list(marks)
    if not marks:
        raise ValueError("a clock without marks")
    start, *rest = runs_of(marks)[-1]
    run = Run(start.on, start.days if length is None else length, unit or start.unit or WORKDAY)
    if not 0 <= run.length <= LONGEST or run.unit not in UNITS:
        raise ValueError(f"no clock runs for {run.length} {run.unit}")
    for mark in rest:
        run = run.after(mark)
    return run


def marks_of(entries: Iterable, kind: str) -> list[Mark]:
    """The marks of one kind of clock from ledger entries, oldest first. A recount changes no mark."""
    orders = [order for entry in entries for order in entry.facts.get("clocks", ())]
    return [Mark.read(order) for order in orders if order["clock"] == kind and order["do"] in DONE]
