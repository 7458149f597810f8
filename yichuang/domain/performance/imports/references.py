"""Figures of similar towns from CSV or XLSX: a look that names every wrong cell, then all of it or nothing."""

from django.utils import timezone

from yichuang.domain.performance.acts import references as acts
from yichuang.domain.performance.estimating.similar import COSTS
from yichuang.domain.performance.reads.references import is_taken
from yichuang.domain.performance.rules.amounts import AmountUnread, fen_of
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, Day, OneOf, Whole, column
from yichuang.kernel.sheets import Columns, Problem, Sheet, parse, refuse_problems

BY_WORD = {one.word: name for name, one in COSTS.items()}
NAMES = {"年度": "year", "地区": "town", "口径": "cost", "数值": "fen", "出处": "source", "出处日期": "dated"}
FIRST_YEAR, LAST_YEAR = 2000, 2100


class References(Columns):
    """What a unit cost a town a row."""

    year = column("年度", Whole(least=FIRST_YEAR, most=LAST_YEAR))
    town = column("地区", Cell(longest=60))
    cost = column("口径", OneOf(BY_WORD))
    value = column("数值", Cell(longest=40))
    unit = column("单位", Cell(longest=12))
    source = column("出处", Cell(longest=200))
    dated = column("出处日期", Day())


HEADINGS = [each.column_name for each in References.fields.values()]


def check(_table: str, name: str, content: bytes) -> Sheet:
    """Look at a file; nothing is written. Its rows are what `note` is called with."""
    sheet = parse(name, content, References)
    if not sheet.problems:
        look(sheet)
    if not sheet.rows and not sheet.problems:
        sheet.problems.append(Problem(sheet.file, 0, "", "标题行下面没有内容"))
    return sheet


def look(sheet: Sheet) -> None:
    """Rows that fit become what the act takes; every other is blamed where it is wrong."""
    taken, first = [], {}
    for row in sheet.rows:
        told = {name: getattr(row, heading) for heading, name in NAMES.items()}
        told["fen"] = amount_of(sheet, row)
        key = told["year"], told["town"], told["cost"]
        wanted = COSTS[told["cost"]].unit
        if row.单位 != wanted:
            sheet.blame(row, "单位", f"这个口径的单位是 {wanted}", row.单位)
        if key in first:
            sheet.blame(row, "地区", f"与第 {first[key]} 行是同一个地区、年度和口径", told["town"])
        elif is_taken(*key):
            sheet.blame(row, "地区", "这个地区、年度和口径已经登记过了", told["town"])
        if told["year"] > timezone.localdate().year:
            sheet.blame(row, "年度", "年度还没有到", str(told["year"]))
        if told["dated"] > timezone.localdate():
            sheet.blame(row, "出处日期", "日期晚于今天", str(told["dated"]))
        first.setdefault(key, row.line)
        taken.append(told)
    sheet.rows = taken


def amount_of(sheet: Sheet, row) -> int:
    text = row.数值
    try:
        fen = fen_of(text)
    except AmountUnread as why:
        sheet.blame(row, "数值", str(why), text)
        return 0
    if fen <= 0:
        sheet.blame(row, "数值", "数值要大于零", text)
    return fen


def load(_table: str, sheet: Sheet, by: Actor) -> str:
    """Take a faultless file in; the sentence about what was done."""
    refuse_problems(sheet)
    return f"已登记 {acts.note_all(sheet.rows, by=by)} 条。"
