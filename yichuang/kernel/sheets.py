"""Tables from files: CSV and XLSX read through django-import-export, every fault with file, row, column and reason.

A domain declares the columns of a table as a `Columns` class; `read` gives typed rows and problems and writes
nothing. Row numbers are those a spreadsheet shows: the heading is row 1.
"""

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from types import SimpleNamespace
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from import_export import resources
from import_export.formats.base_formats import CSV, XLSX
from import_export.instance_loaders import BaseInstanceLoader
from tablib import Dataset

from yichuang.kernel.refusals import ActRefused

HEADING = 1
CODE_PAGES = ("utf-8-sig", "gb18030")  # the second is what spreadsheets here save as
MOST_SHOWN = 20
MEGABYTE = 1024 * 1024
MOST_UNPACKED = 60 * MEGABYTE  # of a spreadsheet; in memory its cells take many times that
UNREADABLE = "文件读不出来：不是完整的 CSV（UTF-8 或 GB18030 编码）或者 XLSX 文件，请另存为其中一种后再试"
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Problem:
    """One fault of one cell (`column`), one row, or a whole file (row 0)."""

    file: str
    row: int
    column: str
    reason: str
    value: str = ""

    def __str__(self):
        where = f"第 {self.row} 行" if self.row else ""
        column = f"“{self.column}”列" if self.column else ""
        value = f"（填的是“{self.value}”）" if self.value else ""
        return f"{self.file} {where}{column}：{self.reason}{value}"


class FileRefused(ActRefused):
    """Files that cannot be taken in. Nothing was written; every problem is listed."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        more = [f"还有 {len(problems) - MOST_SHOWN} 处，改好以上各处后再试。"] if len(problems) > MOST_SHOWN else []
        super().__init__(*(f"{problem}。" for problem in problems[:MOST_SHOWN]), *more)


@dataclass
class Sheet:
    """A file that was read. Each row has the attributes its `Columns` declares, and `line`, its row number.

    `faulty` holds the cells, by heading, of rows that could not be taken: they are there, only not usable.
    """

    file: str
    digest: str
    rows: list = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faulty: list[dict] = field(default_factory=list)

    def blame(self, row, column: str, reason: str, value: str = "") -> None:
        self.problems.append(Problem(self.file, row.line, column, reason, value))

    def unique(self, column: str) -> None:
        """Every value of the column occurs once."""
        first: dict = {}
        for row in self.rows:
            value = getattr(row, column)
            if value in first:
                self.blame(row, column, f"与第 {first[value]} 行重复", str(value))
            first.setdefault(value, row.line)

    def refers(self, column: str, known: Iterable, what: str) -> None:
        """Every value of the column, or every part of it, is one of `known`; empty ones are left alone."""
        known = set(known)
        for row in self.rows:
            values = getattr(row, column)
            for value in values if isinstance(values, list) else [values]:
                if value and value not in known:
                    self.blame(row, column, f"没有这个{what}", value)


class Columns(resources.Resource):
    """The columns of a table, as import-export fields; what may be missing altogether is in `optional`."""

    optional: frozenset[str] = frozenset()

    class Meta:
        instance_loader_class = BaseInstanceLoader  # looks nothing up: acts do
        skip_diff = True
        report_skipped = False
        use_transactions = False
        import_id_fields = ()

    def get_instance(self, _loader, _row):
        return None

    def init_instance(self, row=None):  # noqa: ARG002 - the signature of import-export
        empty = {each.attribute: each.widget.empty() for each in self.fields.values()}
        return SimpleNamespace(pk=None, line=self.line, **empty)

    def before_import_row(self, _row, row_number=0, **_kwargs):
        self.line = row_number + HEADING

    def skip_row(self, _instance, _original, row, _errors=None):
        return not any(str(value).strip() for value in row.values() if value is not None)

    def save_instance(self, instance, _is_create, _row, **_kwargs):
        self.taken.append(instance)

    def save_m2m(self, *_args, **_kwargs):
        """There are no relations yet: rows are plain until an act takes them."""


def read(path: Path, columns: type[Columns]) -> Sheet:
    return parse(path.name, path.read_bytes(), columns)


def parse(name: str, content: bytes, columns: type[Columns]) -> Sheet:
    """Read one file of either kind, by its ending. Everything wrong with it is in `problems`."""
    sheet = Sheet(name, sha256(content).hexdigest())
    dataset = dataset_of(sheet, content)
    if dataset is None or not headings_fit(sheet, dataset, columns):
        return sheet
    reader = columns()
    reader.taken = sheet.rows
    result = reader.import_data(dataset, use_transactions=False)  # there is nothing to save: `save_instance` collects
    for invalid in result.invalid_rows:
        cells = dict(zip(result.diff_headers, invalid.values, strict=True))
        sheet.faulty.append(cells)
        for column, reasons in invalid.error_dict.items():
            value = str(cells[column] or "")[:60]
            sheet.problems.extend(Problem(name, invalid.number + HEADING, column, why, value) for why in reasons)
    for row, errors in result.row_errors():
        raise AssertionError(f"{name} row {row + HEADING}") from errors[0].error
    return sheet


def too_large(content: bytes) -> str:
    """Why the file is not even opened: itself too large, or a spreadsheet that would unfold without end."""
    if len(content) > settings.FILE_MOST_BYTES:
        return f"文件超过 {settings.FILE_MOST_BYTES // MEGABYTE} MB，请分成几个文件导入"
    if content[:4] == ZIP:
        with suppress(BadZipFile), ZipFile(BytesIO(content)) as parts:
            # What a part says of its size is also the most that is read of it.
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                return f"文件展开后超过 {MOST_UNPACKED // MEGABYTE} MB，请分成几个文件导入"
    return ""


def dataset_of(sheet: Sheet, content: bytes) -> Dataset | None:
    if why := too_large(content):
        sheet.problems.append(Problem(sheet.file, 0, "", why))
        return None
    try:
        if sheet.file.lower().endswith(".xlsx"):
            return XLSX().create_dataset(BytesIO(content).getvalue())
        return from_csv(sheet, decoded(content))
    except Exception:  # noqa: BLE001 - whatever a parser makes of a broken file, the file is at fault
        sheet.problems.append(Problem(sheet.file, 0, "", UNREADABLE))
    return None


def decoded(content: bytes) -> str:
    for code_page in CODE_PAGES[:-1]:
        try:
            return content.decode(code_page)
        except UnicodeDecodeError:
            continue
    return content.decode(CODE_PAGES[-1])


def from_csv(sheet: Sheet, text: str) -> Dataset | None:
    """None where a row has more or fewer cells than the heading: a stray comma shifts every column."""
    lines = csv.reader(StringIO(text), strict=True)
    dataset = Dataset(headers=next(lines, []))
    width = len(dataset.headers)
    for number, cells in enumerate(lines, HEADING + 1):
        if cells and len(cells) != width:
            reason = f"有 {len(cells)} 个单元格，标题行有 {width} 个"
            sheet.problems.append(Problem(sheet.file, number, "", reason))
            continue
        dataset.append(cells or [""] * width)
    return None if sheet.problems else dataset


def headings_fit(sheet: Sheet, dataset: Dataset, columns: type[Columns]) -> bool:
    headings = [str(heading or "").strip() for heading in dataset.headers or ()]
    dataset.headers = headings
    known = {each.column_name for each in columns.fields.values()}
    for missing in sorted(known - set(headings) - columns.optional):
        sheet.problems.append(Problem(sheet.file, HEADING, missing, "缺少这一列"))
    for strange in sorted(set(headings) - known):
        sheet.problems.append(Problem(sheet.file, HEADING, strange, "不认识这一列，请检查标题有没有写错"))
    for twice in sorted({heading for heading in headings if headings.count(heading) > 1}):
        sheet.problems.append(Problem(sheet.file, HEADING, twice, "这一列出现了两次"))
    return not sheet.problems


def template(columns: type[Columns], ending: str) -> bytes:
    """An empty file with the right headings, for staff to fill in; `ending` is csv or xlsx."""
    dataset = Dataset(headers=[each.column_name for each in columns.fields.values()])
    kind = {"csv": CSV, "xlsx": XLSX}[ending]()
    content = kind.export_data(dataset)
    return content if isinstance(content, bytes) else content.encode("utf-8-sig")


def refuse_problems(*sheets: Sheet) -> None:
    """Stop here (FileRefused) where any of the files has a problem, with all of them at once."""
    problems = [problem for sheet in sheets for problem in sheet.problems]
    if problems:
        raise FileRefused(sorted(problems, key=lambda p: (p.file, p.row, p.column)))
