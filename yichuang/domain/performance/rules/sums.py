"""Sums of a budget year, at every level from fen; a difference is named with both its sides, never put right."""

from dataclasses import dataclass, field

from yichuang.domain.performance.rules.amounts import in_wan, in_yuan

GENERAL = "general"
BASIC = ("personnel", "public")
OWN_PROJECTS = ("special", "other_project")  # what carry-over and reserve are not
FUNDS = ("government_fund", "state_capital", "social_insurance")
STATED = {"budget_initial": "年初预算", "income": "财政拨款收入", "expenditure": "财政拨款支出", "basic": "基本支出",
          "project": "项目支出"}  # fmt: skip


@dataclass(frozen=True)
class LineSum:
    """One budget line. `initial` is None where its source gives only the total of all lines."""

    code: str
    label: str
    fund: str
    kind: str
    initial: int | None
    adjusted: int = 0
    spent: int = 0

    @property
    def final(self) -> int | None:
        """What it may spend in the year (全年预算): always computed."""
        return None if self.initial is None else self.initial + self.adjusted

    @property
    def is_basic(self) -> bool:
        return self.kind in BASIC


@dataclass(frozen=True)
class Side:
    label: str
    fen: int

    def __str__(self):
        return f"{self.label} {in_yuan(self.fen)} 元"


@dataclass(frozen=True)
class Fault:
    """Two amounts that should be the same and are not."""

    name: str
    one: Side
    other: Side

    @property
    def difference(self) -> int:
        return self.one.fen - self.other.fen

    def __str__(self):
        return f"{self.one}，与{self.other}不一致，相差 {in_yuan(abs(self.difference))} 元"


@dataclass(frozen=True)
class Unexplained:
    """What the initial budget and its parts do not tell; shown, never filled up (handbook J5)."""

    whole: Side
    parts: Side
    why: str

    @property
    def fen(self) -> int:
        return self.whole.fen - self.parts.fen

    def __str__(self):
        return (
            f"{self.whole.label} {in_wan(self.whole.fen)} 万元，{self.parts.label} {in_wan(self.parts.fen)} 万元，"
            f"相差 {in_wan(self.fen)} 万元。{self.why}"
        )


@dataclass(frozen=True)
class Standing:
    """Everything that adds up in one year. `initial` is the total of the approval (批复); `adjusted` what was adjusted
    without a line; `income` by fund; `carried_out` what goes into the next year; `stated` totals a source gives."""

    lines: tuple[LineSum, ...]
    initial: int | None = None
    adjusted: int = 0
    income: dict[str, int] = field(default_factory=dict)
    carried_out: int = 0
    stated: dict[str, int] = field(default_factory=dict)
    paid_on_contracts: tuple[tuple[str, int, int], ...] = ()  # number, amount, paid

    @property
    def general(self) -> list[LineSum]:
        return [line for line in self.lines if line.fund == GENERAL]

    @property
    def of_lines(self) -> int | None:
        """The initial budget as its lines have it; None where a line does not tell."""
        told = [line.initial for line in self.general]
        return None if None in told else sum(told)

    @property
    def amounts(self) -> dict[str, int]:
        """Exact fen by the names of figures: the totals, and what each line spent under its code."""
        basic = sum(line.spent for line in self.general if line.is_basic)
        project = sum(line.spent for line in self.general if not line.is_basic)
        known = sum(line.initial or 0 for line in self.general)
        initial = known if self.initial is None else self.initial
        adjustment = self.adjusted + sum(line.adjusted for line in self.general)
        return {
            "budget_initial": initial,
            "adjustment": adjustment,
            "final": initial + adjustment,
            "income": self.income.get(GENERAL, 0),
            "basic": basic,
            "project": project,
            "expenditure": basic + project,
            **{fund: sum(line.spent for line in self.lines if line.fund == fund) for fund in FUNDS},
            **{line.code: line.spent for line in self.lines},
        }

    def faults(self, *, ended: bool = False) -> list[Fault]:
        """Sums that differ. Of a year that has `ended` also what came in and what was done with it."""
        found = [*self.of_the_approval(), *self.against_stated(), *self.inside_stated()]
        return found + (self.over_the_year() if ended else [])

    def of_the_approval(self) -> list[Fault]:
        """The approval (批复) and the lines it was told by."""
        if self.initial is None or self.of_lines in (None, self.initial):
            return []
        whole, parts = Side("批复的年初预算", self.initial), Side("各项目年初预算之和", self.of_lines)
        return [Fault("budget_initial", whole, parts)]

    def against_stated(self) -> list[Fault]:
        amounts = self.amounts
        return [
            Fault(name, Side(f"来源所载{STATED[name]}", fen), Side(f"按分算出的{STATED[name]}", amounts[name]))
            for name, fen in self.stated.items()
            if amounts[name] != fen
        ]

    def inside_stated(self) -> list[Fault]:
        """Basic and project of the source make the total of the source."""
        if not {"expenditure", "basic", "project"} <= set(self.stated):
            return []
        both = self.stated["basic"] + self.stated["project"]
        if both == self.stated["expenditure"]:
            return []
        whole = Side("来源所载支出合计", self.stated["expenditure"])
        return [Fault("total", whole, Side("来源所载基本支出加项目支出", both))]

    def over_the_year(self) -> list[Fault]:
        income, spent = self.amounts["income"], self.amounts["expenditure"]
        if income == spent + self.carried_out:
            return []
        other = Side("财政拨款支出加结转下年", spent + self.carried_out)
        return [Fault("income", Side("财政拨款收入", income), other)]

    @property
    def negative(self) -> list[str]:
        return [
            f"“{line.label}”（{line.code}）的全年预算会变成负数：{in_yuan(line.final)} 元。"
            for line in self.lines
            if line.final is not None and line.final < 0
        ]

    @property
    def overspent(self) -> list[str]:
        """Lines, contracts, and the whole, that paid more than they may."""
        found = [
            f"“{line.label}”（{line.code}）支付合计 {in_yuan(line.spent)} 元，超过全年预算 {in_yuan(line.final)} 元。"
            for line in self.lines
            if line.final is not None and line.spent > line.final >= 0
        ]
        amounts = self.amounts
        if any(line.final is None for line in self.general) and amounts["expenditure"] > amounts["final"]:
            found.append(
                f"支付合计 {in_yuan(amounts['expenditure'])} 元，超过全年预算合计 {in_yuan(amounts['final'])} 元。"
            )
        return found + [
            f"合同 {number} 的支付合计 {in_yuan(paid)} 元，超过合同金额 {in_yuan(amount)} 元。"
            for number, amount, paid in self.paid_on_contracts
            if paid > amount
        ]

    @property
    def unexplained(self) -> Unexplained | None:
        """None where nothing is unexplained. Where no line tells its initial budget, what was spent on basic costs and
        own projects stands beside the total (F8 and F9 of the report of 2021)."""
        if self.initial is None:
            return None
        whole = Side("年初预算", self.initial)
        if self.of_lines is not None:
            found = Unexplained(whole, Side("各项目年初预算之和", self.of_lines), "来源不能解释，照实列示。")
            return found if found.fen else None
        own = sum(line.spent for line in self.general if line.is_basic or line.kind in OWN_PROJECTS)
        parts = Side("基本支出加专项和其他项目（不含上年结余、预备费）", own)
        return Unexplained(whole, parts, "来源没有逐项的年初预算，这个差额不能解释，照实列示。")
