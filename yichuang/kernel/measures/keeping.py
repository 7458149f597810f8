"""A reading as it is told to who may not see what stands on few."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from yichuang.kernel.measures.asking import Asked, year
from yichuang.kernel.measures.axes import DEPARTMENT, ITEM, MONTH
from yichuang.kernel.measures.counting import figures, histograms
from yichuang.kernel.measures.definitions import Measure
from yichuang.kernel.measures.few import kept_back
from yichuang.kernel.measures.readings import Cell
from yichuang.kernel.measures.telling import is_month, over


def told(measure: Measure, asked: Asked, cells: list[Cell], total: Cell) -> tuple[list[Cell], Cell]:
    """Without the numbers that stand on too few, for of one rating whoever was rated knows who gave it; and without
    others by which these could be worked out from what is told: the rest of the table, the same question for
    everybody else where it is narrowed, for the other months of its year where it is of one, and the departments an
    item is of."""
    least, wide, given = measure.least(), Wide(measure, asked), fixed(asked)
    narrowed = tuple(name for name in given if name not in asked.by)
    gone = wide.kept_back((*asked.by, *narrowed), least)
    place = tuple(given[name] for name in narrowed)
    cells = [without(cell) if (*key_of(cell, asked), *place) in gone else cell for cell in cells]
    whole_is_gone = 0 < rows_of(total) < least or tuple(given.values()) in wide.kept_back(tuple(given), least)
    return cells, without(total) if whole_is_gone else total


def fixed(asked: Asked) -> dict[str, str]:
    """What a question is narrowed to: its filters, and the month where it is of one."""
    month = {MONTH: f"{asked.period[0]:%Y-%m}"} if asked.period and is_month(asked.period) else {}
    return month | {name: text_of(value) for name, value in asked.where.items()}


class Wide:
    """The rows behind every cell of a question without its filters and over its whole year: by all its dimensions, by
    month, and by department too where it names items."""

    def __init__(self, measure: Measure, asked: Asked):
        beside = [name for name in (MONTH, DEPARTMENT) if name in measure.dimensions]
        beside = [name for name in beside if name == MONTH or ITEM in asked.touched]
        self.names = tuple(dict.fromkeys((*asked.touched, *beside)))
        period = asked.period and over(measure, replace(asked, period=year(asked.period[0].year))).period
        self.table = many_of(measure, replace(asked, by=self.names, where={}, period=period))

    def by(self, names: Iterable[str]) -> Counter:
        """The sums by some of its dimensions."""
        places, sums = [self.names.index(name) for name in names], Counter()
        for key, number in self.table.items():
            sums[tuple(key[place] for place in places)] += number
        return sums

    def kept_back(self, names: tuple[str, ...], least: int) -> set[tuple]:
        """The cells of a table by these dimensions that are not told. An item is not where the others of its
        department would give away one of few."""
        gone = kept_back(self.by(names), least)
        if ITEM in names and DEPARTMENT not in names and DEPARTMENT in self.names:
            gone |= {key[:-1] for key in kept_back(self.by((*names, DEPARTMENT)), least)}
        return gone


def many_of(measure: Measure, asked: Asked) -> dict[tuple, int]:
    """The rows behind each cell."""
    if measure.code:
        found = {tuple(key): above if below is None else below for key, above, below in measure.code(asked)}
    elif measure.percent:
        found = {key: sum(histogram.values()) for key, histogram in histograms(measure, asked).items()}
    else:
        found = figures([measure], asked)[measure.below or measure.above]
    return {tuple(map(text_of, key)): number for key, number in found.items()}


def text_of(value) -> str:
    return "" if value is None else str(value)


def key_of(cell: Cell, asked: Asked) -> tuple:
    return tuple(text_of(cell.at[name]) for name in asked.by)


def rows_of(cell: Cell) -> int:
    """How many rows a cell stands on."""
    return (cell.numerator if cell.denominator is None else cell.denominator) or 0


def without(cell: Cell) -> Cell:
    return replace(cell, numerator=None, denominator=None, value=None, is_few=True)
