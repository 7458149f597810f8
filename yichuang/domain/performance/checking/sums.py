"""Stated sums: 其中 and its parts, parts in brackets, 合计 of a list, lines under their heading, totals of tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount
from yichuang.domain.performance.checking.findings import AGREES, EXPLAIN, ROUNDED, WRONG, Finding, told
from yichuang.domain.performance.checking.pages import Paragraph

OF_WHICH = re.compile(r"其中|包括|分别(?:为|是)|(?<=元)中(?=[，,：:])|(?<=，)设(?=[^，。]{1,8}\d)")
FARTHEST = 20  # signs between a whole and its 其中
IN_ALL = re.compile(r"(?:合计|共计|总计|小计|总共|一共)(?:支出|收入|金额|拨款)?(?:为|达|是|：|:)?\s*$")
TOTAL_ROW = re.compile(r"^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*$")
OPEN_END = re.compile(r"等(?!级|待|额|于)|之一|主要|左右")
STOPS = re.compile(r"[。！？\n]")
TITLE = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+\s*[.、．])?\s*")
OF_A_LIST = re.compile(r"(?:具体)?(?:情况|明细|构成|如下)?[：:]?\s*$")


@dataclass
class Breakdown:
    """A whole and what is said to be its parts; `open_end` where the parts need not be all."""

    whole: Amount
    parts: list[Amount] = field(default_factory=list)
    open_end: bool = False


def checked(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    for paragraph in paragraphs:
        if not paragraph.is_cell:
            for one in (*breakdowns(paragraph), *brackets(paragraph), *in_all(paragraph)):
                yield from judged(one)
    yield from lists(paragraphs)
    yield from tables(paragraphs)


def judged(one: Breakdown) -> Iterator[Finding]:
    """Parts of the same unit as the whole: their sum is the whole, or, of a list left open, no more than it."""
    unit = one.whole.unit or one.parts[0].unit if one.parts else ""
    whole = in_unit(one.whole, one.parts)
    parts = [part for part in one.parts if part.unit == unit and not part.bound]
    if not parts or unit == SHARE:
        return
    total, amounts = sum(part.value for part in parts), (one.whole, *parts)
    slack = sum((part.half for part in parts), one.whole.half)
    said = f"{sum_words(parts, unit)}，{one.whole.text}"
    if total == whole:
        yield Finding(AGREES, f"{said}，相符。", amounts)
    elif len(parts) > 1 and abs(total - whole) <= slack and is_fractional(amounts):
        kind = ROUNDED if unit != MONEY else EXPLAIN
        yield Finding(kind, f"{said}，相差{told(abs(total - whole), unit)}，可能是进位造成的，请核对。", amounts)
    elif total > whole:
        yield Finding(WRONG, f"{said}：各部分之和比总数多{told(total - whole, unit)}。", amounts)
    elif len(parts) > 1 and not one.open_end:
        yield Finding(WRONG, f"{said}：各部分之和比总数少{told(whole - total, unit)}。", amounts)


def in_unit(whole: Amount, parts: list[Amount]) -> Fraction:
    """A whole whose unit was left out is read in the unit of its parts, 483.61其中：项目支出296.99万元."""
    if whole.unit or not parts:
        return whole.value
    scale = parts[0].step / Fraction(1, 10 ** places_of(parts[0]))
    return whole.value * scale


def places_of(one: Amount) -> int:
    written = re.search(r"\.(\d+)", one.text)
    return len(written[1]) if written else 0


def is_fractional(amounts: Iterable[Amount]) -> bool:
    """Whether any of them was rounded when it was written: pieces counted one by one were not."""
    return any(one.scaled or one.step < 1 for one in amounts)


def sum_words(parts: list[Amount], unit: str) -> str:
    if len(parts) == 1:
        return f"{parts[0].label or '其中'}{parts[0].text}"
    return f"{' + '.join(part.text for part in parts)} = {told(sum(part.value for part in parts), unit)}"


def sentences(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in STOPS.finditer(paragraph.text):
        yield start, stop.end()
        start = stop.end()
    if start < len(paragraph.text):
        yield start, len(paragraph.text)


def among(paragraph: Paragraph, start: int, end: int) -> list[Amount]:
    return [one for one in paragraph.amounts if start <= one.start < end]


def breakdowns(paragraph: Paragraph) -> list[Breakdown]:
    """Of each sentence: the amount before 其中 is a whole, what follows its parts; a second 其中 opens the amount just
    before it, a semicolon leads back to the list around."""
    found: list[Breakdown] = []
    for start, end in sentences(paragraph):
        found += nested(paragraph, start, end)
    return [one for one in found if one.parts]


def nested(paragraph: Paragraph, start: int, end: int) -> list[Breakdown]:
    amounts, text = among(paragraph, start, end), paragraph.text
    marks = [(mark.start(), mark) for mark in re.finditer(rf"{OF_WHICH.pattern}|；|;|[（(]|[）)]", text[start:end])]
    steps = sorted(
        [(at + start, mark) for at, mark in marks] + [(one.start, one) for one in amounts], key=lambda s: s[0]
    )
    open_, found, last, depth = [], [], None, 0
    for at, step in steps:
        if isinstance(step, Amount):
            last = step
            if open_ and not depth and same_things(open_[-1].whole, step):
                open_[-1].parts.append(step)
        elif step.group() in "（(":
            depth += 1
        elif step.group() in "）)":
            depth = max(0, depth - 1)
        elif step.group() in "；;":
            open_ = open_[:-1] if len(open_) > 1 else []
        elif last is not None and not depth and at - last.end <= FARTHEST:
            begun = Breakdown(
                last, open_end=step.group() in ("设", "中") or bool(OPEN_END.search(text, last.end, end))
            )
            open_.append(begun)
            found.append(begun)
    return found


def same_things(whole: Amount, part: Amount) -> bool:
    """Not “8个镇，其中…新增20个窗口”: what is counted in general words is told by the noun behind."""
    nouns = whole.after.strip()[:2], part.after.strip()[:2]
    return whole.unit not in ("个", "项") or not all(nouns) or nouns[0] == nouns[1]


BRACKET = re.compile(r"[（(]([^（）()]*)[)）]")


def brackets(paragraph: Paragraph) -> list[Breakdown]:
    """“8名（甲2名，乙6名）”: two amounts or more of the same unit in brackets right behind one."""
    found = []
    for bracket in BRACKET.finditer(paragraph.text):
        before = [one for one in paragraph.amounts if one.end <= bracket.start()]
        parts = among(paragraph, *bracket.span())
        if not before or len(parts) < 2 or re.search("[，。；、,;]", paragraph.text[before[-1].end : bracket.start()]):
            continue
        whole = before[-1]
        parts = [part for part in parts if part.unit == whole.unit]
        if len(parts) > 1 and bracket.start() - whole.end <= 8 and not OF_WHICH.search(bracket[1]):
            found.append(
                Breakdown(
                    whole, parts, open_end=bool(re.match("设|含|包括", bracket[1]) or OPEN_END.search(bracket[1]))
                )
            )
    return found


def in_all(paragraph: Paragraph) -> list[Breakdown]:
    """“甲3个、乙5个，合计8个”."""
    found = []
    for start, end in sentences(paragraph):
        amounts = among(paragraph, start, end)
        for at, one in enumerate(amounts):
            parts = [part for part in amounts[:at] if part.unit == one.unit]
            if len(parts) > 1 and IN_ALL.search(paragraph.text[start : one.start]):
                found.append(Breakdown(one, parts))
    return found


def lists(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """A heading “项目支出情况” over numbered lines of one amount of money each: their sum is the 项目支出 stated
    anywhere else."""
    for heading in paragraphs:
        name = OF_A_LIST.sub("", TITLE.sub("", heading.text))
        lines = numbered_lines(paragraphs, heading) if heading.level and 2 <= len(name) <= 20 else []
        if len(lines) < 2 or not all(ends_like(line.label, name) for line in lines):
            continue
        inside = {line.paragraph for line in lines}
        for whole in stated_as(paragraphs, name, inside):
            yield from judged(Breakdown(whole, lines))


def ends_like(label: str, name: str) -> bool:
    return label.endswith(name) or name in label


def numbered_lines(paragraphs: list[Paragraph], heading: Paragraph) -> list[Amount]:
    """The amounts of the numbered paragraphs right under a heading, where each has just one, of money."""
    found: list[Amount] = []
    for each in paragraphs[heading.at + 1 :]:
        if each.is_cell or not each.level or each.level <= heading.level:
            break
        money = [one for one in each.amounts if one.unit == MONEY]
        if len(money) != 1:
            return []
        found += money
    return found


def stated_as(paragraphs: list[Paragraph], name: str, but: set[int]) -> list[Amount]:
    return [
        one for each in paragraphs if each.at not in but for one in each.amounts
        if one.unit == MONEY and one.label == name
    ]  # fmt: skip


def tables(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """In every column, a row 合计 or 小计 is the sum of the rows before it, or of the subtotals before it."""
    by_table: dict[int, dict[tuple[int, int], Paragraph]] = {}
    for each in paragraphs:
        if each.is_cell:
            by_table.setdefault(each.table, {})[each.row, each.column] = each
    for cells in by_table.values():
        for row, column in cells:
            if row and column == 0 and TOTAL_ROW.match(cells[row, 0].text):
                yield from total_row(cells, row)


def total_row(cells: dict, row: int) -> Iterator[Finding]:
    columns = sorted({column for at, column in cells if at == row and column})
    above = [at for at in sorted({at for at, _ in cells}) if 0 < at < row]
    totals = [at for at in above if TOTAL_ROW.match(cells[at, 0].text)]
    since = [at for at in above if not totals or at > totals[-1]]
    groups = [at for at in (totals, since, [at for at in above if at not in totals]) if at]
    for column in columns:
        whole = single(cells.get((row, column)))
        if whole is None or whole.unit == SHARE:
            continue
        tried = [[part for at in rows if not sub_row(cells[at, 0].text) and (part := single(cells.get((at, column))))]
                 for rows in groups]  # fmt: skip
        tried = [parts for parts in tried if parts]
        fits = [parts for parts in tried if sum(part.value for part in parts) == whole.value]
        if chosen := fits[:1] or tried[-1:]:
            yield from judged(Breakdown(whole, chosen[0]))


def sub_row(text: str) -> bool:
    return bool(re.match(r"\s*(?:其中|#|—)", text))


def single(cell: Paragraph | None) -> Amount | None:
    """The amount of a cell that holds one and nothing else."""
    return cell.amounts[0] if cell and len(cell.amounts) == 1 else None
