"""Cards that news asks for, one at a time: silence that accepted a case, a bad rating or a complaint found right.

One rule shows settings.CARDS_AT_ONCE of them in a day by itself, as a rule on clocks does at once; the others wait,
and the rule asks (a worker back after days of outage brings the news of all these days in one hour).
"""

from datetime import date
from logging import getLogger

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.supervision.acts import ruling, telling
from yichuang.domain.supervision.acts.showing import Shown, of_thing, show
from yichuang.domain.supervision.models import AwaitedCard, Card, CardRule
from yichuang.domain.supervision.reads import measuring
from yichuang.domain.supervision.reads.evidence import bare, lines_of, of_person
from yichuang.domain.supervision.reads.rules import confirmed
from yichuang.domain.supervision.states import RuleState
from yichuang.domain.supervision.tables import DEEMED
from yichuang.kernel import workdays
from yichuang.kernel.models import Clock

log = getLogger(__name__)

AT_ONCE = 200  # cards one run may show: the next run goes on
SUBJECTS = {"badrating": "差评", "complaint": "投诉"}


def asked_for(rule: CardRule, about: str, *, person: str = "", unit: str = "") -> Card | None:
    """Show what a rule holds for now; None where it waits, or a card as bad is there."""
    today = timezone.localdate()
    if rule.state == RuleState.WAITING or shown_on(rule, today) >= settings.CARDS_AT_ONCE:
        AwaitedCard.objects.get_or_create(rule=rule, about=about, occasion=person, defaults={"unit": unit})
        return None
    return show(made(rule, about, person, unit, today))


def shown_on(rule: CardRule, day: date) -> int:
    return Card.objects.filter(shown_on=day, rule_code=rule.number).count()


def made(rule: CardRule, about: str, person: str, unit: str, today: date) -> Shown:
    """Whose days of silence they were the notice clock tells, which silence stopped; of what was found right the
    finding names who it is about."""
    if rule.measured.how == DEEMED:
        return of_thing(rule, about, notice_of(about), today)
    kind, _, number = about.partition(":")
    seen = lines_of(about)[-1].seq
    subject, answers = f"{SUBJECTS[kind]} {number}", of_person(person, unit)
    return Shown(rule, about, subject, answers, bare(rule), seen=seen, occasion=person)


def notice_of(thing: str) -> Clock | None:
    return Clock.objects.filter(thing=thing, kind="notice").order_by("-pk").first()


def show_awaited(today: date) -> int:
    """For the schedule: show what waited where a supervisor said yes, or else ask; how many were shown."""
    return sum(look_at(rule, today) for rule in CardRule.objects.filter(awaited__isnull=False).distinct())


def look_at(rule: CardRule, today: date) -> int:
    """While a rule waits for its yes, the supervisor reads how many wait by now."""
    awaited = AwaitedCard.objects.filter(rule=rule)
    many, shown = awaited.count(), shown_on(rule, today)
    if rule.state == RuleState.WAITING:
        if rule.waiting != many:
            CardRule.objects.filter(pk=rule.pk, state=RuleState.WAITING).update(waiting=many)
        return 0
    if many + shown > settings.CARDS_AT_ONCE and many > confirmed(rule, today):
        telling.tell_of_many(ruling.ask_first(rule, many), shown)
        return 0
    return sum(taken_up(one, rule, today) for one in awaited[:AT_ONCE])


def taken_up(one: AwaitedCard, rule: CardRule, today: date) -> bool:
    """One that waited; a fault in it must not keep the others waiting. What is wrong by now is dropped."""
    try:
        with transaction.atomic():
            card = show(made(rule, one.about, one.occasion, one.unit, today)) if still_right(one, rule) else None
            one.delete()
    except Exception:
        log.exception("no card for %s", one.about)
        return False
    return bool(card)


def still_right(one: AwaitedCard, rule: CardRule) -> bool:
    """Not where the case was voided meanwhile, or by a new calendar nobody was late."""
    if lines_of(one.about)[-1].act == "void":
        return False
    clock = notice_of(one.about) if rule.measured.how == DEEMED else None
    return clock is None or clock.stopped_on is None or measuring.was_late(clock, workdays.current())
