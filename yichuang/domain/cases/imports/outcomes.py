"""Outcomes of outside systems taken in from a file: checked as a whole, then entered case by case, all or nothing."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import LIFE
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import Cell, Day, OneOf, blank, column
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import Columns, FileRefused, Sheet, parse

NUMBER, OUTCOME, REFERENCE, DECIDED_ON, REASON = "办件编号", "结果", "受理号或文号", "决定日期", "不予理由"
OUTCOMES = {"准予": "grant", "不予": "deny"}


class Outcomes(Columns):
    """One row a case. The headings are those of the template staff download."""

    number = column(NUMBER, Cell(longest=40))
    outcome = column(OUTCOME, OneOf(OUTCOMES))
    reference = column(REFERENCE, Cell(longest=120))
    decided_on = column(DECIDED_ON, Day())
    reason = blank(REASON)


@dataclass
class Plan:
    """A file that was read and checked; nothing is written yet."""

    sheet: Sheet
    cases: dict

    @property
    def problems(self):
        return sorted(self.sheet.problems, key=lambda problem: (problem.row, problem.column))


def check(name: str, content: bytes, *, by: Actor) -> Plan:
    """The dry run: every fault of every row at once. A case out of sight is one there is not."""
    sheet = parse(name, content, Outcomes)
    sheet.unique(NUMBER)
    numbers = {getattr(row, NUMBER) for row in sheet.rows}
    cases = {case.number: case for case in reads.visible_to(by).filter(number__in=numbers)}
    for row in sheet.rows:
        check_row(sheet, row, cases.get(getattr(row, NUMBER)), by)
    return Plan(sheet, cases)


def check_row(sheet: Sheet, row, case, by: Actor) -> None:
    if case is None:
        sheet.blame(row, NUMBER, "没有这个办件", getattr(row, NUMBER))
        return
    if "record_outcome" not in {open_row.act for open_row in reads.open_acts(by, case)}:
        sheet.blame(row, NUMBER, f"现在不能录入结果：状态是“{case.get_state_display()}”，或者不归您录入", case.number)
    day = getattr(row, DECIDED_ON)
    if case.accepted_on and not case.accepted_on <= day <= timezone.localdate():
        sheet.blame(row, DECIDED_ON, f"应在受理日期 {case.accepted_on} 和今天之间", day.isoformat())
    if getattr(row, OUTCOME) == "deny" and not getattr(row, REASON):
        sheet.blame(row, REASON, "结果是“不予”的，要写理由")


def load(plan: Plan, *, by: Actor) -> int:
    """Enter every outcome, or none; returns how many. What changed since the dry run refuses the whole file."""
    if plan.problems:
        raise FileRefused(plan.problems)
    with transaction.atomic():
        for row in plan.sheet.rows:
            enter(plan.sheet, row, plan.cases[getattr(row, NUMBER)], by)
        if plan.problems:
            raise FileRefused(plan.problems)
    return len(plan.sheet.rows)


def enter(sheet: Sheet, row, case, by: Actor) -> None:
    try:
        acts.record_outcome(
            case,
            by=by,
            outcome=getattr(row, OUTCOME),
            reference=getattr(row, REFERENCE),
            decided_on=getattr(row, DECIDED_ON),
            reason=getattr(row, REASON),
        )
    except ActRefused as refusal:
        sheet.blame(row, NUMBER, "；".join(refusal.reasons), case.number)
    except PermissionDenied:
        sheet.blame(row, NUMBER, f"“{LIFE.words['record_outcome']}”不归您办", case.number)
