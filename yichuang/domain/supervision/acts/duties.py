"""The duty systems: a patrol's findings, what was refused, and who was asked first."""

from django.db import IntegrityError, transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.supervision.acts import rounds
from yichuang.domain.supervision.models import AskedFirst, Patrol, Refusal
from yichuang.domain.supervision.reads.evidence import case_of, lines_of
from yichuang.domain.supervision.states import FIRST_ASKED, PATROLS, REFUSALS
from yichuang.domain.supervision.tables import PATROL_KINDS
from yichuang.kernel import files, numbers
from yichuang.kernel.actors import THE_CLOCK, Actor

TOPIC = "duty"
REVIEWED = {"find_proper": "依据充分", "find_improper": "拒绝不当"}


# ------------------------------------------------------------------------------------------------ patrols


@transaction.atomic
def note_finding(
    *, by: Actor, unit: str, kind: str, way: str, finding: str, photo, window: str = "", person: str = ""
) -> Patrol:
    """What a patrol saw: which body's window, what, and the id of a picture the same supervisor has kept. The unit has
    until the next working day to answer."""
    patrol = Patrol(unit=identity.body(unit), window=window, person=person, kind=kind, way=way)
    with PATROLS.step(patrol, "note", by=by) as step:
        year = step.on.year
        patrol.number = numbers.formatted("XC{year}{n:06}", f"patrol {year}", year=year)
        patrol.found_on, patrol.finding, patrol.round = step.on, finding, rounds.round_of(by, way)
        patrol.photo = files.of(by.account, photo).first() if photo else None
        step.facts = {"kind": kind, "file": patrol.photo.sha256 if patrol.photo else ""}
    tell_unit(step.thing)
    return step.thing


def tell_unit(patrol: Patrol) -> None:
    held = identity.holding(patrol.unit_id, "CHIEF", "HEAD")
    accounts = [*filter(None, [patrol.person]), *held["CHIEF"], *held["HEAD"]]
    notices.tell_staff(
        accounts, topic=TOPIC, key=f"{patrol.thing} found", about=patrol.thing, body=patrol.unit_id,
        title=f"巡查发现：{PATROL_KINDS[patrol.kind]}",
        text=f"{patrol.number}：请最晚{patrol.reply_due.month}月{patrol.reply_due.day}日答复。",
    )  # fmt: skip


def reply_to_finding(patrol: Patrol, *, by: Actor, words: str) -> Patrol:
    """The unit says what it has done about it, or why it was not so."""
    with PATROLS.step(patrol, "reply", by=by) as step:
        step.thing.reply = words
    return step.thing


def close_finding(patrol: Patrol, *, by: Actor, reason: str) -> Patrol:
    """The finding stands and is settled."""
    return looked_into(patrol, "close", by, reason)


def drop_finding(patrol: Patrol, *, by: Actor, reason: str) -> Patrol:
    """It was not so: it counts for nothing. Nobody of the unit says that."""
    return looked_into(patrol, "drop", by, reason)


def looked_into(patrol: Patrol, act: str, by: Actor, reason: str) -> Patrol:
    with PATROLS.step(patrol, act, by=by) as step:
        step.thing.decision = reason
    return step.thing


# ------------------------------------------------------------------------------------------------ refusals


def register_refusal(event, *, by: Actor = THE_CLOCK) -> None:
    """Somebody was told no (cases.CaseRefused): it is reported by itself, and told twice it is reported once. The days
    of its review count from the no, however late the news of it came."""
    thing = f"case:{event.number}"
    line = next(each for each in lines_of(thing) if each.seq == event.line)
    case = case_of(thing)
    refusal = Refusal(
        number=f"{event.number}-{event.line}", case=event.number, item_name=case.item_name, act=event.act,
        unit=case.deciding_body, person=line.account, by=f"{line.post} {line.actor}".strip(), line=event.line,
        refused_on=line.on,
    )  # fmt: skip
    if Refusal.objects.filter(case=event.number, line=event.line).exists():
        return
    try:
        with transaction.atomic(), REFUSALS.step(refusal, "register", by=by) as step:
            step.facts = {"act": event.act, "line": event.line}
            step.clock["review"] = {"on": line.on.isoformat()}
    except IntegrityError:  # another worker was faster
        return


def find_proper(refusal: Refusal, *, by: Actor, reason: str) -> Refusal:
    """A supervisor of another body looked: the no was right."""
    return reviewed(refusal, "find_proper", by, reason)


def find_improper(refusal: Refusal, *, by: Actor, reason: str) -> Refusal:
    """It was not: the application should have been taken. What follows for who did it is a card of its own (R13)."""
    return reviewed(refusal, "find_improper", by, reason)


def reviewed(refusal: Refusal, act: str, by: Actor, reason: str) -> Refusal:
    with REFUSALS.step(refusal, act, by=by) as step:
        step.thing.decision, step.thing.reviewed_on = reason, step.on
    refusal = step.thing
    if refusal.person:
        notices.tell_staff(
            [refusal.person], topic=TOPIC, key=f"{refusal.thing} {act}", about=refusal.thing, body=refusal.unit_id,
            title=f"否定报备已复查：{REVIEWED[act]}",
            text=f"办件 {refusal.case}：{REVIEWED[act]}。理由见否定报备页面。",
        )  # fmt: skip
    return refusal


# ------------------------------------------------------------------------------------------------ asked first


@transaction.atomic
def take_on(*, by: Actor, unit: str, question: str) -> AskedFirst:
    """Somebody asked this member of staff first, who now answers for it, by the next working day."""
    asked = AskedFirst(unit=identity.body(unit), person=by.account, first=by.account)
    with FIRST_ASKED.step(asked, "take_on", by=by) as step:
        year = step.on.year
        asked.number = numbers.formatted("SW{year}{n:06}", f"asked {year}", year=year)
        asked.question, asked.asked_on = question, step.on
    return step.thing


def hand_over(asked: AskedFirst, *, by: Actor, to: str, words: str) -> AskedFirst:
    """Hand it to a colleague (account number), with what was said; that colleague is responsible from now on."""
    with FIRST_ASKED.step(asked, "hand_over", by=by) as step:
        step.thing.receiver_fits = to != by.account and bool(identity.bodies_of([to]))
        step.thing.person, step.thing.outcome = to, words
        step.facts = {"from": by.account, "to": to}
    notices.tell_staff(
        [to], topic=TOPIC, key=f"{step.thing.thing} to {to} {step.on}", about=step.thing.thing,
        body=step.thing.unit_id, title="首问事项移交给您",
        text=f"{step.thing.number}：同事移交给您一件群众询问的事，请最晚下一个工作日答复。",
    )  # fmt: skip
    return step.thing


def finish(asked: AskedFirst, *, by: Actor, words: str) -> AskedFirst:
    """The person who asked has the answer."""
    with FIRST_ASKED.step(asked, "finish", by=by) as step:
        step.thing.outcome = words
    return step.thing
