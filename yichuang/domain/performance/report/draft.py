"""A report being written: what it may name, under which id a figure stands here, whose words a part has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from yichuang.domain.performance.report import wording
from yichuang.domain.performance.report.material import RESULT, Material
from yichuang.domain.performance.report.network import TOTALS
from yichuang.domain.performance.report.wording import Part
from yichuang.domain.performance.rules.figures import MONEY
from yichuang.kernel.reports import Composition, Stated

HEADINGS = (
    "基本情况",
    "一般公共预算支出情况",
    "政府性基金预算支出情况",
    "国有资本经营预算支出情况",
    "社会保险基金预算支出情况",
    "资金使用及绩效情况",
    "存在的问题及原因分析",
    "下一步改进措施",
    "绩效自评结果拟应用和公开情况",
    "其他需要说明的情况",
)
NUMERALS = "一二三四五六七八九十"
# 六（一）: what its parts are about, in the order of the report's sections
OVERALL_PARTS = (
    "制度创新：打造“全领域”政务服务",
    "技术创新：打造“智能化”政务服务",
    "服务创新：打造“贴心式”政务服务",
)
NONE = "无。"
ACHIEVED, CARRIES = "绩效目标总体实现", ("优", "良")


@dataclass(frozen=True)
class Row:
    """One indicator of the self-evaluation table. What it was to reach and what it earned are figures too."""

    code: str
    first: str
    second: str
    name: str
    target: Stated
    actual: Stated
    weight: Stated
    points: Stated
    reason: str = ""
    improvement: str = ""
    rests_on: tuple[str, ...] = ()  # the figures its actual value is made of

    @property
    def explained(self) -> str:
        return "；".join(filter(None, (self.reason, self.improvement)))


@dataclass(frozen=True)
class Evaluated:
    """The result of the self-evaluation, where there is one."""

    rows: tuple[Row, ...] = ()
    total: Stated | None = None
    grade: str = ""
    note: str = ""  # what is to be known of it
    set_aside: tuple[str, ...] = ()  # what does not apply this year, and what became of its weight, in sentences

    @property
    def words(self) -> Mapping[str, str]:
        """`achieved`: what may be said of the goals as a whole, nothing where the score does not carry it."""
        return {"grade": self.grade, "note": self.note, "achieved": ACHIEVED if self.grade in CARRIES else ""}


@dataclass
class Draft:
    """A report being written: what it may name, and what it has named so far."""

    values: Mapping[str, Stated]
    material: Material
    blocks: Mapping[str, str] = field(default_factory=dict)  # what people wrote, by part
    evaluated: Evaluated = field(default_factory=Evaluated)
    report: Composition = field(default_factory=Composition)
    scope: str = ""  # the code of the special fund whose part is being written

    def heading(self, number: int) -> None:
        self.report.heading(f"{NUMERALS[number - 1]}、{HEADINGS[number - 1]}", 1)

    def under(self, number: int, title: str) -> None:
        self.report.heading(f"（{NUMERALS[number - 1]}）{title}", 2)

    def item(self, number: int, title: str) -> None:
        self.report.heading(f"{number}.{title}", 3)

    def figure(self, name: str) -> Stated | None:
        """A figure as it is stated here: under its own id where it belongs, R05_P1 in the part of a special fund that
        tells it once more."""
        if name == "score":
            return self.evaluated.total
        stated = self.values.get(name)
        if stated is None or (self.material.about and RESULT.fullmatch(name) and name not in self.material.about):
            return None  # the year has no such figure, or does not tell of it
        if stated.source.get("kind") == MONEY and name not in self.of_money:
            return None  # a line of the template that these books do not have
        return stated if self.is_home(name) else replace(stated, id=f"{name}_{self.scope}")

    @property
    def of_money(self) -> set[str]:
        """What the year has money under: its totals, its lines, and what each line was given."""
        codes = [line.code for line in self.material.lines]
        return {*TOTALS, *codes, *(f"{given}_{code}" for code in codes for given in ("initial", "final"))}

    def is_home(self, name: str) -> bool:
        if not self.scope:
            return True
        about = self.material.about.get(name)
        return about.scopes[:1] == (self.scope,) if about else name not in self.report.stated

    def look(self, name: str, of: str) -> Part | None:
        """What a reference of a text block stands for."""
        material = self.material
        if of:
            return (self.evaluated.words if name == "score" else self.words_of(name)).get(of) or None
        if name == "self":
            return self.figure(self.scope)
        words = {"unit": material.unit, "year": str(material.year), "publication": material.publication}
        if name in words:
            return words[name] or None
        if name in material.statements:
            return material.statements[name].text
        return self.figure(name)

    def words_of(self, name: str) -> Mapping[str, str]:
        about = self.material.about.get(name)
        return about.words if about else {}

    def fits(self, name: str) -> bool:
        """Whether this year calls a figure what the words of the template take it for."""
        meant = wording.template()["labels"].get(name)
        value = self.values.get(name)
        return meant is None or value is None or value.label == meant

    def part(self, name: str, otherwise: str = "") -> list[list[Part]]:
        """The paragraphs of a part: what people wrote, or the template's; `otherwise` is the part taken where the
        template has nothing that fits this year."""
        if name in self.blocks:
            return wording.by_people(self.blocks[name], self.look)
        found = wording.by_template(name, self.look, self.fits)
        return found or (wording.by_template(otherwise, self.look, self.fits) if otherwise else [])

    def write(self, paragraphs: Sequence[Sequence[Part]]) -> None:
        for parts in paragraphs:
            self.report.words(*parts)
