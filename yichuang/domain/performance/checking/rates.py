"""Stated ratios: a rate and the two amounts it is made of, a share of a whole, a rate whose base is not told."""

import re
from collections.abc import Iterator
from fractions import Fraction

from yichuang.domain.performance.checking.amounts import MONEY, SHARE, Amount, plain_label
from yichuang.domain.performance.checking.findings import (
    AGREES,
    ROUNDED,
    WRONG,
    Finding,
    rounded,
    to_step,
    told,
)
from yichuang.domain.performance.checking.pages import Paragraph
from yichuang.domain.performance.checking.sums import sentences

RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,6})[率]$")
SHARE_OF = re.compile(
    r"(?P<part>[\u4e00-\u9fff]*?)(?:占|占比|比重|所占比例)(?P<whole>[\u4e00-\u9fff“”\"]{0,20}?)(?:的|为|达|：|:)*\s*$"
)
GROWTH = re.compile(r"(?P<way>增长|上升|提高|增加|下降|减少|降低|压减)了?\s*$")
WHOLES = (
    "受理",
    "收件",
    "应",
    "总",
    "共",
    "全部",
    "申请",
    "计划",
    "预算",
    "拨款",
    "收入",
    "参评",
    "参与",
    "登记",
    "提交",
)
BASES = ("上年", "去年", "上月", "同期", "上一年", "原", "前", "优化前", "法定")
MOST_BASE = 10_000_000


def checked(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    wholes = [one for each in paragraphs for one in each.amounts if one.unit != SHARE]
    for paragraph in paragraphs:
        if paragraph.is_cell:
            continue
        for start, end in sentences(paragraph):
            amounts = [one for one in paragraph.amounts if start <= one.start < end]
            for at, one in enumerate(amounts):
                if one.unit == SHARE and not one.bound:
                    yield from of_rate(one, amounts[:at], wholes)


def of_rate(rate: Amount, before: list[Amount], wholes: list[Amount]) -> Iterator[Finding]:
    others = [one for one in before if one.unit != SHARE]
    if growth := GROWTH.search(rate.before):
        yield from of_growth(rate, others, growth["way"])
    elif share := SHARE_OF.search(rate.before):
        yield from of_share(rate, others, share["part"], share["whole"], wholes)
    elif found := RATE.search(rate.label):
        yield from named(rate, found["stem"], others)
    elif others and others[-1].unit == MONEY and re.fullmatch(r"\s*[（(]?\s*", rate.before):
        yield from of_share(rate, others, "", "", wholes)


def compared(rate: Amount, part: Amount, whole: Amount, exact: Fraction) -> Finding:
    amounts = (rate, part, whole)
    shown = f"{part.text} ÷ {whole.text} = {told(exact, SHARE)}"
    if exact == rate.value:
        return Finding(AGREES, f"{shown}，与所写的{rate.text}相符。", amounts)
    if to_step(exact, rate.step) == rate.value:
        return Finding(ROUNDED, f"{shown}，所写的{rate.text}是四舍五入后的数。", amounts)
    return Finding(WRONG, f"{shown}，所写的是{rate.text}。", amounts)


def named(rate: Amount, stem: str, others: list[Amount]) -> Iterator[Finding]:
    """办结率: what was 办结 over what was 受理; a rate without such a pair must at least be possible for the count
    right before it."""
    stems = {stem[-2:], stem[:2]}
    parts = [one for one in others if any(each in one.label + one.after[:6] for each in stems)]
    pairs = [
        (part, whole) for part in parts for whole in others
        if whole is not part and whole.unit == part.unit and any(word in whole.label for word in WHOLES)
    ]  # fmt: skip
    if pairs:
        part, whole = pairs[-1]
        if whole.value:
            yield compared(rate, part, whole, part.value / whole.value)
    elif others and touching(others[-1], rate) and others[-1].unit != MONEY:
        yield from possible(rate, others[-1])


def touching(count: Amount, rate: Amount) -> bool:
    """“缩减办事环节40个、优化率24.7%”: nothing between them but the name of the rate."""
    return 0 <= rate.start - count.end <= len(rate.before) + 2 and rate.paragraph == count.paragraph


def possible(rate: Amount, count: Amount) -> Iterator[Finding]:
    """Whether there is a whole number that the count could be so much of: it need not be the right one."""
    if count.value.denominator != 1 or count.scaled or not 0 < rate.value <= 1:
        return
    low = count.value / (rate.value + rate.half)
    high = count.value / max(rate.value - rate.half, Fraction(1, MOST_BASE))
    first = int(-(-low.numerator // low.denominator))
    fits = [base for base in range(first, min(int(high), first + 3) + 1) if base and fits_base(rate, count, base)]
    if fits:
        said = f"{count.text}占{rate.text}：基数为{fits[0]}时成立。"
        yield Finding(AGREES, said, (rate, count))
        return
    said = f"没有一个整数基数能使{count.text}占到{rate.text}"
    near = rounded(count.value / rate.value, 0)
    yield Finding(WRONG, f"{said}（最接近的基数{int(near)}得{told(count.value / near, SHARE)}）。", (rate, count))


def fits_base(rate: Amount, count: Amount, base: int) -> bool:
    return to_step(count.value / base, rate.step) == rate.value


def of_share(
    rate: Amount, others: list[Amount], part_word: str, whole_word: str, wholes: list[Amount]
) -> Iterator[Finding]:
    """“A 10万元，占支出的5%”, “A占支出的5%”: of the amount so called or just before, over the one so called
    or the first larger one of the sentence, which it is a part of."""
    parts = called(part_word, wholes) or others[-1:]
    if not parts:
        return
    part = parts[0]
    larger = [one for one in others if one.unit == part.unit and one.value > part.value]
    found = [one for one in called(whole_word, wholes) if one.unit == part.unit and one.value] or larger[:1]
    if not found:
        return
    results = [compared(rate, part, whole, part.value / whole.value) for whole in found]
    yield next((each for each in results if each.kind != WRONG), results[0])


def called(words: str, wholes: list[Amount]) -> list[Amount]:
    """The amounts of that name."""
    name = plain_label(re.sub(r"本年度?|全年|年度", "", words))
    return [one for one in wholes if len(name) > 1 and one.label.endswith(name)]


def of_growth(rate: Amount, others: list[Amount], way: str) -> Iterator[Finding]:
    """“上年400万元，本年440万元，增长10%”."""
    base = next((one for one in others if any(word in one.before for word in BASES)), None)
    now = next((one for one in others if one is not base and base and one.unit == base.unit), None)
    if base is None or now is None or not base.value:
        return
    change = (now.value - base.value) / base.value
    found = change if way in ("增长", "上升", "提高", "增加") else -change
    said = f"由{base.text}到{now.text}，{way}{told(found, SHARE)}"
    if found == rate.value:
        kind, end = AGREES, "，相符。"
    elif to_step(found, rate.step) == rate.value:
        kind, end = ROUNDED, f"，所写的{rate.text}是四舍五入后的数。"
    else:
        kind, end = WRONG, f"，所写的是{rate.text}。"
    yield Finding(kind, said + end, (rate, base, now))
