"""A question to the measures as it stands in an address: by, from, to, and a dimension with its value."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from yichuang.kernel import measures
from yichuang.kernel.measures import QuestionWrong

EDGES = ("from", "to")


@dataclass(frozen=True)
class Question:
    """What was asked, as `measures.read` and `measures.behind` take it."""

    by: tuple[str, ...]
    period: tuple[date, date]
    where: dict = field(default_factory=dict)

    @property
    def asked(self) -> dict:
        return {"by": self.by, "period": self.period, **self.where}


def question_of(by, first: str, last: str, where: dict) -> Question:
    """This year where no day is said, the year of the one that is; a dimension named without a value
    means what has none. QuestionWrong where a day or a dimension cannot be read."""
    if unknown := set(where) - {one.name for one in measures.dimensions()}:
        name = min(unknown)
        raise QuestionWrong(name, f"不认识“{name}”。可以用 by、from、to，或者一个维度的名称。")
    first_day, last_day = (day_of(name, said) for name, said in zip(EDGES, (first, last), strict=True))
    of_year = measures.year((first_day or last_day or timezone.localdate()).year)
    period = first_day or of_year[0], last_day or of_year[1]
    return Question(tuple(filter(None, by)), period, dict(where))


def day_of(name: str, said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as wrong:
        raise QuestionWrong(name, "日期应写成 2021-06-30 的样子。") from wrong


def columns_of(reading) -> list[str]:
    """The heading of a reading as a table: what it is told apart by, the value, and what it was divided by."""
    words = [word for name in reading.by for word in (label_of(name), f"{label_of(name)}代码")]
    return [*words, f"{reading.measure.label}（{reading.measure.unit}）", "分子", "分母"]


def label_of(name: str) -> str:
    return next(one.label for one in measures.dimensions() if one.name == name)


def rows_of(reading) -> list[tuple]:
    """Every cell, and at the end all of it together; the value rounded as it is shown."""
    cells = [*reading.cells, reading.total] if reading.by else [reading.total]
    return [(*apart(reading, cell), number_of(cell), cell.numerator, cell.denominator) for cell in cells]


def apart(reading, cell) -> list:
    if not cell.at:
        return ["合计", ""] * len(reading.by)
    return [word for name in reading.by for word in (cell.words[name], cell.at[name])]


def number_of(cell):
    return measures.number_of(cell.value, cell.measure) if cell.value is not None else cell.shown
