"""Corrections: what was entered wrongly stays in the books, struck; what is right stands beside it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yichuang.domain.performance.acts.money import EntryRefused, keep, refuse_what_cannot_stand
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.models.money import Entry
from yichuang.domain.performance.reads.around import around
from yichuang.domain.performance.rules import money as r
from yichuang.domain.performance.states.money import YEARS, YearState
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn

BOOKKEEPING = {"id", "year", "place", "source", "entered_by", "entered_on", "after_closing", "replaces", "struck_on",
               "struck_by", "struck_why", "struck_document"}  # fmt: skip
NO_APPROVAL = "这一年还没有下达批复，没有批复可以更正。"
HALF_AN_APPROVAL = "批复要有文号，合计不能是负数。"
BOTH_AT_ONCE = "项目和批复要在一次更正里同时改：请把“更正以后批复的合计”也改成各项目之和。"


@dataclass(frozen=True)
class Approval:
    """The approval (批复) as it should read: its total in fen, its number."""

    initial: int
    document: str


def correct(
    entry: Entry, *, by: Actor, reason: str, document: str, told: dict | None = None, carried_out: int | None = None,
    approval: Approval | None = None,
) -> Entry | None:  # fmt: skip
    """Strike an entry and, with `told` (its columns that change), put another in its place; both stay to be read.

    While the year runs, who keeps the books does it; in a closed year only who closed or may close it, and the year
    has to add up again: `carried_out` (fen) is then what goes into the next year. A line and the `approval` it was
    told by can be put right in one act, as neither adds up without the other; what the approval said before stays in
    the ledger. Refuses an entry that others stand on, one that was corrected a moment ago (OutOfTurn), and a
    correction without reason and document.
    """
    with transaction.atomic(), YEARS.step(entry.year, "correct", by=by) as step:
        year = step.thing
        year.why, year.by_what = reason.strip(), document.strip()
        if not r.correction_is_explained(year):
            raise ActRefused(r.correction_is_explained.refusal, article=step.row.article)
        if carried_out is not None and year.state == YearState.CLOSED:
            year.carried_out = carried_out
        restated = restate_with(year, approval) if approval else {}
        old = struck(entry, year, by=by)
        there = around(year)
        new = None if told is None else successor(old, told)
        if new:
            keep(step, new, there)
        year.standing = there.standing
        refuse_what_cannot_stand(year.standing, "amount")
        if gone := there.left_without:
            raise ActRefused(*gone, article=step.row.article)
        refuse_what_does_not_add_up(year, approval, article=step.row.article)
        step.note = reason
        step.facts = {"kind": old.kind_of_entry, "struck": old.facts, "document": document,
                      "instead": new.facts if new else None, "carried_out": year.carried_out, **restated}  # fmt: skip
    return new


def restate_with(year: BudgetYear, approval: Approval) -> dict:
    """The approval as it should read; what the ledger keeps of it, before and now. Nothing where it is the same."""
    before = {"initial": year.initial, "document": year.document}
    now = {"initial": approval.initial, "document": approval.document.strip()}
    if before == now:
        return {}
    if year.initial is None or not now["document"] or now["initial"] < 0:
        raise EntryRefused({"approved": [NO_APPROVAL if year.initial is None else HALF_AN_APPROVAL]})
    year.initial, year.document = now["initial"], now["document"]
    return {"approval": {"before": before, "now": now}}


def refuse_what_does_not_add_up(year: BudgetYear, approval: Approval | None, *, article: str) -> None:
    """Both sides of every sum that differs, beside the box that can mend it."""
    of_approval = year.standing.of_the_approval() if approval or year.state == YearState.CLOSED else []
    found = {"approved": [f"{fault}。" for fault in of_approval]}
    if year.state == YearState.CLOSED:
        said = [f"{fault}。" for fault in year.standing.faults(ended=True) if fault not in of_approval]
        found["carried_out"] = [*said, r.corrected_year_adds_up.refusal] if said else []
        if of_approval:
            found["approved"].append(BOTH_AT_ONCE)
    if found := {column: said for column, said in found.items() if said}:
        raise EntryRefused(found, article=article)


def struck(entry: Entry, year: BudgetYear, *, by: Actor) -> Entry:
    """The entry as it is now, under the lock of its year, and no longer counted."""
    old = type(entry).objects.get(pk=entry.pk)
    if old.is_struck:
        raise OutOfTurn("这一笔刚才已经更正过了，请刷新页面，看看新的内容。", article="会计法 15")
    old.struck_on, old.struck_by = timezone.localdate(), by.account
    old.struck_why, old.struck_document = year.why, year.by_what
    old.save()
    return old


def successor(old: Entry, told: dict) -> Entry:
    """Another entry of the same kind, with what is told instead."""
    columns = [field.name for field in old._meta.concrete_fields if field.name not in BOOKKEEPING]  # noqa: SLF001
    unknown = set(told) - set(columns)
    assert not unknown, f"{old} has no {unknown}"
    return type(old)(**{name: getattr(old, name) for name in columns} | told, source=old.source, replaces=old)
