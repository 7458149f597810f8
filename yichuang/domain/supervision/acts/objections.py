"""Objections against an award on public notice: raised by anybody, each decided with a reason."""

from django.db import transaction
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.supervision.acts.campaigns import TOPIC, exclude
from yichuang.domain.supervision.models import Campaign, Nominee, Objection
from yichuang.domain.supervision.reads import vote_signs
from yichuang.domain.supervision.states import OBJECTIONS, NomineeState
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused, TooOften
from yichuang.kernel.states import locked
from yichuang.kernel.vault import blind_index

NOT_ON_NOTICE = "请选择对公示的哪一位有异议。"


@transaction.atomic
def raise_objection(
    campaign: Campaign, *, by: Actor, nominee: str, text: str, name: str = "", phone: str = "", address: str = ""
) -> Objection:
    """What somebody has against the award of a nominee (number). The award waits until it is decided, so the campaign
    is held: no award slips in between."""
    campaign, now = locked(campaign), timezone.now()
    if vote_signs.too_many_objections(campaign, address, now):
        raise TooOften(vote_signs.TOO_MANY_OBJECTIONS)
    about = Nominee.objects.filter(campaign=campaign, number=nominee).first()
    if about is None:
        raise ActRefused(NOT_ON_NOTICE)
    made = Objection(
        campaign=campaign, nominee=about, text=text, name=name, phone=phone, at_desk=by.is_staff,
        address=blind_index(address), raised_at=now,
    )  # fmt: skip
    with OBJECTIONS.step(made, "object", by=by) as step:
        year = step.on.year
        made.number = numbers.formatted("YY{year}{n:05}", f"objection {year}", year=year)
    tell_supervisors(step.thing)
    return step.thing


def tell_supervisors(objection: Objection) -> None:
    """The award waits for their decision. What was said stays on its page."""
    notices.tell_staff(
        identity.holding("", "SUPERVISOR")["SUPERVISOR"], topic=TOPIC, key=f"{objection.thing} raised",
        about=objection.thing, body="", title=f"收到异议 {objection.number}",
        text=f"{objection.campaign.title}公示收到一件异议。请核实，写明理由作出决定；决定以前不能表彰。",
    )  # fmt: skip


@transaction.atomic
def uphold_objection(objection: Objection, *, by: Actor, reason: str) -> Objection:
    """It is right: the nominee takes no further part."""
    decided = decide(objection, "uphold", by, reason)
    nominee = Nominee.objects.select_related("campaign").get(pk=decided.nominee_id)
    if nominee.state == NomineeState.PROPOSED:  # another objection may have been upheld before
        exclude(nominee, [f"公示期间的异议成立（{decided.number}）。"])
    return decided


def dismiss_objection(objection: Objection, *, by: Actor, reason: str) -> Objection:
    """It is not right, or not about the award."""
    return decide(objection, "dismiss", by, reason)


def decide(objection: Objection, act: str, by: Actor, reason: str) -> Objection:
    with OBJECTIONS.step(objection, act, by=by) as step:
        step.thing.reason, step.thing.decided_on = reason, step.on
    return step.thing
