"""Measures 指标: one registry, so that nobody counts twice. A number shown anywhere is read here.

The manual. A domain registers in its `measures.py`, imported by its AppConfig.ready:

    CLOSED = Population(
        "cases.closed", "办结的办件", "…what one of these is, in words…",
        rows=lambda: Case.objects.filter(state__in=CLOSED),
        day="closed_on",                       # a DateField; None: as things stand now (存量), whatever the period
        by={"department": "deciding_body", "window": "window", "item": "item_code", "channel": "channel"},
        body="deciding_body", region="region",    # whose it is: who may see it follows (kernel.reach)
        listed="cases",                           # the list of a channel that shows them
    )
    register(
        count("cases.completed", "办结量", "…", of=CLOSED),
        share("cases.on_time_rate", "按时办结率", "…", of=CLOSED, where=Q(late=False), among=Q(has_promise=True)),
        mean("cases.average_days", "平均用时", "…", of=CLOSED, column="days_used", unit="工作日"),
        percentile("cases.p90_days", "九成办件用时", "…", of=CLOSED, column="days_used", percent=90, unit="工作日"),
        total("cases.fees", "收费", "…", of=CLOSED, column="fee", unit="元"),
        quotient("cases.completion_rate", "办结率", "…", above=Figure(CLOSED), below=Figure(RECEIVED)),
        not_yet("kiosks.active", "在用终端", "…", unit="台", why="…", brought_by="kiosks", reported="R18"),
    )

A *population* is one kind of fact that happens on a day. A *measure* counts it, adds up a column, or divides one
figure by another. Its dimensions are those all its populations have; `month` comes with the day. A measure whose
query has to be code is a function, `@measure(name, label, definition, unit=…, by=(…))`, of what is Asked.
A dimension's own words (which department “MZJ” is) are registered once, by whoever knows them: `dimension(…)`; a
population whose values are others says `words={"channel": lambda values: {…}}`.

To read:  `read("cases.on_time_rate", by=("department",), period=year(2021), seen_by=actor, channel="online")`.
`by` names at most two dimensions, a filter any dimension with a value, or a list of values. `period` is first and
last day, both included. `seen_by` is who asks: staff see what their posts reach; `THE_HOUSE` is the program itself,
for reports, cards and scores, and sees all; anybody else sees only measures that are `public`. The answer, a Reading,
has `.cells` and `.total`; a cell has `.at` {dimension: value}, `.words`, `.value`, `.numerator`, `.denominator`.

A value is exact: an int, a Fraction or a Decimal; of a share it is the fraction (0.9852…), whose unit is "%". None
where there is nothing to divide by, which reads 无, or where a measure with `least` stands on fewer rows than that and
who asks leads nobody, which reads 太少，不公布 (`cell.is_few`); of such a measure they are told months and years, and
only what is over of them (`reading.period`). It is rounded only where it is shown: `cell.shown`,
`spoken(value, measure, places=0)`. `read_all(names, …)` asks many measures in one query for each population.

`behind(name, at, period=…, seen_by=…)`: the very rows of a cell, numerator and denominator, each a queryset with the
name of the list that shows it. `every()`: all measures, `find(name)` one. An unknown measure is MeasureUnknown, a
question that a measure cannot answer (a dimension it does not have, a period upside down) QuestionWrong; a
question that is not this person's to ask PermissionDenied.

What the platform cannot know yet is registered too (`not_yet`): it says why, and may show a figure somebody reported,
labelled as reported (`Reading.reported`).
"""

from yichuang.kernel.measures.asking import THE_HOUSE, Asked, year
from yichuang.kernel.measures.axes import Dimension, Plain, dimension, dimensions
from yichuang.kernel.measures.definitions import (
    Figure,
    Measure,
    count,
    mean,
    measure,
    not_yet,
    percentile,
    quotient,
    share,
    total,
)
from yichuang.kernel.measures.drilling import Behind, Rows, behind
from yichuang.kernel.measures.populations import Population
from yichuang.kernel.measures.reading import read, read_all
from yichuang.kernel.measures.readings import MEASURED, NOT_YET, NOTHING, Cell, Reading, Reported
from yichuang.kernel.measures.refusing import MeasureUnknown, QuestionWrong
from yichuang.kernel.measures.registry import every, find, register
from yichuang.kernel.measures.showing import number_of, spoken

__all__ = [
    "MEASURED",
    "NOTHING",
    "NOT_YET",
    "THE_HOUSE",
    "Asked",
    "Behind",
    "Cell",
    "Dimension",
    "Figure",
    "Measure",
    "MeasureUnknown",
    "Plain",
    "Population",
    "QuestionWrong",
    "Reading",
    "Reported",
    "Rows",
    "behind",
    "count",
    "dimension",
    "dimensions",
    "every",
    "find",
    "mean",
    "measure",
    "not_yet",
    "number_of",
    "percentile",
    "quotient",
    "read",
    "read_all",
    "register",
    "share",
    "spoken",
    "total",
    "year",
]
