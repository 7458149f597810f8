"""A spreadsheet as people make it, cell by cell: each with its address, so that a fault can be shown where it is."""

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO, StringIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from yichuang.kernel.sheets import FileRefused, decoded, too_large

LOOKED_THROUGH = 10  # rows in which the headings are looked for: a title or two stand above them


@dataclass(frozen=True)
class CellProblem:
    """One fault, of one cell (预算!B7), a range of cells, or the whole file (no cell)."""

    file: str
    cell: str
    reason: str
    value: str = ""

    def __str__(self):
        where = f" {self.cell}" if self.cell else ""
        value = f"（填的是“{self.value}”）" if self.value else ""
        return f"{self.file}{where}：{self.reason}{value}"


@dataclass(frozen=True)
class Cell:
    at: str
    value: object = None

    @property
    def row(self) -> int:
        return int(re.search(r"\d+$", self.at)[0])

    @property
    def text(self) -> str:
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return "" if self.value is None else str(self.value).strip()


@dataclass
class Grid:
    """The rows under the headings; each row has its cells by heading. `whole`: nothing is wrong but cells that are
    merged, whose rows are left out, so that the others can still be looked at."""

    file: str
    digest: str
    sheet: str = ""
    rows: list[dict[str, Cell]] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    whole: bool = False

    def blame(self, cell: str, reason: str, value: str = "") -> None:
        self.problems.append(CellProblem(self.file, cell, reason, value[:60]))

    def at(self, row: int, column: int) -> str:
        plain = f"{get_column_letter(column)}{row}"
        return f"{self.sheet}!{plain}" if self.sheet else plain

    def refuse(self) -> None:
        """Stop here (FileRefused) where anything is wrong, with all of it."""
        if self.problems:
            raise FileRefused(self.problems)


def grid_of(name: str, content: bytes, headings: Collection[str], optional: Collection[str]) -> Grid:
    """Read CSV or XLSX, by its ending. Headings stand in one of the first rows; all but the optional ones are there.
    Cells that are merged below the headings are refused: it cannot be known which row they are of."""
    grid = Grid(name, sha256(content).hexdigest())
    if why := too_large(content):
        grid.blame("", why)
        return grid
    try:
        rows, merged = of_xlsx(grid, content) if name.lower().endswith(".xlsx") else (of_csv(content), [])
    except Exception as broken:  # noqa: BLE001 - whatever a parser makes of a broken file, the file is at fault
        grid.blame("", f"文件读不出来，请另存为 CSV 或 XLSX 后再试：{broken}")
        return grid
    place = heading_row(rows, headings, optional)
    if place is None:
        grid.blame("", f"找不到标题行。前 {LOOKED_THROUGH} 行里要有一行写着：{'、'.join(headings)}")
        return grid
    take_rows(grid, rows, place, {*headings, *optional})
    refuse_merged(grid, merged, place + 1)
    return grid


def of_xlsx(grid: Grid, content: bytes):
    """The values of the sheet that is shown first, and its merged ranges."""
    sheet = load_workbook(BytesIO(content), data_only=True).active
    grid.sheet = sheet.title
    return [list(row) for row in sheet.iter_rows(values_only=True)], list(sheet.merged_cells.ranges)


def of_csv(content: bytes) -> list[list]:
    return [list(row) for row in csv.reader(StringIO(decoded(content)), strict=True)]


def heading_row(rows: list[list], headings: Collection[str], optional: Collection[str]) -> int | None:
    """The first row that has every heading that must be there, from 0."""
    needed = set(headings) - set(optional)
    for place, row in enumerate(rows[:LOOKED_THROUGH]):
        if needed <= {str(value or "").strip() for value in row}:
            return place
    return None


def refuse_merged(grid: Grid, merged: list, heading: int) -> None:
    """Blame each merged range below the headings, and leave its rows out."""
    grid.whole = not grid.problems
    below = [cells for cells in sorted(merged, key=str) if cells.max_row >= heading]
    for cells in below:
        grid.blame(f"{grid.sheet}!{cells.coord}", "这是合并单元格，看不出每一行各是什么：请取消合并，每一行都填上")
    grid.rows = [
        row for row in grid.rows if not any(cells.min_row <= line_of(row) <= cells.max_row for cells in below)
    ]


def line_of(row: dict[str, Cell]) -> int:
    """The number of a row in its sheet."""
    return next(iter(row.values())).row


def take_rows(grid: Grid, rows: list[list], place: int, known: Collection[str]) -> None:
    names = [str(value or "").strip() for value in rows[place]]
    for column, name in enumerate(names, 1):
        if name and name not in known:
            grid.blame(grid.at(place + 1, column), "不认识这一列，请检查标题有没有写错", name)
        elif name and names.index(name) != column - 1:
            grid.blame(grid.at(place + 1, column), "这一列出现了两次", name)
    for number, values in enumerate(rows[place + 1 :], place + 2):
        if not any(str(value).strip() for value in values if value is not None):
            continue
        cells = {
            name: Cell(grid.at(number, column), value)
            for column, (name, value) in enumerate(zip(names, values, strict=False), 1)
            if name
        }
        if any(str(value).strip() for value in values[len(names) :] if value is not None):
            grid.blame(grid.at(number, len(names) + 1), "这里比标题行多出了内容，请检查有没有多余的逗号")
        grid.rows.append(
            {name: cells.get(name, Cell(grid.at(number, names.index(name) + 1))) for name in names if name}
        )
