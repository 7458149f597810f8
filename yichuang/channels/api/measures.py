"""Measures: the numbers everybody sees, with what they are made of. Officers read those of what their posts reach;
everybody else the public ones."""

from datetime import date
from typing import Annotated, Literal

from django.core.exceptions import PermissionDenied
from ninja import Query, Router, Schema
from pydantic import Field

from yichuang.channels.api.access import MaybeBearer
from yichuang.channels.api.limits import Code, Title
from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared.loading import known_measure
from yichuang.channels.shared.measures import columns_of, question_of, rows_of
from yichuang.channels.shared.tables import as_table
from yichuang.kernel import measures

router = Router(tags=["measures"])


class MeasureOf(Schema):
    """`dimensions`: what it can be told apart by. What is not `measured` yet says `why`."""

    name: str
    label: str
    definition: str
    unit: str
    dimensions: list[str]
    public: bool
    measured: bool
    why: str


class MeasureList(Schema):
    results: list[MeasureOf]


class CellOf(Schema):
    """One number. `value` is that of a fraction for %, null where there is nothing to divide by, or
    where it stands on so few that it is not told; `shown` says it."""

    at: dict[str, str | int | bool | None]
    words: dict[str, str]
    value: float | None
    numerator: float | None
    denominator: float | None
    status: Literal["measured", "nothing", "too_few"]
    shown: str


class ReportedOf(Schema):
    """What a report says of a year: stated by somebody else, not measured here."""

    label: str
    value: float
    unit: str
    year: int
    source: str


class ReadingOf(MeasureOf):
    """`from` and `to` are null where it counts what there is now."""

    status: Literal["measured", "nothing", "too_few", "not_yet_measured"]
    by: list[str]
    from_: Annotated[date | None, Field(alias="from")]
    to: date | None
    total: CellOf | None
    cells: list[CellOf]
    reported: ReportedOf | None


class AskedOf(Schema):
    """Up to two dimensions; days as 2021-06-30, this year without; a dimension with one of its values."""

    by: list[Code] = []
    from_: Annotated[Code, Field(alias="from")] = ""
    to: Code = ""
    department: Code = ""
    town: Code = ""
    window: Code = ""
    item: Code = ""
    channel: Code = ""
    month: Code = ""
    theme: Code = ""
    person: Title = ""


@router.get("/measures", response={200: MeasureList, **FAULTS}, auth=MaybeBearer(), operation_id="measures")
def every_measure(request):
    """All measures with their definitions; for who is no officer, the public ones."""
    seen = [one for one in measures.every() if one.public or request.actor.is_staff]
    return {"results": [told(one) for one in seen]}


@router.get(
    "/measures/{name}", response={200: ReadingOf, **FAULTS}, auth=MaybeBearer(), operation_id="measure", by_alias=True
)
def measure(request, name: str, asked: Query[AskedOf]):
    """One measure, told apart as asked. An officer's numbers are those of the bodies served."""
    reading = read(request, name, asked)
    first, last = reading.period or (None, None)
    return told(reading.measure) | {
        "status": reading.status, "by": list(reading.by), "from": first, "to": last,
        "total": cell_of(reading.total) if reading.total else None,
        "cells": [cell_of(cell) for cell in reading.cells],
        "reported": reading.reported and vars(reading.reported),
    }  # fmt: skip


@router.get("/measures/{name}/table.{ending}", response=FAULTS, auth=MaybeBearer(), operation_id="measure_table")
def measure_table(request, name: str, ending: Literal["csv", "xlsx"], asked: Query[AskedOf]):
    """The same as a table to keep: CSV or XLSX."""
    reading = read(request, name, asked)
    if reading.total is None:
        raise FieldsWrong({"name": f"“{reading.measure.label}”还没有测量，没有表格。"})
    return as_table(reading.measure.label, columns_of(reading), rows_of(reading), ending)


def read(request, name: str, asked: AskedOf):
    """404 for an unknown measure, 403 for one that is not theirs, 422 for what it cannot answer."""
    found = known_measure(name)
    if not (found.public or request.actor.is_staff):
        raise PermissionDenied
    where = {key: value for key, value in request.GET.items() if key not in {"by", "from", "to"}}
    try:
        question = question_of(asked.by, asked.from_, asked.to, where)
        return measures.read(name, **question.asked, seen_by=request.actor)
    except measures.QuestionWrong as wrong:
        raise FieldsWrong({wrong.about: wrong.words}) from wrong


def told(one) -> dict:
    return {
        "name": one.name, "label": one.label, "definition": one.definition, "unit": one.unit,
        "dimensions": list(one.dimensions), "public": one.public, "measured": one.is_measured, "why": one.why,
    }  # fmt: skip


def cell_of(cell) -> dict:
    return {
        "at": cell.at, "words": cell.words, "value": plain(cell.value), "numerator": plain(cell.numerator),
        "denominator": plain(cell.denominator), "status": cell.status, "shown": cell.shown,
    }  # fmt: skip


def plain(value) -> float | None:
    return None if value is None else float(value)
