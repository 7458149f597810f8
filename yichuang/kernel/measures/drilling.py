"""From a number to the very rows it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yichuang.kernel.actors import Actor
from yichuang.kernel.measures import registry
from yichuang.kernel.measures.asking import Asked, narrowed
from yichuang.kernel.measures.definitions import Figure, Measure
from yichuang.kernel.measures.populations import Population
from yichuang.kernel.measures.refusing import QuestionWrong
from yichuang.kernel.measures.telling import question


@dataclass(frozen=True)
class Rows:
    """`listed` names the list of a channel that shows them; the rows are unordered."""

    listed: str
    rows: QuerySet
    population: Population | None = None


@dataclass(frozen=True)
class Behind:
    """`denominator` is None where the number is no quotient; of a percentile there is only the denominator."""

    measure: Measure
    numerator: Rows | None
    denominator: Rows | None


def behind(
    name: str, at: Mapping | None = None, *, period: tuple[date, date] | None = None, seen_by: Actor, **where
) -> Behind:
    """The rows behind a cell (`cell.at`, or dimensions by name), asked as `read` was asked."""
    measure = registry.find(name)
    asked = question(measure, Asked((), period, {**where, **(at or {})}, seen_by))
    if measure.code and measure.rows_of:
        return measure.rows_of(asked)
    if not measure.figures:
        raise QuestionWrong("name", f"“{measure.label}”没有可以列出的明细。")
    above = rows_of(measure, measure.above, asked) if measure.above else None
    below = rows_of(measure, measure.below, asked) if measure.below else None
    return Behind(measure, above, below)


def rows_of(measure: Measure, figure: Figure, asked: Asked) -> Rows:
    rows = narrowed(asked, figure.of, measure).filter(figure.met(asked.period))
    return Rows(figure.of.listed, rows, figure.of)
