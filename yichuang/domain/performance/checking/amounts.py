"""Amounts as a report writes them: 440.32万元, 18,395个, 98.5%, 24.1万件. Dates and clause numbers are none."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

MONEY, SHARE = "元", "%"
SHORT_UNITS = "个项件次台名人家天日起条份套张户处场期篇批类种部辆间册幅块岁倍分号级周轮枚栋所座宗笔本例位年封"
UNIT_WORDS = ("个工作日", "工作日", "个百分点", "平方米", "公里", "小时", "分钟", "个月", *SHORT_UNITS)
SAME_UNIT = {"个工作日": "工作日", "名": "人", "位": "人"}
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
PLAIN_DIGITS = str.maketrans("０１２３４５６７８９．％－＋", "0123456789.%-+")  # one sign for one: places stay
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
FOUND = re.compile(
    rf"(?<![A-Za-z0-9.,/])(?P<sign>(?<![\d）)A-Za-z])[-+−]\s?)?(?P<number>{NUMBER})(?![\d]|[.,]\d)"
    rf"(?P<gap>\s*)(?P<unit>%|％|(?P<scale>百万|千万|亿|万|千|百)?(?P<word>元|{'|'.join(UNIT_WORDS)})?)"
)  # fmt: skip
DATE = re.compile(
    r"\d{4}\s*[-—~至、]?\s*(?:\d{4})?\s*年(?:度|底|末|初)?|\d{1,2}\s*月份?(?:\s*\d{1,2}\s*[日号])?(?![数均])"
    r"|\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}/\d{1,2}/\d{1,2}|〔\d{4}〕\s*(?:第?\s*\d+\s*号)?|\d{1,2}[:：]\d{2}"
    r"|第\s*\d+\s*[条款项章节页号期次批]|[A-Za-z][A-Za-z/]*\s?\d+(?:\.\d+)+"
)
CLAUSE_NUMBER = re.compile(r"\s*(?:[（(]\d+[)）]|\d+[)）]|\d+\s*(?:、|\.(?!\d)|\.(?=\d{4}\s*年)))\s*")
BETWEEN = "，。；：！？、,;:!?（）()\n"
AT_LEAST, AT_MOST = ("以上", "及以上", "余", "多"), ("以下", "以内", "之内")


@dataclass(frozen=True)
class Amount:
    """One number with its unit. `value` is exact and in the plain unit (元, a fraction for %, pieces); `step` is what
    one more in its last written place would be. `unit` "" is a number without one."""

    paragraph: int
    start: int
    end: int
    text: str
    value: Fraction
    step: Fraction
    unit: str
    before: str = ""  # of its clause, back to the last stop or number
    after: str = ""  # up to the next stop or number
    bound: str = ""  # 以上, 以内: not an exact number
    scaled: bool = field(default=False, compare=False)  # 万, 亿 written

    @property
    def label(self) -> str:
        """What the number is of, where it is said before it."""
        return plain_label(self.before)

    @property
    def half(self) -> Fraction:
        """How far the exact number may lie from the written one."""
        return self.step / 2


def plain(text: str) -> str:
    """The same text, as long, with digits and per cent signs of one kind."""
    return text.translate(PLAIN_DIGITS)


def found_in(text: str, paragraph: int = 0, unit: str = "") -> list[Amount]:
    """The amounts of a paragraph in their order. `unit` is that of numbers without one, as a table's head names it."""
    text = plain(text)
    barred = spans_without_amounts(text)
    places = [found for found in FOUND.finditer(text) if not any(within(found, span) for span in barred)]
    edges = [0, *(found.end() for found in places)]
    starts = [found.start() for found in places] + [len(text)]
    return [
        amount_of(found, paragraph, unit, text[edges[at] : found.start()], text[found.end() : starts[at + 1]])
        for at, found in enumerate(places)
    ]


def spans_without_amounts(text: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in DATE.finditer(text)]
    if head := CLAUSE_NUMBER.match(text):
        spans.append(head.span())
    return spans


def within(found: re.Match, span: tuple[int, int]) -> bool:
    return span[0] <= found.start("number") < span[1]


def amount_of(found: re.Match, paragraph: int, unit: str, before: str, after: str) -> Amount:
    written, scale, word = found["number"].replace(",", ""), found["scale"] or "", found["word"] or ""
    own = found["unit"]
    if not own and unit:
        scale, word, own = scale_of(unit)
    is_share = own in ("%", "％")
    times = Fraction(1, 100) if is_share else Fraction(SCALES[scale])
    places = len(written.partition(".")[2])
    sign = -1 if (found["sign"] or "").strip() in ("-", "−") else 1
    right = re.split(f"[{BETWEEN}]", after, maxsplit=1)[0]
    return Amount(
        paragraph, found.start(), found.end(), found.group().strip(), sign * Fraction(written) * times,
        times / 10**places, SHARE if is_share else SAME_UNIT.get(word, word or ("个" if scale else "")),
        re.split(f"[{BETWEEN}]", before.rstrip("：: ＝="))[-1], right,
        next((each for each in (*AT_LEAST, *AT_MOST) if right.startswith(each)), ""), bool(scale),
    )  # fmt: skip


def scale_of(unit: str) -> tuple[str, str, str]:
    """(scale, word, whole) of a unit a table's head names: 万元 is (万, 元, 万元)."""
    if unit == "%":
        return "", "", "%"
    scale = next((each for each in sorted(SCALES, key=len, reverse=True) if each and unit.startswith(each)), "")
    return scale, unit.removeprefix(scale), unit


YEAR_HEAD = re.compile(r"^.*?(?:\d{4}\s*年(?:度|底|末)?|本年度?|全年|年度)(?:本?单位|部门)?")
TAIL = re.compile(r"(?:共计|合计|共有|达到|总计|小计|达|为|共|约|是|有|的|近|超|仅|计|实现|完成|取得)+$")
HEAD = re.compile(r"^(?:其中|包括|包含|以及|分别|和|与|及|设|含|并)+")


def plain_label(before: str) -> str:
    """“2021年度单位一般公共预算财政拨款支出” is 一般公共预算财政拨款支出."""
    label = re.sub(r"[\s“”\"《》]", "", before)
    label = YEAR_HEAD.sub("", label) or label
    return TAIL.sub("", HEAD.sub("", label))
