"""What must hold of the files of the catalogue, together with what is known already."""

from collections import defaultdict

from yichuang.domain.catalogue.models import DataElement, Item
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.identity import reads as identity
from yichuang.kernel.sheets import Sheet

CHOICES = ("choice", "multichoice")
BASELINES = ("steps_before", "steps_after", "days_before", "visits_before")


def check_items(sheet: Sheet) -> None:
    """Codes are unique and begin with the code of the body they name; flags agree with what they announce."""
    sheet.unique("code")
    bodies = {body.code: body.name for body in identity.bodies()}
    for row in sheet.rows:
        prefix = row.code.split("-")[0]
        if prefix not in bodies:
            sheet.blame(row, "code", f"没有代号为 {prefix} 的机构", row.code)
        elif row.department != bodies[prefix]:
            sheet.blame(row, "department", f"与代号 {prefix} 的机构名称“{bodies[prefix]}”不一致", row.department)
        if row.kiosk != bool(row.kiosk_functions):
            sheet.blame(row, "kiosk_functions", "自助终端事项要写功能，其他事项不写")
        check_baselines(sheet, row)
        if row.result_kind != "none" and not row.result_name:
            sheet.blame(row, "result_name", "有办理结果，却没有写名称")


def check_baselines(sheet: Sheet, row) -> None:
    """The state before the reform is known exactly for grassroots items, and the reform never made it worse."""
    for column in BASELINES:
        if row.grassroots != (getattr(row, column) is not None):
            sheet.blame(row, column, "基层“一门式”事项要写优化前后的数据，其他事项不写")
            return
    if not row.grassroots:
        return
    for before, after in (
        ("steps_before", row.steps_after),
        ("days_before", row.promised_days),
        ("visits_before", row.visits),
    ):
        if getattr(row, before) < after:
            sheet.blame(row, before, f"优化前的数比优化后的 {after} 还小", str(getattr(row, before)))


def check_parts(sheet: Sheet, items: Sheet | None) -> None:
    """Every row belongs to an item of the file, and the numbers of an item run 1, 2, 3 …"""
    check_items_named(sheet, items)
    expected: dict[str, int] = defaultdict(int)
    for row in sheet.rows:
        expected[row.item_code] += 1
        if row.seq != expected[row.item_code]:
            sheet.blame(row, "seq", f"序号应从 1 起依次编号，这里应是 {expected[row.item_code]}", str(row.seq))
            expected[row.item_code] = row.seq


def check_items_named(sheet: Sheet, items: Sheet | None) -> None:
    """An item that is missing is named once, with how many rows are about it.

    An item whose own row is faulty is there: its fault is told in its own file, not again with every row of its parts.
    """
    known = codes_of(items)
    if known is None:
        return
    missing: dict[str, list] = defaultdict(list)
    for row in sheet.rows:
        if row.item_code not in known:
            missing[row.item_code].append(row)
    for code, rows in missing.items():
        many = f"，本文件有 {len(rows)} 行是它的" if len(rows) > 1 else ""
        sheet.blame(rows[0], "item_code", f"没有这个事项{many}", code)


def codes_of(items: Sheet | None) -> set[str] | None:
    """The items that are there, faulty rows included; None where their file could not be read at all."""
    if items is None:
        return set(Item.objects.values_list("code", flat=True))
    if items.problems and not items.rows and not items.faulty:
        return None
    return {row.code for row in items.rows} | {str(cells["code"] or "").strip() for cells in items.faulty}


def check_fields(sheet: Sheet, items: Sheet | None) -> None:
    """A data element is asked once per item and is of one type everywhere; a choice has something to choose from."""
    check_parts(sheet, items)
    types = dict(DataElement.objects.values_list("code", "type"))
    seen: set[tuple[str, str]] = set()
    for row in sheet.rows:
        if (row.item_code, row.element) in seen:
            sheet.blame(row, "element", "同一事项里这个数据元出现了两次", row.element)
        seen.add((row.item_code, row.element))
        if types.setdefault(row.element, row.type) != row.type:
            label = codes.FIELD_TYPE[types[row.element]]
            sheet.blame(row, "type", f"数据元 {row.element} 在别处是“{label}”，同一数据元只能有一种类型", row.type)
        if (row.type in CHOICES) != bool(row.options):
            sheet.blame(row, "options", "单选、多选要写选项，其他类型不写")


def check_topics(sheet: Sheet, items: Sheet | None) -> None:
    sheet.unique("code")
    own = codes_of(items)
    if own is not None:
        known = {body.code for body in identity.bodies()} | set(Item.objects.values_list("code", flat=True))
        sheet.refers("code", known | own, "机构或事项")
