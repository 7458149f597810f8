"""Figures 指标数: how each number of a year is come by, and what it is worth. Pure; nothing here reads a database.

The manual. A *definition* says how a figure is come by: read from a measure, counted in a file of the district, taken
from the books, entered with a proof, or worked out by a formula over other figures:

    definitions = (
        Definition("R06", "缩减办事环节", "个", MEASURE, "catalogue.links_cut"),
        Definition("links_before", "优化前办事环节", "个", COUNT, "items.csv"),
        Definition("R07", "办事环节优化率", "%", FORMULA, "R06 / links_before", places=1),
        Definition("P1", "…专项", "万元", MONEY, "P1", places=2),
    )
    inputs = {"R06": Given(40, source="…"), "links_before": Given(162, …), "P1": Given(49_410_000, …)}
    values = worked_out(definitions, inputs)          # {"R07": Value(exact=Fraction(20, 81), shown="24.7%"), …}
    depends(definitions)["R07"]                       # {"R06", "links_before"}

Exact values are in base units, whatever the unit shown: money in fen 分, shares as fractions (0.247), 万件 in 件.
`in_base("24.1", "万件")` is 241000; `scale(unit)` is how many of the base a unit is. Rounded, halves away from zero,
only where it is shown.

A figure without its inputs has no value, and says which is missing; nor has one whose denominator is zero.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256

from yichuang.domain.performance.rules.formulas import Formula, FormulaWrong, NoValue, parsed
from yichuang.kernel.measures import MEASURED, NOT_YET, NOTHING
from yichuang.kernel.measures.showing import NONE, PERCENT, rounded
from yichuang.kernel.reports import NOT_MEASURED, Stated
from yichuang.kernel.reports.stating import ID

FORMULA, MEASURE, COUNT, MONEY, ENTERED = "formula", "measure", "count", "money", "entered"
KINDS = {FORMULA: "公式", MEASURE: "平台指标", COUNT: "名录统计", MONEY: "账目", ENTERED: "填报"}
FEN, WAN = 100, 10_000
NOBODY_SAID = "还没有数据"
Number = int | Fraction | Decimal | str


def scale(unit: str) -> Fraction:
    """How many of the base unit one of these is: 万元 1,000,000 (分), % 1/100, 万件 10,000, 元/台 100."""
    if unit == PERCENT:
        return Fraction(1, 100)
    above = unit.partition("/")[0]
    return Fraction((WAN if above.startswith("万") else 1) * (FEN if above.endswith("元") else 1))


def in_base(number: Number, unit: str) -> Fraction:
    """What somebody writes in a unit, exactly and in the base unit."""
    return Fraction(number) * scale(unit)


@dataclass(frozen=True)
class Definition:
    """How a figure is come by. `says` is its formula, measure, file or name in the books; `where` the filter of the
    measure or of the file's rows, as pairs; `places` the decimals shown; `signed` shows a plus."""

    id: str
    label: str
    unit: str = ""
    kind: str = ENTERED
    says: str = ""
    places: int = 0
    where: tuple[tuple[str, str], ...] = ()
    signed: bool = False
    note: str = ""
    section: str = ""  # where in the report it stands
    scope: tuple[str, ...] = ()  # overall, or the lines of the budget it accounts for

    @property
    def formula(self) -> Formula:
        return parsed(self.says)

    @property
    def version(self) -> str:
        """Sixteen signs that stand for how it is come by, without what it rests on."""
        says = self.formula.text if self.kind == FORMULA else self.says
        told = [self.id, self.label, self.unit, self.kind, says, self.places, self.where]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Given:
    """What was found of an input, in base units; None with the reason where there is nothing. `fingerprint` stands for
    how its source counts, `digest` for what it counted (a file, the books), `behind` for where to look into it."""

    exact: Number | None = None
    source: str = ""
    as_of: date | None = None
    missing: str = ""
    proof: str = ""
    fingerprint: str = ""
    digest: str = ""
    behind: Mapping = field(default_factory=dict)
    status: str = NOT_YET  # of one without a value: not yet measured, or nothing to divide by


@dataclass(frozen=True)
class Value:
    """A figure as it stands. `shown` is with its unit, `number` without. Where there is none, `missing` says why in a
    whole clause, and `lacking` which figures are to blame. `behind` holds `of`, the figures of its formula."""

    id: str
    label: str
    unit: str
    places: int
    kind: str
    exact: Fraction | None
    shown: str
    number: str
    source: str
    as_of: date | None = None
    missing: str = ""
    lacking: tuple[str, ...] = ()
    status: str = MEASURED
    proof: str = ""
    fingerprint: str = ""
    digest: str = ""
    behind: Mapping = field(default_factory=dict)

    def stated(self) -> Stated:
        """As a report states it."""
        source = {
            "kind": self.kind, "label": self.source, "fingerprint": self.fingerprint, "digest": self.digest,
            "as_of": self.as_of.isoformat() if self.as_of else None, "proof": self.proof, "behind": dict(self.behind),
            "why": self.missing,
        }  # fmt: skip
        return Stated(
            self.id, self.label, self.shown, self.exact, unit=self.unit, places=self.places, definition=self.source,
            status=self.status, source=source,
        )  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What is wrong with one definition."""

    id: str
    reason: str

    def __str__(self):
        return f"{self.id}：{self.reason}"


class FiguresWrong(ValueError):  # noqa: N818 - it is not an error of the program
    """Definitions that cannot be worked out: every fault at once."""

    def __init__(self, faults: list[Fault]):
        super().__init__("；".join(map(str, faults)))
        self.faults = faults


def faults(definitions: Iterable[Definition]) -> list[Fault]:
    """Everything wrong with them: ids, formulas, names nobody defines, circles."""
    found, known, links = [], {}, {}
    for one in definitions:
        if one.id in known:
            found.append(Fault(one.id, "编号重复"))
        if not ID.fullmatch(one.id):
            found.append(Fault(one.id, "编号要以字母开头，只含字母、数字和下划线，最多40个字符"))
        if one.kind not in KINDS:
            found.append(Fault(one.id, f"不认识的来源“{one.kind}”"))
        known[one.id] = one
    for one in known.values():
        try:
            links[one.id] = one.formula.names if one.kind == FORMULA else ()
        except FormulaWrong as wrong:
            found.append(Fault(one.id, str(wrong)))
            continue
        found += [Fault(one.id, f"公式里的“{name}”没有定义") for name in links[one.id] if name not in known]
    return found or circles(links)


def circles(links: Mapping[str, Iterable[str]]) -> list[Fault]:
    try:
        TopologicalSorter(links).prepare()
    except CycleError as circle:
        path = circle.args[1][::-1]
        return [Fault(path[0], f"公式绕成了一圈：{' → '.join(path)}")]
    return []


def in_order(definitions: Iterable[Definition]) -> list[Definition]:
    """Each after those it rests on. FiguresWrong with everything that is wrong."""
    definitions = list(definitions)
    if wrong := faults(definitions):
        raise FiguresWrong(wrong)
    known = {one.id: one for one in definitions}
    links = {one.id: one.formula.names if one.kind == FORMULA else () for one in definitions}
    return [known[name] for name in TopologicalSorter(links).static_order()]


def depends(definitions: Iterable[Definition]) -> dict[str, set[str]]:
    """On which inputs each figure rests in the end; an input rests on itself."""
    found: dict[str, set[str]] = {}
    for one in in_order(definitions):
        is_formula = one.kind == FORMULA
        found[one.id] = set().union(*(found[name] for name in one.formula.names)) if is_formula else {one.id}
    return found


def worked_out(definitions: Iterable[Definition], inputs: Mapping[str, Given]) -> dict[str, Value]:
    """The value of every figure, in the order of the definitions. Inputs that nobody defines are left alone."""
    definitions = list(definitions)
    found: dict[str, Value] = {}
    for one in in_order(definitions):
        found[one.id] = computed(one, found) if one.kind == FORMULA else taken(one, inputs.get(one.id, Given()))
    return {one.id: found[one.id] for one in definitions}


def taken(one: Definition, given: Given) -> Value:
    """An input as it was found."""
    exact = None if given.exact is None else Fraction(given.exact)
    return Value(
        one.id, one.label, one.unit, one.places, one.kind, exact, *spoken(one, exact, given.status), given.source,
        as_of=given.as_of, missing="" if exact is not None else given.missing or NOBODY_SAID,
        lacking=() if exact is not None else (one.id,), status=given.status if exact is None else MEASURED,
        proof=given.proof, fingerprint=marked(one, given.fingerprint), digest=given.digest, behind=given.behind,
    )  # fmt: skip


def computed(one: Definition, known: Mapping[str, Value]) -> Value:
    """A formula over what is known, or the reason why it has no value."""
    formula = one.formula
    parts = [known[name] for name in formula.names]
    exact, missing, status = None, "", MEASURED
    lacking = tuple(dict.fromkeys(name for part in parts for name in part.lacking))
    words = formula.in_words({part.id: part.label for part in parts})
    if lacking:
        missing = "；".join(f"“{known[name].label}”{known[name].missing}" for name in lacking)
        status = NOTHING if all(known[name].status == NOTHING for name in lacking) else NOT_YET
    else:
        try:
            exact = formula.value({part.id: part.exact for part in parts})
        except NoValue:
            missing, status, lacking = f"按“{words}”计算，分母是零", NOTHING, (one.id,)
    days = [part.as_of for part in parts if part.as_of]
    return Value(
        one.id, one.label, one.unit, one.places, one.kind, exact, *spoken(one, exact, status), words,
        as_of=max(days, default=None), missing=missing, lacking=lacking, status=status,
        fingerprint=marked(one, *(part.fingerprint for part in parts)),
        digest=sha256(" ".join(part.digest for part in parts).encode()).hexdigest() if parts else "",
        behind={"formula": formula.text, "of": list(formula.names)},
    )  # fmt: skip


def marked(one: Definition, *beneath: str) -> str:
    return sha256(" ".join((one.version, *beneath)).encode()).hexdigest()[:16]


def spoken(one: Definition, exact: Fraction | None, status: str) -> tuple[str, str]:
    """With its unit, and without: “483.61万元”, “483.61”."""
    if exact is None:
        words = NOT_MEASURED if status == NOT_YET else NONE
        return words, words
    number = rounded(exact / scale(one.unit), one.places)
    text = f"{number:+,}" if one.signed and number else f"{number:,}"
    return f"{text}{one.unit}", text
