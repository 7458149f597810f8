"""One correction notice for a whole matter (一次告知): every body writes its gaps, all are told at once."""

from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import acts as cases
from yichuang.domain.joint import papers, reads
from yichuang.domain.joint.acts.holding import about
from yichuang.domain.joint.acts.standing import sheet_of
from yichuang.domain.joint.events import MatterNews
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.states import MATTERS, State
from yichuang.kernel import documents
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.news import tell
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step
from yichuang.kernel.workdays import generously_after

UNANSWERED = frozenset({"SUBMITTED", "PRE_REVIEW", "RECEIVED"})


def note_gaps(matter: Matter, *, by: Actor, item: str, gaps: list[dict]) -> Matter:
    """A body says what its own case lacks: each gap names the material, the defect, its basis and the remedy. They
    are held until every body has answered, by gaps or by accepting, at the latest until the fourth working day; a
    body that is silent by then has none."""
    with about(matter, item) as (matter, parts):
        with MATTERS.step(matter, "note_gaps", by=by) as step:
            part = matter.about
            part.gaps, part.gaps_by = gaps, by.account
            step.facts |= {"item": item, "gaps": len(gaps)}
            part.save(update_fields=["gaps", "gaps_by"])
        tell_if_all_answered(matter, parts)
    return matter


def tell_if_all_answered(matter: Matter, parts: list[Part]) -> None:
    held = [part for part in parts if part.gaps_by and part.case.state == "RECEIVED"]
    silent = [part for part in parts if part.case and part.case.state in UNANSWERED and not part.gaps_by]
    if held and (not silent or fourth_day_has_come(held)):
        ask_to_correct(matter, held)


def fourth_day_has_come(held: list[Part]) -> bool:
    """Whether the next working day is the last of the five in which one of these may still be told."""
    dues = [part.case.notice_due for part in held if part.case.notice_due]
    return bool(dues) and generously_after(timezone.localdate(), 1) >= min(dues)


def ask_to_correct(matter: Matter, held: list[Part]) -> None:
    """All gaps in one paper (DOC-02), every case that has some asks by it, in one transaction."""
    days = max(part.case.terms["correction_days"] for part in held)
    matter.correction_days = days
    to = State.CORRECTION if matter.state == State.UNDER_WAY else None
    with MATTERS.step(matter, "ask_to_correct", by=THE_CLOCK, to=to) as step:
        step.clock["suspend promise"] = {"why": "等申请人补正", "days": days}
        step.facts["cases"] = {part.case.number: part.gaps_by for part in held}
        issued: list = []
        notice(step, held, days, issued)
    for part in held:
        part.case = cases.ask_to_correct(part.case, by=THE_CLOCK, gaps=part.gaps, all_told=(issued[0], days))
        part.gaps, part.gaps_by = [], ""
        part.save(update_fields=["gaps", "gaps_by"])
    due = issued[0].snapshot["reply_by"]
    tell(MatterNews(matter.number, "matter_correction", issued[0].number, due))


def notice(step: Step, held: list[Part], days: int, issued: list) -> None:
    matter = step.thing

    def paper(_turn):
        code, template, snapshot = papers.correction_notice(
            sheet_of(matter),
            received_on=matter.asked_on,
            parts=tuple(papers.of_part(part) for part in held),
            reply_by=generously_after(step.on, days),
        )
        issued.append(
            documents.issue(
                code=code, template=template, snapshot=snapshot, thing=matter, body=matter.body_code, by=step.by,
                sealed=True,
            )
        )  # fmt: skip
        return issued[-1]

    step.issues(paper)


def note_if_corrected(matter: Matter, parts: list[Part]) -> None:
    """No case of it waits for the applicant any more: its promise runs on."""
    if matter.state == State.CORRECTION and not any(part.case and part.case.state == "CORRECTION" for part in parts):
        MATTERS.move(matter, "note_correction", by=THE_CLOCK)


def answer_gaps(matter: Matter, *, by: Actor, brought: dict[str, dict]) -> Matter:
    """Supply what the one notice asked for, all cases at once: by case number {"materials": as for `cases.correct`,
    "answers": {}}. A case for which nothing came stays as it is; refuses where nothing came at all."""
    with transaction.atomic():
        waiting = [part for part in reads.parts_of(matter) if part.case and part.case.state == "CORRECTION"]
        answered = [part for part in waiting if any(brought.get(part.case.number, {}).values())]
        if not answered:
            raise ActRefused("没有收到新的内容。请上传告知书要求的材料，再提交。", article="行政许可法32(1)(4)")
        for part in answered:
            given = brought[part.case.number]
            cases.correct(part.case, by=by, materials=given.get("materials", []), answers=given.get("answers") or None)
    return matter
