"""Ask a measure, or many at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import registry, reports
from yichuang.kernel.measures.asking import Asked
from yichuang.kernel.measures.axes import MONTH, months_in
from yichuang.kernel.measures.counting import figures, histograms, nearest_rank
from yichuang.kernel.measures.definitions import Measure
from yichuang.kernel.measures.keeping import told
from yichuang.kernel.measures.readings import Cell, Reading
from yichuang.kernel.measures.telling import is_for, question


def read(
    name: str, *, by: Iterable[str] | str = (), period: tuple[date, date] | None = None, seen_by: Actor, **where
) -> Reading:
    """One measure: see the manual of this package."""
    return read_all([name], by=by, period=period, seen_by=seen_by, **where)[name]


def read_all(
    names: Iterable[str], *, by: Iterable[str] | str = (), period: tuple[date, date] | None = None, seen_by: Actor,
    **where,
) -> dict[str, Reading]:  # fmt: skip
    """Several measures asked alike, by name; each population is asked once."""
    measures = [registry.find(name) for name in names]
    asked = Asked(by, period, where, seen_by)
    questions = {one: question(one, asked) for one in measures if one.is_measured}
    # Who may see a public measure differs from who may see others of the same rows; and of which days, by what is told
    # of few.
    alike: dict = defaultdict(list)
    for one in questions:
        if not one.code:
            alike[sort_of(one)].append(one)
    found = {sort: figures(these, questions[these[0]]) for sort, these in alike.items()}
    stated = reports.stated(one.reported for one in measures)
    return {
        one.name: answered(one, questions[one], found.get(sort_of(one), {}))
        if one.is_measured
        else Reading(one, (), None, reported=stated.get(one.reported))
        for one in measures
    }


def sort_of(measure: Measure) -> tuple[bool, bool]:
    """Measures of one sort are asked alike."""
    return measure.public, bool(measure.least)


def answered(measure: Measure, asked: Asked, found: dict) -> Reading:
    if measure.is_standing:
        asked = replace(asked, period=None)
    if measure.percent:
        numbers = ranked(measure, histograms(measure, asked))
    else:
        numbers = coded(measure, asked) if measure.code else summed(measure, found)
    whole = numbers.pop("")
    # What other measures of the same question found rows for is no cell of this one.
    numbers = {key: found for key, found in numbers.items() if any(found)}
    if asked.by == (MONTH,):
        numbers = {(month,): nothing_of(whole) for month in months_in(asked.period)} | numbers
    cells = cells_of(measure, asked, numbers)
    total = cell_of(measure, {}, {}, whole)
    if is_for(measure, asked.actor):
        cells, total = told(measure, asked, cells, total)
    return Reading(measure, asked.by, asked.period, cells, total)


def nothing_of(numbers: tuple) -> tuple:
    _, below, rank = numbers
    return (None if rank is not None else 0, None if below is None else 0, None)


def summed(measure: Measure, found: dict) -> dict:
    """(numerator, denominator) of every cell, and under "" of all together."""
    above = found[measure.above]
    below = found[measure.below] if measure.below else {}
    numbers: dict = {
        key: (above.get(key, 0), below.get(key, 0) if measure.below else None, None) for key in {**above, **below}
    }
    numbers[""] = sum(above.values()), sum(below.values()) if measure.below else None, None
    return numbers


def coded(measure: Measure, asked: Asked) -> dict:
    numbers: dict = {}
    for key, above, below in measure.code(asked):
        numbers[tuple(key)] = (above, below, None)
    parts = list(numbers.values())
    below = None if any(part[1] is None for part in parts) else sum(part[1] for part in parts)
    numbers[""] = sum(part[0] for part in parts), below, None
    return numbers


def ranked(measure: Measure, found: dict) -> dict:
    """The percentile and the number of rows of every cell; that of all is of all rows, not of the cells."""
    together: dict = defaultdict(int)
    for histogram in found.values():
        for value, number in histogram.items():
            together[value] += number
    numbers = {key: rank_of(measure, histogram) for key, histogram in found.items()}
    return numbers | {"": rank_of(measure, together)}


def rank_of(measure: Measure, histogram: dict) -> tuple:
    found = nearest_rank(histogram, measure.percent)
    return found, sum(histogram.values()), found


def cells_of(measure: Measure, asked: Asked, numbers: dict) -> list[Cell]:
    """In the order of the dimensions' values."""
    names = {name: measure.named(name, {key[place] for key in numbers}) for place, name in enumerate(asked.by)}
    return [
        cell_of(
            measure,
            dict(zip(asked.by, key, strict=True)),
            {name: names[name][value] for name, value in zip(asked.by, key, strict=True)},
            numbers[key],
        )
        for key in sorted(numbers, key=in_order)
    ]


def in_order(key: tuple) -> list:
    return [(value in (None, ""), type(value).__name__, value or 0) for value in key]


def cell_of(measure: Measure, at: dict, words: dict, numbers: tuple) -> Cell:
    above, below, rank = numbers
    if measure.percent:
        value = rank
    elif below is None:
        value = above
    else:
        value = Fraction(above) / Fraction(below) if below else None
    return Cell(measure, at, words, above, below, value)
