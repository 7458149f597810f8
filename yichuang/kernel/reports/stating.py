"""A figure as a report states it: identified, exact, with its definition and where it comes from."""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256
from inspect import getsource

from yichuang.kernel.measures import MEASURED, NOT_YET, NOTHING, Cell, Measure, Reading, Reported
from yichuang.kernel.measures.showing import NONE, PERCENT, rounded

ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
NOT_MEASURED = "尚未测量"
SAME = "持平"
POINTS = "个百分点"  # by how much two shares differ

Number = int | Fraction | Decimal


@dataclass(frozen=True)
class Stated:
    """One figure under its id. `value` is exact and None where there is none; `shown` is what is printed."""

    id: str
    label: str
    shown: str
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    unit: str = ""
    places: int = 0
    definition: str = ""
    status: str = MEASURED
    source: dict = field(default_factory=dict)  # measure, label, fingerprint, period, at
    reported: str = ""  # what somebody else stated, in words that say who: never measured by us

    def __post_init__(self):
        if not ID.fullmatch(self.id):
            raise ValueError(f"“{self.id}” is no id for a figure: a letter, then letters, digits and _, at most 40")
        if not self.label or not self.shown:
            raise ValueError(f"{self.id} has no label, or shows nothing")

    def as_json(self) -> dict:
        return {
            "label": self.label,
            "shown": self.shown,
            "value": exact(self.value),
            "numerator": exact(self.numerator),
            "denominator": exact(self.denominator),
            "unit": self.unit,
            "definition": self.definition,
            "status": self.status,
            "source": self.source,
            "reported": self.reported,
        }


def exact(value: Number | None) -> str | None:
    """“386”, “18123/18395”: never a float."""
    return None if value is None else str(Fraction(value))


def of_reading(name: str, reading: Reading, label: str = "") -> Stated:
    """The total of a reading; of a measure not yet measured, that it is not, why, and what was reported."""
    if reading.total is not None:
        return of_cell(name, reading, reading.total, label)
    measure, stated = reading.measure, reading.reported
    said = reported_words(stated) if stated else ""
    return Stated(
        name, label or measure.label, NOT_MEASURED, unit=measure.unit, definition=measure.definition, status=NOT_YET,
        source=source_of(reading, {}) | {"why": measure.why}, reported=said,
    )  # fmt: skip


def reported_words(stated: Reported) -> str:
    """“…报告所载2021年已布设自助终端80台”."""
    return f"{stated.source}所载{stated.year}年{stated.label}{stated.value.normalize():f}{stated.unit}"


def of_cell(name: str, reading: Reading, cell: Cell, label: str = "") -> Stated:
    """One cell of a reading, or its total."""
    measure = reading.measure
    return Stated(
        name, label or measure.label, cell.shown, cell.value, cell.numerator, cell.denominator, measure.unit,
        measure.decimals, measure.definition, cell.status, source_of(reading, cell.at),
    )  # fmt: skip


def source_of(reading: Reading, at: dict) -> dict:
    period = [day.isoformat() for day in reading.period] if reading.period else None
    measure = reading.measure
    return {
        "measure": measure.name, "label": measure.label, "fingerprint": fingerprint(measure), "period": period,
        "at": dict(at),
    }  # fmt: skip


def change(name: str, now: Stated, before: Stated, label: str = "") -> Stated:
    """By how much a figure differs from another: signed, of shares in percentage points; 无 where one is missing.
    Computed from the exact values and rounded once, so it may differ by one from the difference of what is shown."""
    label = label or f"{now.label}增减"
    unit = POINTS if now.unit == PERCENT else now.unit
    source = {"of": [now.id, before.id]}
    definition = f"“{now.label}”减去“{before.label}”，按没有进位的数相减。"
    if now.value is None or before.value is None:
        return Stated(name, label, NONE, unit=unit, definition=definition, status=NOTHING, source=source)
    found = Fraction(now.value) - Fraction(before.value)
    number = rounded(found * 100 if now.unit == PERCENT else found, now.places)
    shown = f"{number:+,}{unit}" if number else SAME
    return Stated(name, label, shown, found, unit=unit, places=now.places, definition=definition, source=source)


@cache
def fingerprint(measure: Measure) -> str:
    """Sixteen signs that stand for how a measure counts: its words, conditions, columns and populations, as written.
    What a population's own words call (another function of its domain) is not looked into."""
    code = getsource(measure.code) if measure.code else ""
    figures = [(repr(one.where), repr(one.column), one.by_end, one.of.name) for one in measure.figures]
    whom = [(one.name, one.definition, one.day, getsource(one.rows)) for one in measure.populations]
    told = [measure.name, measure.label, measure.definition, measure.unit, measure.percent, figures, whom, code]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


def fingerprint_of(figures: dict) -> str:
    """One digest over all figures of a frozen report."""
    return sha256(json.dumps(figures, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
