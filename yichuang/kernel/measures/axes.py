"""What numbers are told apart by: department, town, window, item, channel, month, person.

The registry knows the names; what a value is called ("MZJ" is 区民政局) is registered by the domain that knows it.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Expression, Func, Q

from yichuang.kernel.measures.refusing import QuestionWrong

MONTH, PERSON, DEPARTMENT, ITEM = "month", "person", "department", "item"
NO_WORDS = lambda _values: {}  # every value is its own word
UNNAMED = "未标明"


def has(column: str, value) -> Q:
    """A column has a value, or one of several; "" is what has none."""
    if isinstance(value, list | tuple):
        return Q(**{f"{column}__in": value})
    return Q(**{column: value}) if value not in ("", None) else Q(**{column: ""}) | Q(**{f"{column}__isnull": True})


class Plain(Func):
    """The column as it is. The day alone says which index is read: without statistics SQLite would rather go by an
    index of the column it groups or narrows by, and read every row; the plus takes such indexes out of its sight."""

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler, connection, **how):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **how)


@dataclass(frozen=True)
class Dimension:
    """`words` gives the labels of some values. `grouped` is the expression a column is grouped by, `matches` the
    condition that it has a value; `fold` makes the value of what the database answers (a town of a village: grouped
    by the plain column, an index answers without looking at each code). `shown_to`: only who holds one of these roles
    for a body sees its numbers told apart so, and everybody their own (`person`)."""

    name: str
    label: str
    words: Callable[[Iterable], dict] = field(default=NO_WORDS, compare=False)
    grouped: Callable[[str], Expression] = field(default=Plain, compare=False)
    matches: Callable[[str, object], Q] = field(default=has, compare=False)
    fold: Callable[[object], object] = field(default=lambda raw: raw, compare=False)
    shown_to: frozenset[str] = frozenset()

    def named(self, values: Iterable, words: Callable[[Iterable], dict] | None = None) -> dict:
        """What each of these values is called; the value itself where nobody knows it by another name."""
        values = list(values)
        known = (words or self.words)([value for value in values if value not in (None, "")]) if values else {}
        return {value: known.get(value) or (UNNAMED if value in (None, "") else str(value)) for value in values}


class Month(Func):
    """The month of a day, as 2021-03."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **how):
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **how)

    def as_postgresql(self, compiler, connection, **how):
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM')", **how)


def month_of(raw: date | str) -> str:
    return raw if isinstance(raw, str) else f"{raw:%Y-%m}"


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of 2021-03."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except (TypeError, ValueError) as wrong:
        raise QuestionWrong(MONTH, "月份应写成 2021-03 的样子。") from wrong
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def months_in(period: tuple[date, date]) -> list[str]:
    first, last = period
    many = (last.year - first.year) * 12 + last.month - first.month
    months = (divmod(first.year * 12 + first.month - 1 + place, 12) for place in range(many + 1))
    return [f"{year:04}-{month + 1:02}" for year, month in months]


def in_month(column: str, month) -> Q:
    if isinstance(month, list | tuple):
        found = Q(pk=None)
        for one in month:
            found |= in_month(column, one)
        return found
    return Q(**{f"{column}__range": days_of(month)})


def month_words(months: Iterable[str]) -> dict[str, str]:
    return {month: f"{int(month[:4])}年{int(month[5:])}月" for month in months}


DIMENSIONS: dict[str, Dimension] = {
    MONTH: Dimension(MONTH, "月份", month_words, grouped=Month, matches=in_month, fold=month_of),
    **{
        name: Dimension(name, label)
        for name, label in {
            "department": "部门", "town": "镇街", "window": "窗口", "item": "事项", "channel": "渠道",
        }.items()
    },
    PERSON: Dimension(PERSON, "人员", shown_to=frozenset({"SUPERVISOR", "HEAD", "CHIEF"})),
}  # fmt: skip


def dimension(made: Dimension) -> Dimension:
    """Register a dimension, or what the values of a known one are called."""
    DIMENSIONS[made.name] = made
    return made


def dimensions() -> list[Dimension]:
    return list(DIMENSIONS.values())


def of(name: str) -> Dimension:
    try:
        return DIMENSIONS[name]
    except KeyError as unknown:
        raise QuestionWrong(name, f"没有名为“{name}”的维度。") from unknown
