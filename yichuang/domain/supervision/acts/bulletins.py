"""Bulletins 通报: drafted by the clock when a week or a month is over, given its words by people, reviewed, signed."""

from logging import getLogger

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases.papers import Office
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices import reads as words
from yichuang.domain.supervision.models import Bulletin
from yichuang.domain.supervision.papers import BulletinPaper
from yichuang.domain.supervision.reads import bulletins as reads
from yichuang.domain.supervision.rules.periods import MONTH, WEEK, Period, last_ended
from yichuang.domain.supervision.states import BULLETINS
from yichuang.kernel import documents, reports
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn

log = getLogger(__name__)

TOPIC = "bulletin"
FASTER = "刚才有人改过这期通报的文字，请先看看新的内容，再决定要不要改。"
TAKEN = "这一期已经有通报了。要重做，请先撤回原来的。"
NO_BUREAU = "还没有设置本区的行政审批局，不知道由谁印发。请先导入区划和机构。"


def draft(period: Period, *, by: Actor) -> Bulletin:
    """A bulletin of one week or month, its figures read anew until it is issued. Refuses a period that has one, and
    one that has not begun."""
    bureau = reads.issuing_bureau()
    if bureau is None:
        raise ActRefused(NO_BUREAU)
    number = next_number(period)
    made = Bulletin(number=number, kind=period.kind, first=period.first, last=period.last, body=bureau)
    try:
        with transaction.atomic(), BULLETINS.step(made, "draft", by=by) as step:
            step.facts = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    except IntegrityError as taken:
        raise ActRefused(TAKEN) from taken
    return step.thing


def next_number(period: Period) -> str:
    """2026-11; after one that was withdrawn 2026-11-2."""
    there = Bulletin.objects.filter(kind=period.kind, first=period.first).count()
    return period.code if not there else f"{period.code}-{there + 1}"


def draft_due() -> int:
    """For the schedule: the week and the month that ended last have their drafts. How many were made. One that was
    withdrawn is not made again by itself."""
    if reads.issuing_bureau() is None:
        return 0
    made = 0
    for kind in (WEEK, MONTH):
        period = last_ended(kind, timezone.localdate())
        if Bulletin.objects.filter(kind=kind, first=period.first).exists():
            continue
        try:
            tell_of_draft(draft(period, by=THE_CLOCK))
            made += 1
        except ActRefused:
            log.info("%s was drafted by somebody else meanwhile", period.code)
    return made


def amend(bulletin: Bulletin, *, by: Actor, version: int, opening: str, remarks: str) -> Bulletin:
    """The words people add: an opening and remarks. `version` is the one the person read. What was reviewed is to be
    reviewed again."""
    with BULLETINS.step(bulletin, "amend", by=by) as step:
        if step.thing.version != version:
            raise OutOfTurn(FASTER)
        step.thing.opening, step.thing.remarks = opening.strip(), remarks.strip()
        step.thing.version, step.thing.reviewed_by = version + 1, ""
        step.facts = {"version": step.thing.version}
    return step.thing


def review(bulletin: Bulletin, *, by: Actor) -> Bulletin:
    """Words and figures were looked at; the head of the bureau may sign. Refuses before the period is over."""
    with BULLETINS.step(bulletin, "review", by=by) as step:
        step.thing.reviewed_by = by.account
        step.facts = {"version": step.thing.version}
    tell(step.thing, "HEAD", "等您签发", "已审核，请看看内容，再签发。")
    return step.thing


def issue(bulletin: Bulletin, *, by: Actor) -> Bulletin:
    """Signed: its figures are read once more and frozen with their definitions, and it has its number (文号). What is
    corrected later changes nothing of it."""
    with BULLETINS.step(bulletin, "issue", by=by) as step:
        found = step.thing
        code, template, snapshot = paper_of(found, reads.read_now(found)).paper()
        paper = documents.issue(
            code=code, template=template, snapshot=snapshot, thing=found, body=found.body_id, by=by, sealed=True
        )
        step.issues(lambda _turn: paper)
        found.issued_on, found.issue_number = step.on, paper.number
        found.digest = reports.fingerprint_of(paper.snapshot["figures"])
        step.facts = {"figures": len(paper.snapshot["figures"]), "digest": found.digest}
    return step.thing


def give_up(bulletin: Bulletin, *, by: Actor, reason: str) -> Bulletin:
    """A draft is not needed, or is to be made anew."""
    return taken_back(bulletin, "give_up", by, reason)


def withdraw(bulletin: Bulletin, *, by: Actor, reason: str) -> Bulletin:
    """An issued bulletin is taken back; its number (文号) stays used, and what it said can still be read."""
    return taken_back(bulletin, "withdraw", by, reason)


def taken_back(bulletin: Bulletin, act: str, by: Actor, reason: str) -> Bulletin:
    with BULLETINS.step(bulletin, act, by=by) as step:
        step.thing.reason = step.note = reason
    return step.thing


def paper_of(found: Bulletin, said: dict) -> BulletinPaper:
    """The paper of what a bulletin says, dated today."""
    district, asked = identity.district(), words.whereabouts()["phone"]
    office = Office(
        code=found.body.code, name=found.body.name, word=found.body.short_name, contact_phone=asked,
        complaint_phone=district.complaint_phone or asked, address=district.hall_address,
    )  # fmt: skip
    return BulletinPaper(
        office=office,
        title=found.title,
        on=timezone.localdate(),
        address=f"/desk/bulletins/{found.number}/",
        said=said,
    )


def tell_of_draft(found: Bulletin) -> None:
    tell(found, "SUPERVISOR", "草稿已生成", "数字已经取好。请补写开头和要求，看过以后审核。")


def tell(found: Bulletin, role: str, what: str, todo: str) -> None:
    notices.tell_staff(
        identity.holding(found.body_id, role)[role], topic=TOPIC, key=f"{found.thing} {what} {found.version}",
        about=found.thing, body=found.body_id, title=f"通报{what}", text=f"{found.title}：{todo}",
    )  # fmt: skip
