"""What a measure is: its words, and how its value follows from the rows of a population."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps

from django.db.models import Count, Expression, F, Q, Sum, Value

from yichuang.kernel.measures import axes, registry
from yichuang.kernel.measures.populations import Population

ANY = Q()
PERCENT = "%"
PLACES = {PERCENT: 2, "工作日": 1}  # as shown where nothing else is asked for; what is counted has none


@dataclass(frozen=True)
class Figure:
    """How many of a population meet a condition, or what a column (or an expression) of those adds up to. `by_end`: a
    day they must have by the end of the period asked for, so that a number of last year stays what it was."""

    of: Population
    where: Q = ANY
    column: str | Expression | None = None
    by_end: str = ""

    def met(self, period: tuple | None) -> Q:
        """The whole condition, for a period."""
        if not self.by_end:
            return self.where
        return self.where & Q(**{f"{self.by_end}__lte": period[1]} if period else {f"{self.by_end}__isnull": False})

    def aggregate(self, condition: Q | None):
        """In SQL; without a condition where the rows asked for all meet it."""
        if self.column is None:
            return Count(Value(1), filter=condition)
        return Sum(F(self.column) if isinstance(self.column, str) else self.column, filter=condition)


@dataclass(frozen=True)
class Measure:
    """Exactly one of: figures (`above`, perhaps over `below`), a percentile (`below` with its column, and `percent`),
    code, or a reason why it is not measured yet."""

    name: str
    label: str
    definition: str
    unit: str
    above: Figure | None = None
    below: Figure | None = None
    percent: int = 0
    code: Callable | None = field(default=None, compare=False)
    rows_of: Callable | None = field(default=None, compare=False)  # of code: the rows behind a cell
    by: tuple[str, ...] | None = None  # of code; of others only where it has fewer than its populations
    why: str = ""
    brought_by: str = ""  # the domain that will measure it
    reported: str = ""  # the line of a report that states it meanwhile
    public: bool = False
    least: Callable[[], int] | None = field(default=None, compare=False)  # rows below which only who leads is told
    places: int | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in (self.above, self.below) if figure)

    @property
    def populations(self) -> tuple[Population, ...]:
        return tuple(dict.fromkeys(figure.of for figure in self.figures))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What it can be told apart by: all its populations have it."""
        if not self.populations:
            return self.by or ()
        first, *others = (one.dimensions for one in self.populations)
        shared = [name for name in first if all(name in other for other in others)]
        return tuple(name for name in shared if self.by is None or name in self.by)

    def named(self, dimension: str, values) -> dict:
        """What these values of a dimension are called here."""
        own = next((one.words[dimension] for one in self.populations if dimension in one.words), None)
        return axes.of(dimension).named(values, own)

    @property
    def is_measured(self) -> bool:
        return not self.why

    @property
    def is_standing(self) -> bool:
        """It has no days: what it counts is counted as it stands now."""
        return bool(self.populations) and not any(one.day for one in self.populations)

    @property
    def decimals(self) -> int:
        return PLACES.get(self.unit, 0) if self.places is None else self.places


def count(name, label, definition, *, of: Population, where: Q = ANY, unit: str = "件", **how) -> Measure:
    """How many there are."""
    return Measure(name, label, definition, unit, above=Figure(of, where), **how)


def total(name, label, definition, *, of: Population, column, unit: str, where: Q = ANY, **how) -> Measure:
    """What a column adds up to."""
    return Measure(name, label, definition, unit, above=Figure(of, where, column), **how)


def share(
    name, label, definition, *, of: Population, where: Q = ANY, among: Q = ANY, by_end: str = "", **how
) -> Measure:
    """Which part of a population (`among`: of some of it) meets a condition, or has a day by the period's end."""
    above, below = Figure(of, among & where, by_end=by_end), Figure(of, among)
    return Measure(name, label, definition, PERCENT, above=above, below=below, **how)


def mean(name, label, definition, *, of: Population, column: str, unit: str, where: Q = ANY, **how) -> Measure:
    """A column's sum over the number of rows that have it."""
    known = where & Q(**{f"{column}__isnull": False})
    return Measure(
        name, label, definition, unit, above=Figure(of, known, column), below=Figure(of, known), **{"places": 1} | how
    )


def percentile(
    name, label, definition, *, of: Population, column: str, percent: int, unit: str, where: Q = ANY, **how
) -> Measure:
    """The smallest value that at least so many per cent of the rows do not exceed. The column holds whole numbers of
    which there are few: they are counted one by one."""
    known = where & Q(**{f"{column}__isnull": False})
    return Measure(
        name, label, definition, unit, below=Figure(of, known, column), percent=percent, **{"places": 0} | how
    )


def quotient(name, label, definition, *, above: Figure, below: Figure, unit: str = PERCENT, **how) -> Measure:
    """One figure over another, which may be of another population, on days of its own."""
    return Measure(name, label, definition, unit, above=above, below=below, **how)


def not_yet(name, label, definition, *, unit: str, why: str, brought_by: str, reported: str = "") -> Measure:
    """What the platform cannot know yet; `reported` is the line of a loaded report that states it meanwhile."""
    return Measure(name, label, definition, unit, why=why, brought_by=brought_by, reported=reported)


def measure(name, label, definition, *, unit: str, by: tuple[str, ...] = (), rows_of: Callable | None = None, **how):
    """Register a function of what is Asked that yields (values of the dimensions, numerator, denominator or None).

    `rows_of(asked, at)` gives the rows behind a cell as a `Behind`; without it there is no drill-down. The function
    looks at `asked.actor` itself.
    """

    def registered(code: Callable) -> Callable:
        registry.register(Measure(name, label, definition, unit, code=code, rows_of=rows_of, by=by, **how))

        @wraps(code)
        def asked(*given, **named):
            return code(*given, **named)

        return asked

    return registered
