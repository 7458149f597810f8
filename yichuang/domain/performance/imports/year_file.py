"""performance_YEAR.yaml: the finance of a year as its self-evaluation report gives it, in 万元.

Such a report tells totals of the year and no vouchers. Each line therefore has one payment 全年合计 with its source,
and none is invented; where it tells the initial budget only as one sum, lines have none, and the difference is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.db import transaction

from yichuang.domain.performance.acts import money as acts
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.rules.amounts import AmountUnread, fen_of
from yichuang.domain.performance.rules.sums import STATED, LineSum, Standing
from yichuang.domain.performance.tables.money import KINDS, TOTAL
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import FileRefused, Problem

BASIC = {"人员经费": "personnel", "公用经费": "public"}
NO_NUMBER = "文号未载明"


@dataclass
class YearFile:
    """What the file says of one year; `problems` names each fault by its place in the file."""

    file: str
    unit: str = ""
    year: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    lines: list[dict] = field(default_factory=list)  # columns of BudgetLine, and "spent"
    problems: list[Problem] = field(default_factory=list)

    @property
    def source(self) -> str:
        return f"{self.year}年自评报告"

    def blame(self, where: str, why: str, value: str = "") -> None:
        self.problems.append(Problem(self.file, 0, where, why, value))

    @property
    def standing(self) -> Standing:
        lines = tuple(
            LineSum(line["code"], line["label"], line["fund"], line["kind"], None, 0, line["spent"])
            for line in self.lines
        )
        return Standing(
            lines, initial=self.totals["budget_initial"], income={"general": self.totals["income"]}, stated=self.totals
        )


def read(path: Path) -> YearFile:
    """Read one file; nothing is written."""
    found = YearFile(path.name)
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        meta, finance, goals = told["meta"], told["finance"], told.get("goals", [])
        found.unit, found.year = meta["unit_code"], int(meta["year"])
        read_totals(found, finance)
        found.lines = list(lines_of(found, finance, goals))
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as broken:
        found.blame("", f"文件读不出来，或者缺少这一部分：{broken}")
    if not found.problems:
        for fault in found.standing.faults():
            found.blame(f"finance.{fault.name}", str(fault))
    return found


def read_totals(found: YearFile, finance: dict) -> None:
    places = {
        "budget_initial": finance["budget_initial"], "income": finance["income"],
        "expenditure": finance["expenditure"]["total"], "basic": finance["expenditure"]["basic"],
        "project": finance["expenditure"]["project"],
    }  # fmt: skip
    found.totals = {name: amount(found, f"finance.{name}", places[name]) for name in STATED}


def lines_of(found: YearFile, finance: dict, goals: list) -> Iterator[dict]:
    served: dict[str, list[str]] = {}
    for goal in goals:
        for code in goal["projects"]:
            served.setdefault(code, []).append(goal["id"])
    for part in ("basic", "project"):
        for told in finance["expenditure"][part]["lines"]:
            kind = BASIC.get(told["label"], "") if part == "basic" else told["kind"]
            if kind not in KINDS:
                found.blame(f"finance.{part}.{told['code']}", "不知道是哪一类支出", kind or told["label"])
            spent = amount(found, f"finance.{part}.{told['code']}", told)
            yield {"code": told["code"], "label": told["label"], "fund": "general", "kind": kind,
                   "goals": served.get(told["code"], []), "spent": spent}  # fmt: skip
    for told in finance.get("other_budgets", []):
        if amount(found, f"finance.other_budgets.{told['label']}", told):
            found.blame(f"finance.other_budgets.{told['label']}", "有支出，但没有列出项目", told["amount"])


def amount(found: YearFile, where: str, told: dict) -> int:
    try:
        return fen_of(told["amount"], "万元")
    except AmountUnread as why:
        found.blame(where, str(why), str(told["amount"]))
        return 0


def load(found: YearFile, *, by: Actor) -> BudgetYear:
    """Take the year in, all or nothing, up to its last payment; closing it is for people. Refuses (FileRefused) a file
    with problems."""
    if found.problems:
        raise FileRefused(found.problems)
    said = f"{TOTAL}（来源：{found.source}）"
    with transaction.atomic():
        year = acts.begin(found.unit, found.year, by=by, source=found.source, stated=found.totals)
        for line in found.lines:
            columns = {name: value for name, value in line.items() if name != "spent"}
            acts.enter_line(year, by=by, source=found.source, **columns)
        initial = found.totals["budget_initial"]
        acts.appropriate(year, by=by, initial=initial, document=f"{found.source}（批复{NO_NUMBER}）")
        if more := found.totals["income"] - initial:
            acts.adjust(
                year, by=by, amount=more, source=found.source, document=NO_NUMBER,
                reason="由报告的两个合计算出：财政拨款收入减年初预算；报告没有逐项的调整",
            )  # fmt: skip
        acts.receive(year, by=by, amount=found.totals["income"], is_total=True, purpose=said, source=found.source)
        for line in found.lines:
            acts.pay(
                year, by=by, code=line["code"], amount=line["spent"], is_total=True, purpose=said, source=found.source
            )
    year.refresh_from_db()
    return year


def is_there(found: YearFile) -> bool:
    return BudgetYear.objects.filter(body=found.unit, year=found.year).exists()
