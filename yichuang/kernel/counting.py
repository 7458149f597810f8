"""Counting days after a start while rests are left out. Positions, not dates: see `calendar`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from yichuang.kernel.calendar import ONE_DAY


class Days(Protocol):
    """What is counted: working days (a Calendar) or every day (NATURAL)."""

    def position(self, day: date) -> int: ...

    def at(self, position: int) -> date: ...


class _EveryDay:
    def position(self, day: date) -> int:
        return day.toordinal()

    def at(self, position: int) -> date:
        return date.fromordinal(position)


NATURAL = _EveryDay()


@dataclass(frozen=True, slots=True)
class Rest:
    """Days that are not counted, both ends included; without a last day it still goes on."""

    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def merged(rests: Iterable[Rest]) -> tuple[Rest, ...]:
    """The union: overlapping rests count once."""
    union: list[Rest] = []
    for rest in sorted(rests, key=lambda rest: rest.first):
        before = union[-1] if union else None
        if before is None or (before.last is not None and rest.first > before.last + ONE_DAY):
            union.append(Rest(rest.first, rest.last))
        elif before.last is not None:
            union[-1] = Rest(before.first, rest.last and max(before.last, rest.last))
    return tuple(union)


def landing(days: Days, start: date, count: int, rests: tuple[Rest, ...]) -> int | None:
    """Position of the `count`-th day counted after `start`; None where a rest that still goes on lies before it.

    The rests are merged and in order. A rest that begins after the last counted day moves nothing.
    """
    origin = days.position(start)
    goal = origin + count
    for rest in rests:
        before = max(days.position(max(rest.first - ONE_DAY, start)), origin)
        if before >= goal:
            break
        if rest.last is None:
            return None
        goal += max(days.position(max(rest.last, start)) - before, 0)
    return goal


def counted(days: Days, start: date, until: date, rests: tuple[Rest, ...]) -> int:
    """How many days were counted in (start, until]."""
    if until <= start:
        return 0
    found = days.position(until) - days.position(start)
    for rest in rests:
        first, last = max(rest.first, start + ONE_DAY), min(rest.last or until, until)
        if first <= last:
            found -= days.position(last) - days.position(first - ONE_DAY)
    return found
