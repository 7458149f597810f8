"""A reading as it is told to who may not see what stands on few."""

from collections.abc import Mapping
from dataclasses import replace

from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import axes
from yichuang.kernel.measures.asking import THE_HOUSE, Asked
from yichuang.kernel.measures.axes import PERSON
from yichuang.kernel.measures.counting import figures, histograms
from yichuang.kernel.measures.definitions import Measure
from yichuang.kernel.measures.few import kept_back
from yichuang.kernel.measures.readings import Cell


def leads(actor: Actor) -> bool:
    """Whether somebody may see persons apart in what their posts reach: the same who may see what stands on few."""
    return actor is THE_HOUSE or any(post.role in axes.of(PERSON).shown_to for post in actor.posts)


def told(measure: Measure, asked: Asked, cells: list[Cell], total: Cell) -> tuple[list[Cell], Cell]:
    """Without the numbers that stand on too few, for of one rating whoever was rated knows who gave it; and without
    others by which these could be worked out from what is told: the rest of the table, or, where the question is
    narrowed, the same question for everybody else."""
    least = measure.least()
    table = {key_of(cell, asked): rows_of(cell) for cell in (*cells, *([] if asked.by else [total]))}
    gone = kept_back(table, least)
    whole_is_gone = 0 < rows_of(total) < least
    if asked.where:
        wide = widened(measure, asked)
        place = {name: str(value) for name, value in asked.where.items()}
        apart = kept_back(wide, least)
        gone |= {key for key in table if (*key, *(place[name] for name in asked.touched[len(asked.by) :])) in apart}
        whole_is_gone |= tuple(place.values()) in kept_back(narrowed_to(asked, wide), least)
    cells = [without(cell) if key_of(cell, asked) in gone else cell for cell in cells]
    return cells, without(total) if whole_is_gone else total


def key_of(cell: Cell, asked: Asked) -> tuple:
    return tuple(str(cell.at[name]) for name in asked.by)


def rows_of(cell: Cell) -> int:
    """How many rows a cell stands on."""
    return (cell.numerator if cell.denominator is None else cell.denominator) or 0


def widened(measure: Measure, asked: Asked) -> Mapping[tuple, int]:
    """The rows behind every cell of the question without its filters, their dimensions told apart after the others."""
    wide = replace(asked, by=asked.touched, where={})
    if measure.code:
        found = {tuple(key): above if below is None else below for key, above, below in measure.code(wide)}
    elif measure.percent:
        found = {key: sum(histogram.values()) for key, histogram in histograms(measure, wide).items()}
    else:
        found = figures([measure], wide)[measure.below or measure.above]
    return {tuple(map(str, key)): number for key, number in found.items()}


def narrowed_to(asked: Asked, wide: Mapping[tuple, int]) -> Mapping[tuple, int]:
    """The sums of a wide table by the dimensions of the filters alone."""
    places = [asked.touched.index(name) for name in asked.where]
    sums: dict[tuple, int] = {}
    for key, number in wide.items():
        part = tuple(key[place] for place in places)
        sums[part] = sums.get(part, 0) + number
    return sums


def without(cell: Cell) -> Cell:
    return replace(cell, numerator=None, denominator=None, value=None, is_few=True)
