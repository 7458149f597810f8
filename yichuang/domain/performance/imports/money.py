"""Lines, adjustments, contracts, income and payments of a year from CSV or XLSX: a look that names every cell that is
wrong, then all of it or nothing; and the same tables given out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.acts import record_load
from yichuang.domain.performance.acts import money as acts
from yichuang.domain.performance.imports.columns import FORMS, Column, Form
from yichuang.domain.performance.imports.grids import Cell, Grid, grid_of
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.models.money import Entry
from yichuang.domain.performance.reads.around import around
from yichuang.domain.performance.rules.amounts import YUAN, AmountUnread, in_yuan
from yichuang.domain.performance.rules.sums import BASIC
from yichuang.domain.performance.states.money import YEARS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import OutOfTurn

# Rows that state a sum of the rows of the file: what they are called, and which rows they are the sum of.
SUMS = {
    "合计": lambda _entry: True,
    "总计": lambda _entry: True,
    "基本支出": lambda entry: entry.kind in BASIC,
    "基本支出小计": lambda entry: entry.kind in BASIC,
    "项目支出": lambda entry: entry.kind not in BASIC,
    "项目支出小计": lambda entry: entry.kind not in BASIC,
}
OF_ALL = ("合计", "总计")
MOST_ROWS = 2000


@dataclass
class MoneySheet:
    """A file that was looked at: what each row would enter, and everything that is wrong."""

    grid: Grid
    table: str
    year: BudgetYear
    rows: list[dict] = field(default_factory=list)

    @property
    def problems(self) -> list:
        return self.grid.problems

    @property
    def amount(self) -> int:
        """What its rows come to together, in fen."""
        return sum(told[money_column(FORMS[self.table]).name] for told in self.rows)


def check(year: BudgetYear, table: str, unit: str, name: str, content: bytes) -> MoneySheet:
    """Look at a file; nothing is written. `unit` (元 or 万元) is that of numbers that name none."""
    form = FORMS[table]
    sheet = MoneySheet(grid_of(name, content, form.headings, form.optional), table, year)
    left_out = len(sheet.problems) if sheet.grid.whole else 0  # merged cells: the other rows are still looked at
    if identity.was_loaded(load_name(year, table), sheet.grid.digest):
        sheet.grid.blame("", "这个文件以前已经导入过了，再导入一次会重复记账")
    if not any(year.state in row.frm for row in YEARS.rows_of(form.act)):
        sheet.grid.blame("", f"{year.title}的状态是“{year.get_state_display()}”，现在不能再“{YEARS.words[form.act]}”")
    if len(sheet.grid.rows) > MOST_ROWS:
        sheet.grid.blame("", f"有 {len(sheet.grid.rows)} 行，一次最多导入 {MOST_ROWS} 行，请分成几个文件")
    if len(sheet.problems) > left_out:
        return sheet
    look(sheet, form, unit)
    if not sheet.rows and not sheet.problems:
        sheet.grid.blame("", "标题行下面没有内容")
    return sheet


def look(sheet: MoneySheet, form: Form, unit: str) -> None:
    there, entries = around(sheet.year), []
    for row in sheet.grid.rows:
        if word := sum_word(row, form):
            if not sheet.problems:  # with a row left out, a sum could only be wrong
                check_sum(sheet.grid, form, unit, row, [one for one in entries if SUMS[word](one)])
            continue
        told = dict(read_row(sheet.grid, form, unit, row))
        if len(told) < len([column for column in form.columns if column.heading in row]):
            continue
        entry = form.model(**told, year=sheet.year)
        if faults := there.faults_of(entry):
            blame_all(sheet.grid, form, row, faults)
            continue
        before = {*there.standing.negative, *there.standing.overspent}
        there.take(entry)
        if wrong := [one for one in (*there.standing.negative, *there.standing.overspent) if one not in before]:
            blame_all(sheet.grid, form, row, {money_column(form).name: wrong})
        entries.append(entry)
        sheet.rows.append(told)


def read_row(grid: Grid, form: Form, unit: str, row: dict[str, Cell]) -> Iterator[tuple[str, object]]:
    """What each cell says; a cell that cannot be read is blamed and left out."""
    for column in form.columns:
        if column.heading in row:
            cell = row[column.heading]
            try:
                yield column.name, column.read(cell, unit)
            except AmountUnread as why:
                grid.blame(cell.at, str(why), cell.text)


def blame_all(grid: Grid, form: Form, row: dict[str, Cell], faults: dict[str, list[str]]) -> None:
    for name, said in faults.items():
        cell = row.get(form.heading_of(name)) or next(iter(row.values()))
        for fault in said:
            grid.blame(cell.at, fault.rstrip("。"), cell.text)


def money_column(form: Form) -> Column:
    return next(column for column in form.columns if column.name in ("initial", "amount"))


def sum_word(row: dict[str, Cell], form: Form) -> str:
    """The word by which a row says that it is a sum, in its first cell that is filled."""
    first = next((cell.text for cell in row.values() if cell.text), "")
    return first if first in SUMS and (form.act == "enter_line" or first in OF_ALL) else ""


def check_sum(grid: Grid, form: Form, unit: str, row: dict[str, Cell], entries: list[Entry]) -> None:
    column = money_column(form)
    cell = row[column.heading]
    try:
        stated = column.read(cell, unit)
    except AmountUnread as why:
        grid.blame(cell.at, str(why), cell.text)
        return
    summed = sum(getattr(entry, column.name) for entry in entries)
    if stated != summed:
        grid.blame(
            cell.at,
            f"这里写的合计是 {in_yuan(stated)} 元，上面各行相加是 {in_yuan(summed)} 元，"
            f"相差 {in_yuan(abs(stated - summed))} 元",
            cell.text,
        )


def load_name(year: BudgetYear, table: str) -> str:
    return f"{year.number} {table}"


def load(sheet: MoneySheet, *, by: Actor) -> int:
    """Take a file in, all or nothing; how many rows it had. Refuses (FileRefused) one with faults."""
    sheet.grid.refuse()
    form, year = FORMS[sheet.table], sheet.year
    with transaction.atomic():
        acts.take_in(year, form.act, [form.model(**told) for told in sheet.rows], by=by)
        # Two people may have sent the same file: whoever is second finds it taken, and nothing of it stays.
        if identity.was_loaded(load_name(year, sheet.table), sheet.grid.digest):
            raise OutOfTurn("这个文件刚才已经有人导入了，没有再导入一遍。")
        many = len(sheet.rows)
        record_load(load_name(year, sheet.table), sheet.grid.digest, rows=many, created=many, changed=0, by=by)
    return len(sheet.rows)


def exported(year: BudgetYear, table: str) -> list[list]:
    """The entries that stand, heading first, amounts in 元: what `check` reads."""
    form = FORMS[table]
    rows = form.model.objects.filter(year=year).standing().order_by("place")
    return [form.headings, *([shown(entry, column) for column in form.columns] for entry in rows)]


def shown(entry: Entry, column: Column) -> object:
    value = getattr(entry, column.name)
    if column.name in ("fund", "kind", "per"):
        return getattr(entry, f"get_{column.name}_display")()
    if column.name in ("initial", "amount", "unit_price"):
        return "" if value is None else Decimal(value) / YUAN
    return "、".join(value) if isinstance(value, list) else value
