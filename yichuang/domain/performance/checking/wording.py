"""What the words alone tell: a number without its unit, one thing stated twice, budget and spending apart."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount
from yichuang.domain.performance.checking.findings import AGREES, EXPLAIN, UNIT, WRONG, Finding, told
from yichuang.domain.performance.checking.pages import Paragraph

RUNS_ON = re.compile(r"\s*其中")
SHORTEST = 4  # signs of context that make two statements the same one
POINTING = re.compile(r"^(?:本|该|此|这)(?:专项|项目|项|类|处|部分|期|月|季)")  # means another thing each time
GENERAL = re.compile(
    r"^(?:合计|小计|总计|共计|其中|本年|上年|预算|实际|决算|得分|分值|权重|序号|数量|金额|目标|完成)*$"
)
BUDGET = re.compile(r"(?:年初)?预算(?:资金|数|安排|收入|总额|金额|批复数?)?$")
INCOME = re.compile(r"(?:财政)?拨款收入$|(?<!项目)(?:收入)(?:总额|合计)?$")
SPENT = re.compile(r"(?:财政)?拨款支出$|(?:部门|单位|整体|年度|全年|总)支出(?:总额|合计)?$|支出决算(?:数)?$|^支出$")
FINAL = re.compile(r"调整|全年预算|最终|追加|决算")


def without_unit(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """A number with decimals, or one right before 其中, that has no unit."""
    for paragraph in paragraphs:
        for one in paragraph.amounts if not paragraph.is_cell else ():
            if one.unit:
                continue
            runs_on = bool(RUNS_ON.match(paragraph.text[one.end :]))
            if runs_on or (
                "." in one.text and re.match(r"\s*(?:[\u4e00-\u9fff，。；、]|$)", paragraph.text[one.end :])
            ):
                said = f"“{one.text}”后面没有单位" + ("，直接接着“其中”，请补上单位和标点。" if runs_on else "。")
                yield Finding(UNIT, said, (one,))


def repeats(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """What is stated in the same words and unit twice has the same value."""
    stated: dict[tuple, list[Amount]] = {}
    for paragraph in paragraphs:
        last = ""
        for one in () if paragraph.is_cell else paragraph.amounts:
            if one.unit and (key := key_of(one, last)):
                stated.setdefault(key, []).append(one)
            last = one.label
    for same in stated.values():
        for one, next_ in pairwise(same):
            if one.paragraph == next_.paragraph and one.start == next_.start:
                continue
            if one.value == next_.value:
                yield Finding(AGREES, f"两处都写{one.text}。", (next_, one))
            else:
                yield Finding(WRONG, f"同一件事两处写得不同：一处{one.text}，一处{next_.text}。", (next_, one))


def key_of(one: Amount, last: str) -> tuple | None:
    """The words before and behind with the unit, 优化率 with what it is the rate of. None where they are too few to
    tell one thing from another."""
    label, noun = one.label, re.sub(r"[\s“”\"]", "", one.after)
    if one.unit == SHARE and len(label) < SHORTEST:
        label = last + label
    if len(label) + len(noun) < SHORTEST or GENERAL.match(label + noun) or POINTING.match(label):
        return None
    return label, noun[:8], one.unit


def budget_and_spending(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """An initial budget that spending, or income, is not equal to has to be explained: by how much is stated."""
    money = [one for each in paragraphs for one in each.amounts if one.unit == MONEY]
    spent = next((one for each in paragraphs for one in each.amounts if SPENT.search(one.label)), None)
    budget = next((one for one in money if BUDGET.search(one.label) and not FINAL.search(one.label)), None)
    income = next((one for one in money if INCOME.search(one.label)), None)
    for first, second, what in ((budget, spent, "预算与支出"), (income, spent, "收入与支出")):
        if first is None or second is None or not first.value:
            continue
        yield from apart(first, second, what, money)


def apart(first: Amount, second: Amount, what: str, money: list[Amount]) -> Iterator[Finding]:
    value = second.value if second.unit else second.value * (first.step / second.step)
    difference = value - first.value
    amounts = (second, first)
    if not difference:
        yield Finding(AGREES, f"{what}相等：{first.text}。", amounts)
    elif stated := [one for one in money if abs(one.value) == abs(difference) and one not in amounts]:
        said = f"{what}相差{told(abs(difference), MONEY)}，文中已写明这个差额。"
        yield Finding(AGREES, said, (*amounts, *stated))
    else:
        ratio = told(value / first.value, SHARE)
        more = "多" if difference > 0 else "少"
        said = (
            f"{what}不一致：{first.text}与{second.text}，后者{more}{told(abs(difference), MONEY)}"
            f"（后者是前者的{ratio}），文中没有写明这个差额从何而来，需要说明。"
        )
        yield Finding(EXPLAIN, said, amounts)


__all__ = ["budget_and_spending", "repeats", "without_unit"]
