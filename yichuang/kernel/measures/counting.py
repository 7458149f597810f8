"""The questions to the database: one for each population, whatever the number of figures."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, F, Q

from yichuang.kernel.measures import axes
from yichuang.kernel.measures.asking import Asked, narrowed
from yichuang.kernel.measures.axes import MONTH
from yichuang.kernel.measures.definitions import Figure, Measure


def grouped(asked: Asked, population, rows):
    """The rows by their dimensions, as columns d0, d1. By month alone the days are counted and folded here: an index
    has them in order."""
    by_day = asked.by == (MONTH,)
    expressions = {
        f"d{place}": F(population.day) if by_day else axes.of(name).grouped(population.column(name))
        for place, name in enumerate(asked.by)
    }
    return rows.order_by().annotate(**expressions).values_list(*expressions)


def key_of(asked: Asked, raw: Iterable) -> tuple:
    return tuple(axes.of(name).fold(value) for name, value in zip(asked.by, raw, strict=True))


def figures(measures: list[Measure], asked: Asked) -> dict[Figure, dict[tuple, int]]:
    """Every figure of these measures, which share their visibility, by the values of the dimensions."""
    wanted: dict = defaultdict(dict)
    for one in measures:
        for figure in () if one.percent else one.figures:
            wanted[figure.of].setdefault(figure, one)
    found: dict = {}
    for population, by_figure in wanted.items():
        found |= of_population(population, list(by_figure), asked, measures)
    return found


def of_population(population, wanted: list[Figure], asked: Asked, measures: list[Measure]) -> dict:
    conditions = [figure.met(asked.period) for figure in wanted]
    every = shared(conditions)
    rows = narrowed(asked, population, measures[0]).filter(every)
    numbers = {
        f"n{place}": figure.aggregate(met if met != every else None)
        for place, (figure, met) in enumerate(zip(wanted, conditions, strict=True))
    }
    found: dict = {figure: defaultdict(int) for figure in wanted}
    if asked.by:
        sums = grouped(asked, population, rows).annotate(**numbers)
    else:
        sums = [tuple(rows.order_by().aggregate(**numbers).values())]
    width = len(asked.by)
    for row in sums:
        key = key_of(asked, row[:width])
        for figure, number in zip(wanted, row[width:], strict=True):
            found[figure][key] += number or 0
    return found


def shared(conditions: list[Q]) -> Q:
    """What every row of every figure meets: an index may then leave the others out. A share's numerator says its
    denominator's condition too."""
    for candidate in conditions:
        if all(each == candidate or implies(each, candidate) for each in conditions):
            return candidate
    return Q()


def implies(condition: Q, other: Q) -> bool:
    """Whether one condition is the other and something more, by the way it was put together."""
    return bool(parts_of(other)) and all(part in parts_of(condition) for part in parts_of(other))


def parts_of(condition: Q) -> list:
    plain = condition.connector == Q.AND and not condition.negated
    return condition.children if plain else [condition]


def histograms(measure: Measure, asked: Asked) -> dict[tuple, dict[int, int]]:
    """How many rows have each value of a percentile's column, by the values of the dimensions."""
    figure = measure.below
    rows = narrowed(asked, figure.of, measure).filter(figure.met(asked.period))
    found: dict = defaultdict(lambda: defaultdict(int))
    for *raw, value, number in (
        grouped(asked, figure.of, rows)
        .values_list(*(f"d{place}" for place in range(len(asked.by))), figure.column)
        .annotate(n=Count("*"))
    ):
        found[key_of(asked, raw)][value] += number
    return found


def nearest_rank(histogram: dict[int, int], percent: int) -> int | None:
    """The smallest value that at least `percent` per cent do not exceed."""
    many, seen = sum(histogram.values()), 0
    for value in sorted(histogram):
        seen += histogram[value]
        if seen * 100 >= many * percent:
            return value
    return None
