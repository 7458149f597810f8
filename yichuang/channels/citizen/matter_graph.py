"""The picture of a 一件事: its items one below the other by rounds, and in a gutter beside them the lines from what is
waited for to what waits. Drawn of parts of the page, so that names may be long and everything is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from yichuang.domain.joint.reads import PartToShow
from yichuang.domain.joint.rules import progress


@dataclass(frozen=True)
class Line:
    """What one lane of the gutter shows beside one row: a line that begins here (`from`), ends here (`to`), gives to
    the item of the row and goes on (`tee`), or passes (`through`). `done`: what it comes from is done."""

    lane: int
    run: str
    done: bool


@dataclass(frozen=True)
class Row:
    one: PartToShow
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Round:
    """What is done side by side, and the lines that pass its heading."""

    number: int
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Graph:
    lanes: int
    rounds: tuple[Round, ...]


def drawn(shown: Sequence[PartToShow]) -> Graph:
    """`shown` in the plan's order: what is waited for stands before what waits."""
    numbers = sorted({one.round for one in shown})
    order: list[PartToShow | None] = []  # a row each, None for the heading of a round
    for number in numbers:
        order += [None, *(one for one in shown if one.round == number)]
    lanes = lanes_of(order)
    rows = [Row(one, lines_at(place, one, lanes)) for place, one in enumerate(order)]
    heads = [place for place, one in enumerate(order) if one is None]
    rounds = tuple(
        Round(number, rows[head].lines, tuple(rows[head + 1 : end]))
        for number, head, end in zip(numbers, heads, [*heads[1:], len(rows)], strict=True)
    )
    return Graph(lanes=1 + max((lane.number for lane in lanes), default=-1), rounds=rounds)


@dataclass(frozen=True)
class Lane:
    """Where the line of one item runs: from its own row to that of the last that waits for it."""

    number: int
    item: str
    first: int
    last: int
    done: bool


def lanes_of(order: Sequence[PartToShow | None]) -> list[Lane]:
    """One lane for each item that others wait for, the leftmost that is free over all its rows."""
    ends = {
        item: place for place, one in enumerate(order) if one for item in one.part.waits_for
    }  # by item: the row of the last that waits for it
    found: list[Lane] = []
    for place, one in enumerate(order):
        if one and one.part.item_code in ends:
            taken = {lane.number for lane in found if lane.last >= place}
            number = next(number for number in range(len(order)) if number not in taken)
            done = one.stands == progress.USABLE
            found.append(Lane(number, one.part.item_code, place, ends[one.part.item_code], done))
    return found


def lines_at(place: int, one: PartToShow | None, lanes: Sequence[Lane]) -> tuple[Line, ...]:
    return tuple(
        Line(lane.number, run_at(place, one, lane), lane.done) for lane in lanes if lane.first <= place <= lane.last
    )


def run_at(place: int, one: PartToShow | None, lane: Lane) -> str:
    if place == lane.first:
        return "from"
    if place == lane.last:
        return "to"
    return "tee" if one and lane.item in one.part.waits_for else "through"
