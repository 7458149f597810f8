"""Objections 异议 to a published self-evaluation on notice 公示: said by anybody, noted by staff, answered."""

from django.db import transaction
from django.utils import timezone

from yichuang.domain.performance.acts.telling import tell
from yichuang.domain.performance.models import Evaluation, Objection
from yichuang.domain.performance.models.evaluation import BY_STAFF, BY_WEB
from yichuang.domain.performance.reads.objections import lately_from, too_many_from
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften
from yichuang.kernel.states import locked
from yichuang.kernel.vault import blind_index

NO_OBJECTION = "没有这条异议，请刷新页面后再看。"
TOO_MANY = "这个网络提交异议太多次了，请过一会儿再提，或者打电话、到窗口请工作人员登记。"


@transaction.atomic
def object_to(
    found: Evaluation, *, by: Actor, text: str, name: str = "", phone: str = "", address: str = ""
) -> Objection:
    """What somebody at home has against it; name and phone may be left out. The same words sent twice from one network
    address within an hour are one objection; more than a few from there are refused (TooOften)."""
    before = lately_from(locked(found), address)
    if twice := next((one for one in before if one.text == text), None):
        return twice
    if too_many_from(before):
        raise TooOften(TOO_MANY)
    with EVALUATIONS.step(found, "object", by=by) as step:
        made = Objection(from_whom=name, phone=phone, channel=BY_WEB, address=blind_index(address) if address else "")
        kept(step, made, text)
    tell_head(step.thing, made)
    return made


@transaction.atomic
def note_objection(found: Evaluation, *, by: Actor, text: str, from_whom: str = "") -> Objection:
    """What somebody said against it by phone or at a window; told to the head of the body."""
    with EVALUATIONS.step(found, "note_objection", by=by) as step:
        made = Objection(from_whom=from_whom, channel=BY_STAFF)
        kept(step, made, text)
    tell_head(step.thing, made)
    return made


def kept(step, made: Objection, text: str) -> None:
    """The next one of its evaluation, which the step holds."""
    step.thing.told_fits = bool(text.strip())
    made.evaluation, made.text, made.place = step.thing, text, step.thing.objections.count() + 1
    made.noted_on, made.noted_at = step.on, timezone.now()
    step.facts = {"place": made.place, "channel": made.channel}
    if step.thing.told_fits:
        made.save()


def tell_head(found: Evaluation, made: Objection) -> None:
    tell(found, "HEAD", f"收到第{made.place}条异议", "公示期内收到异议，请安排核实、答复。")


@transaction.atomic
def answer_objection(found: Evaluation, *, by: Actor, place: int, answer: str) -> Objection:
    """What the body says to an objection. What turns out wrong is corrected by withdrawing and evaluating anew."""
    with EVALUATIONS.step(found, "answer_objection", by=by) as step:
        objection = step.thing.objections.select_for_update().filter(place=place).first()
        if objection is None:
            raise ActRefused(NO_OBJECTION)
        step.thing.told_fits = bool(answer.strip())
        objection.answer, objection.answered_on = answer, step.on
        step.facts = {"place": place}
    objection.save(update_fields=["answer", "answered_on"])
    return objection
