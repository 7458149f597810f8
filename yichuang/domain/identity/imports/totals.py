"""Sums that a folder states of itself, so that a file cut short or edited by mistake is found."""

from pathlib import Path

from yichuang.domain.identity.imports.columns import Totals
from yichuang.kernel.sheets import Problem, Sheet, read

FILE = "totals.csv"


def read_totals(folder: Path) -> Sheet | None:
    """The folder's own sums, where it states any."""
    return read(folder / FILE, Totals) if (folder / FILE).exists() else None


def check_totals(totals: Sheet | None, *sheets: Sheet) -> None:
    """Note on each file that does not add up by how much it is off. Files with other faults are not added up."""
    by_name = {sheet.file: sheet for sheet in sheets if not sheet.problems}
    for row in totals.rows if totals else ():
        sheet = by_name.get(row.file)
        if sheet is None:
            continue
        found = len(sheet.rows) if not row.figure else added_up(sheet, row.figure)
        if found != row.total:
            what = f"“{row.figure}”合计" if row.figure else "行数"
            sheet.problems.append(Problem(row.file, 0, row.figure, f"{what}是 {found}，{FILE} 写的是 {row.total}"))


def added_up(sheet: Sheet, column: str) -> int:
    return sum(int(getattr(row, column) or 0) for row in sheet.rows)
