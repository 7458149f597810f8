"""What screens show: public measures read as a visitor reads them, with the moment they were read.

Two readings of different age. What happened today is asked whenever something has happened; what adds up over the year
is asked of many more rows, so it may be as old as `OF_THE_YEAR` says, and says its own moment.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone

from yichuang.channels.shared.actors import VISITOR
from yichuang.kernel import measures
from yichuang.kernel.remembering import for_a_moment

TODAY = ("cases.received", "cases.accepted", "cases.completed")
THIS_YEAR = (
    "cases.received", "cases.completed", "cases.on_time_rate", "cases.average_days", "cases.online_share",
    "evaluation.satisfaction", "joint.visits_saved",
)  # fmt: skip
OF_RATINGS = ("evaluation.satisfaction",)
NOT_YET = ("kiosks.active", "network.towns", "network.villages", "publicity.page_views")
BY_MONTH = ("cases.received", "cases.completed")
MOST_DEPARTMENTS = 5
OF_TODAY, OF_THE_YEAR = 1, 30  # seconds a process keeps a reading
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Figure:
    """One number on a screen: “12” and “件” apart, so that the number can be large."""

    label: str
    number: str
    unit: str
    note: str = ""


def figure_of(reading: measures.Reading) -> Figure:
    """A rate of few ratings says too much of each: it is not published, here as on the page of satisfaction."""
    many = reading.total.denominator
    few = reading.total.is_few or (many is not None and many < settings.RATING_SHOWN_FROM)
    if reading.measure.name in OF_RATINGS and few:
        return Figure(reading.measure.label, "评价还少", "")
    shown, unit = reading.shown, reading.measure.unit
    return Figure(reading.measure.label, shown.removesuffix(unit), unit if shown.endswith(unit) else "")


def not_yet(reading: measures.Reading) -> Figure:
    """What cannot be measured yet says so; a figure of a report is named as that."""
    if not (said := reading.reported):
        return Figure(reading.measure.label, reading.shown, "")
    value = f"{said.value.normalize():,f}"
    return Figure(reading.measure.label, reading.shown, "", f"{said.year}年报告：{value}{said.unit}")


def read_today(day: date) -> tuple[datetime, dict[str, Figure]]:
    now = timezone.localtime()
    found = measures.read_all(TODAY, period=(day, day), seen_by=VISITOR)
    return now, {name: figure_of(reading) for name, reading in found.items()}


@dataclass(frozen=True)
class Year:
    """The year so far: its figures, its months, and who has completed the most."""

    at: datetime
    figures: dict[str, Figure]
    months: dict[str, list]
    departments: dict[str, list]
    waiting: dict[str, Figure]


def read_year(day: date) -> Year:
    now, period = timezone.localtime(), (day.replace(month=1, day=1), day)
    found = measures.read_all((*THIS_YEAR, *NOT_YET), period=period, seen_by=VISITOR)
    by_month = measures.read_all(BY_MONTH, by="month", period=period, seen_by=VISITOR)
    by_department = measures.read("cases.completed", by="department", period=period, seen_by=VISITOR)
    months = {"names": [f"{month}月" for month in range(1, day.month + 1)]}
    months |= {name: [plain(cell.value) for cell in reading.cells] for name, reading in by_month.items()}
    most = sorted(by_department.cells, key=lambda cell: (-cell.value, cell.words["department"]))[:MOST_DEPARTMENTS]
    return Year(
        at=now,
        figures={name: figure_of(found[name]) for name in THIS_YEAR},
        months=months,
        departments={
            "names": [cell.words["department"] for cell in most],
            "cases.completed": [plain(cell.value) for cell in most],
        },
        waiting={name: not_yet(found[name]) if found[name].total is None else figure_of(found[name])
                 for name in NOT_YET},
    )  # fmt: skip


def plain(value) -> int | float:
    """As a drawing needs it."""
    return float(value) if isinstance(value, Fraction) and value.denominator != 1 else int(value or 0)


of_today = for_a_moment(read_today, lambda: OF_TODAY)
of_the_year = for_a_moment(read_year, lambda: OF_THE_YEAR)


def read_now() -> dict:
    """The same, with what happened today asked anew."""
    return snapshot(of_today.now)


def snapshot(of_today=of_today) -> dict:
    """All that a screen shows, as JSON knows it; `at` is the moment of what changes by the second."""
    day = timezone.localdate()
    at, today = of_today(day)
    year = of_the_year(day)
    return {
        "edition": static("screens/screen.js"),
        "at": at.isoformat(timespec="seconds"),
        "clock": f"{at:%H:%M:%S}",
        "day": f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}",
        "year": f"{day.year}年",
        "year_clock": f"{year.at:%H:%M}",
        "today": {name: asdict(figure) for name, figure in today.items()},
        "so_far": {name: asdict(figure) for name, figure in year.figures.items()},
        "waiting": {name: asdict(figure) for name, figure in year.waiting.items()},
        "months": year.months,
        "departments": year.departments,
    }
