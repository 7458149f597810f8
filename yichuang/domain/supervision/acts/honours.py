"""党员先锋岗 and 雷锋志愿岗: badges given and taken back, and the hours people served voluntarily. They are an honour
and change no score."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Sum

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.supervision.models import Honour, VoluntaryService
from yichuang.domain.supervision.states import HONOURS, SERVICES, HonourState, ServiceState
from yichuang.domain.supervision.tables import HONOURS as WORDS
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import OutOfTurn

TOPIC = "duty"


def give(*, by: Actor, kind: str, person: str, merits: str) -> Honour:
    """Give a badge to somebody in post (an account), for what they did. Nobody gives one to themselves, and nobody
    holds the same one twice."""
    honour = Honour(kind=kind, person=person, unit_id=identity.home_of(person), merits=merits)
    honour.window = identity.window_of(person)
    try:
        with transaction.atomic(), HONOURS.step(honour, "give", by=by) as step:
            step.thing.number = numbers.formatted("RY{year}{n:06}", f"honour {step.on.year}", year=step.on.year)
            step.thing.given_on, step.thing.in_post = step.on, bool(identity.bodies_of([person]))
            step.thing.held_already = Honour.objects.filter(kind=kind, person=person, state=HonourState.HELD).exists()
            step.facts = {"kind": kind, "person": person}
    except IntegrityError as taken:
        raise OutOfTurn("刚才有人给这位同事授过这块牌子。") from taken
    tell(step.thing, f"授予您“{WORDS[kind]}”", "谢谢您。牌子挂在您的窗口，也列在荣誉岗页面。")
    return step.thing


def take_back(honour: Honour, *, by: Actor, reason: str) -> Honour:
    """The badge is no longer held; that it was stays on record, with why it ended."""
    with HONOURS.step(honour, "take_back", by=by) as step:
        step.thing.decision, step.thing.withdrawn_on = reason, step.on
    tell(step.thing, f"“{WORDS[honour.kind]}”已收回", f"理由：{reason}")
    return step.thing


def tell(honour: Honour, title: str, text: str) -> None:
    notices.tell_staff(
        [honour.person], topic=TOPIC, key=f"{honour.thing} {honour.state}", about=honour.thing, body=honour.unit_id,
        title=title, text=text,
    )  # fmt: skip


@transaction.atomic
def serve(*, by: Actor, person: str, served_on: date, hours: Decimal, what: str) -> VoluntaryService:
    """Note hours somebody served voluntarily on a day; at most rules.honours.MOST_HOURS of a person in one."""
    service = VoluntaryService(person=person, unit_id=identity.home_of(person), served_on=served_on, hours=hours)
    with SERVICES.step(service, "serve", by=by) as step:
        step.thing.number = numbers.formatted("ZY{year}{n:06}", f"service {step.on.year}", year=step.on.year)
        step.thing.what, step.thing.in_post = what, bool(identity.bodies_of([person]))
        noted = VoluntaryService.objects.filter(person=person, served_on=served_on, state=ServiceState.NOTED)
        step.thing.hours_that_day = noted.aggregate(all=Sum("hours"))["all"] or 0
        step.facts = {"person": person, "hours": str(hours), "day": served_on.isoformat()}
    return step.thing


def strike(service: VoluntaryService, *, by: Actor, reason: str) -> VoluntaryService:
    """What was noted wrongly counts no more."""
    with SERVICES.step(service, "strike", by=by) as step:
        step.thing.decision = reason
    return step.thing
