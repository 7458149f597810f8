"""A list as a file: CSV that office programs open without guessing, or XLSX."""

import csv
from io import StringIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from import_export.formats.base_formats import XLSX
from tablib import Dataset

from yichuang.kernel.cells import outgoing

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_table(title: str, columns, rows, ending: str) -> HttpResponse:
    """`ending` is csv or xlsx. A text that a spreadsheet would run as a formula is kept a text."""
    rows = [[outgoing(value) for value in row] for row in rows]
    content, kind = (
        (as_xlsx(title, columns, rows), SPREADSHEET) if ending == "xlsx" else (as_csv(columns, rows), "text/csv")
    )
    name = f"{title}-{timezone.localdate():%Y%m%d}.{ending}"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": content_disposition_header(True, name)}
    )


def as_csv(columns, rows) -> bytes:
    text = StringIO()
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue().encode("utf-8-sig")  # the mark tells office programs that the letters are UTF-8


def as_xlsx(title: str, columns, rows) -> bytes:
    return XLSX().export_data(Dataset(*rows, headers=columns, title=title))
