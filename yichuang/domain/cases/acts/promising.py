"""告知承诺: the applicant promises to meet the conditions instead of proving it; the check comes after the decision
(国办发〔2020〕42号; 优化营商环境条例19)."""

from django.conf import settings
from django.db import transaction

from yichuang.domain.cases import papers, reads
from yichuang.domain.cases.acts.drafts import being_drafted
from yichuang.domain.cases.acts.issuing import SIGNED_ONLINE, due, issue
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.models import Case, CreditFact
from yichuang.domain.cases.states import LIFE
from yichuang.domain.licences.rules import last_day
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step

FINDINGS = {"kept": "承诺属实", "corrected": "已改正，符合条件", "false": "承诺不实"}
TOLD = "详见本事项办事指南"


def choose_promise(case: Case, *, by: Actor, promises: bool) -> Case:
    """In a draft: the applicant chooses freely between the proof and the promise, and may change their mind until it
    is handed in. Refuses an item that offers none, and whoever a false promise bars."""
    with transaction.atomic():
        case = being_drafted(case, by)
        if promises and case.helper == by.account:
            raise ActRefused("告知承诺要由申请人自己作出，帮办员不能代为承诺。", article="国办发〔2020〕42号")
        chosen(case, promises=promises)
        case.save(update_fields=["promises_facts", "missing", "owed"])
    return case


def chosen(case: Case, *, promises: bool) -> None:
    """The choice taken into the case, unsaved."""
    refuse_unless_open(case, promises=promises)
    case.promises_facts = promises
    case.missing, case.owed = reads.outstanding(case)


def refuse_unless_open(case: Case, *, promises: bool) -> None:
    if promises and not case.terms.get("commitment"):
        raise ActRefused("本事项没有实行告知承诺，请提交证明材料。", article="国办发〔2020〕42号")
    if promises and (until := reads.barred_until(case.party_number)):
        raise ActRefused(
            f"申请人有承诺不实的记录，{until.year}年{until.month}月{until.day}日以前不能再用告知承诺方式，请提交证明材料。",
            article="国办发〔2020〕42号",
        )


def commit(step: Step) -> None:
    """As an application that promises is handed in: look whether a record bars it, and have DOC-17 made."""
    case = step.thing
    if not case.promises_facts:
        return
    case.barred_until = reads.barred_until(case.party_number)
    told = case.terms["commitment"]
    step.facts["commitment"] = told["version"]
    issue(
        step,
        papers.commitment,
        version=told["version"],
        conditions=tuple(told["conditions"]) or (TOLD,),
        legal_basis=tuple(told["legal_basis"]) or (TOLD,),
        replaced=tuple(reads.replaced_by_promise(case)),
        check=f"作出决定之日起{settings.POST_CHECK_MONTHS}个月内核查",
        signature="" if step.by.is_staff else SIGNED_ONLINE,
    )


def promise_facts(case, *, by):
    """At the window, after receipt: the applicant signs the commitment (DOC-17) instead of bringing the proof."""
    with LIFE.step(case, "promise_facts", by=by) as step:
        case = step.thing
        case.promises_facts = bool(case.terms.get("commitment"))
        if case.promises_facts:
            commit(step)
            case.missing, case.owed = reads.outstanding(case)
    return step.thing


def await_check(step: Step) -> None:
    """A grant that rests on a commitment is checked afterwards, within its own limit."""
    if step.thing.promises_facts:
        step.thing.post_check = Case.PostCheck.OPEN


def post_check(case, *, by, result: str, findings: str):
    """What the check after the decision found: `kept`, `corrected` (after an order), or `false`.

    A false promise goes on the party's record and bars the next one; undoing the grant is a case of its own
    (行政许可法69)."""
    with LIFE.step(case, "post_check", by=by) as step:
        case = step.thing
        case.post_check_before, case.post_check = case.post_check, result if result in FINDINGS else ""
        because(step, findings)
        step.facts["finding"] = result
        if result == Case.PostCheck.FALSE:
            note_false(step)
    return step.thing


def note_false(step: Step) -> None:
    until = last_day(step.on, settings.COMMITMENT_BAR_YEARS)
    found = {"party_number": step.thing.party_number, "found_on": step.on, "barred_until": until}
    # found false before the order to put it right, and again after it: one fact
    fact, _ = CreditFact.objects.get_or_create(case=step.thing, kind="false_promise", defaults=found)
    step.facts["credit"] = {
        "party": fact.party_number, "kind": fact.kind, "barred_until": fact.barred_until.isoformat(),
    }  # fmt: skip


def order_correction(case, *, by, days: int, reason: str):
    """The conditions are not met, or the promise was found false: order the party to put it right within so many
    working days (DOC-21), then look again. Whoever does not loses the grant (`open_follow_up`, 行政许可法69)."""
    with LIFE.step(case, "order_correction", by=by) as step:
        case = step.thing
        case.post_check_before, case.post_check, case.remedy_days = case.post_check, Case.PostCheck.ORDERED, days
        case.was_ordered = reads.was_ordered(case) if case.post_check_before == "false" else False
        because(step, reason)
        step.facts["days"] = days
        issue(step, papers.remedy_order, found=reason, days=f"{days}个工作日", remedy_by=due("remedy"))
    return step.thing
