"""Figures of a report, taken in from the district's folder: shown, labelled as reported, where nothing is measured."""

from pathlib import Path

from django.db import transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.acts import record_load
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.cells import Cell, Number, Whole, column
from yichuang.kernel.models import ReportedFigure
from yichuang.kernel.sheets import Columns, read, refuse_problems

FILE, TABLE = "reported.csv", "reported"


class Reported(Columns):
    """`result` is how the report's file numbers it (R18); `source` the report and the place in it."""

    result = column("result", Cell(longest=20))
    year = column("year", Whole(least=1949, most=2200))
    label = column("label", Cell(longest=100))
    value = column("value", Number())
    unit = column("unit", Cell(longest=20))
    source = column("source", Cell(longest=200))


@transaction.atomic
def load(folder: Path) -> str:
    """Take the file in, where the folder has one it did not have before; what it does not name stays."""
    if not (folder / FILE).exists():
        return ""
    sheet = read(folder / FILE, Reported)
    sheet.unique("result")
    refuse_problems(sheet)
    if identity.was_loaded(TABLE, sheet.digest):
        return ""
    rows = [
        ReportedFigure(
            line=row.result, year=row.year, label=row.label, value=row.value, unit=row.unit, source=row.source
        )
        for row in sheet.rows
    ]
    known = ReportedFigure.objects.count()
    ReportedFigure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["line", "year"], update_fields=["label", "value", "unit", "source"]
    )
    created = ReportedFigure.objects.count() - known
    record_load(TABLE, sheet.digest, rows=len(rows), created=created, changed=len(rows) - created, by=CONSOLE)
    return f"报告数：{len(rows)} 行"
