"""What a report tells beside its figures: the unit, its duties and goals, its lines, what each result is about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from yichuang.domain.performance.rules.figures import Definition

GENERAL, SPECIAL = "general", "special"
FUNDS = ("government_fund", "state_capital", "social_insurance")
BOUNDS = {"at_least": "以上", "at_most": "以内"}
OVERALL = "overall"
RESULTS = "六"
RESULT = re.compile(r"R\d+")


@dataclass(frozen=True)
class Line:
    """A budget line, as far as a report names it."""

    code: str
    label: str
    kind: str
    fund: str = GENERAL

    @property
    def fund_name(self) -> str:
        """As a heading calls a special fund: 政务大厅管理和互联网+政务服务建设专项."""
        return f"{self.label.rpartition('-')[2].removesuffix('项目')}专项"

    @property
    def spent_on(self) -> str:
        """“…项目支出”, without saying 支出 twice."""
        return self.label if self.label.endswith("支出") else f"{self.label}支出"


@dataclass(frozen=True)
class Goal:
    id: str
    text: str
    projects: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """What the year's file says of a result beside its value. `scopes`: overall, or codes of special funds; the first
    is where it belongs."""

    label: str
    section: str = ""
    scopes: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Statement:
    id: str
    text: str
    section: str


@dataclass(frozen=True)
class Material:
    unit: str
    code: str
    year: int
    publication: str
    organisation: Mapping
    goals: tuple[Goal, ...]
    lines: tuple[Line, ...]
    about: Mapping[str, About]
    statements: Mapping[str, Statement]

    @property
    def general(self) -> list[Line]:
        return [line for line in self.lines if line.fund == GENERAL]

    @property
    def projects(self) -> list[Line]:
        return [line for line in self.general if line.kind not in ("personnel", "public")]

    @property
    def specials(self) -> list[Line]:
        return [line for line in self.general if line.kind == SPECIAL]

    def of_fund(self, fund: str) -> list[Line]:
        return [line for line in self.lines if line.fund == fund]

    def telling(self, definitions: Iterable[Definition]) -> "Material":
        """Also of the figures that say themselves where in the report they stand; of numbered results only where the
        year's file does not list its own."""
        more = {
            one.id: About(one.label, one.section, one.scope)
            for one in definitions
            if one.scope and one.section.startswith(RESULTS) and not (self.about and RESULT.fullmatch(one.id))
        }
        return replace(self, about=more | dict(self.about))


def of_stated(stated: Mapping) -> Material:
    """From a year's file as read (performance_YEAR.yaml); KeyError names what it lacks."""
    meta = stated["meta"]
    return Material(
        unit=meta["unit_name"], code=meta["unit_code"], year=int(meta["year"]),
        publication=meta.get("publication", ""),
        organisation=stated.get("organisation") or {},
        goals=tuple(
            Goal(one["id"], one["text"], tuple(one.get("projects", ())), tuple(one.get("indicators", ())))
            for one in stated.get("goals", ())
        ),
        lines=tuple(lines_of(stated["finance"].get("expenditure"))),
        about={one["id"]: about(one) for one in stated.get("results", ())},
        statements={
            one["id"]: Statement(one["id"], one["text"], one.get("section", ""))
            for one in stated.get("statements", ())
        },
    )  # fmt: skip


def lines_of(spent: Mapping | None) -> list[Line]:
    """None where the lines are kept elsewhere, in the books."""
    if spent is None:
        return []
    basic = [
        Line(one["code"], one["label"], "personnel" if one["label"] == "人员经费" else "public")
        for one in spent["basic"]["lines"]
    ]
    projects = [Line(one["code"], one["label"], one.get("kind", SPECIAL)) for one in spent["project"]["lines"]]
    funds = [
        Line(one["code"], one["label"], one.get("kind", SPECIAL), fund)
        for fund in FUNDS for one in (spent.get(fund) or {}).get("lines", ())
    ]  # fmt: skip
    return [*basic, *projects, *funds]


def about(one: Mapping) -> About:
    words = {name: str(one[name]) for name in ("rank", "note", "system", "project", "unit") if one.get(name)}
    words["places"] = str(len(str(one.get("value", "")).partition(".")[2]))
    if one.get("members"):
        words["members"] = "、".join(one["members"])
    if bound := BOUNDS.get(one.get("direction", "")):
        words["bound"] = bound
    if one.get("month"):
        year, _, month = str(one["month"]).partition("-")
        words["month"] = f"{year}年{int(month)}月"
    return About(one["name"], str(one.get("section", "")), tuple(one.get("scope", ())), words)
