"""National codes of items: 12 of the catalogue, 31 of the implementation, 33 of the handling item (handbook A2)."""

import re

from yichuang.kernel.codes import is_credit_code

CATALOG, TASK, HANDLING = 12, 31, 33
NO_SUB_ITEM = "000"
BODY_LEVEL = {"department": "4", "bureau": "4", "town": "5"}
LEVEL_OF_NAME = {"district": "4", "town": "5", "village": "6"}


def catalog_code(province: str, item_type: str, body_order: int, number: int) -> str:
    """Who set it (2), type (2), guiding body (2), number (3), sub-item (3)."""
    return f"{province}{item_type}{body_order:02}{number:03}{NO_SUB_ITEM}"


def task_code(uscc: str, level: str, catalog: str) -> str:
    """The item as one body carries it out: credit code (18), level (1), catalogue code (12)."""
    return f"{uscc}{level}{catalog}"


def handling_code(task: str, number: int) -> str:
    """The smallest thing one can apply for under it: 01 to 99."""
    return f"{task}{number:02}"


def faults(*, catalog: str, task: str, handling: str, item_type: str, level: str) -> list[str]:
    """What is wrong with the three codes of an item, each as a sentence; empty codes are no fault."""
    found = []
    if catalog and not re.fullmatch(r"[0-9A-Z]{12}", catalog):
        found.append("基本编码应是 12 位数字或大写字母。")
    elif catalog and catalog[2:4] != item_type:
        found.append("基本编码第 3、4 位与事项类型不一致。")
    if task:
        found += task_faults(task, catalog, level)
    if handling and (len(handling) != HANDLING or not handling.startswith(task) or not handling[-2:].isdigit()):
        found.append("业务办理项编码应是实施编码加两位序号。")
    return found


def task_faults(task: str, catalog: str, level: str) -> list[str]:
    if len(task) != TASK:
        return ["实施编码应是 31 位。"]
    found = []
    if not is_credit_code(task[:18]):
        found.append("实施编码前 18 位的统一社会信用代码校验位不对。")
    if task[18] != level:
        found.append("实施编码第 19 位与行使层级不一致。")
    if catalog and task[19:] != catalog:
        found.append("实施编码后 12 位与基本编码不一致。")
    return found
