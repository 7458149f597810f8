"""The rules looked at, again and again: what they hold for now and no card says yet is shown, what is no longer so is
withdrawn. Looked at twice nothing is written the second time."""

from datetime import date
from logging import getLogger

from django.conf import settings
from django.utils import timezone

from yichuang.domain.supervision.acts import ruling, telling
from yichuang.domain.supervision.acts.awaiting import asked_for, show_awaited
from yichuang.domain.supervision.acts.righting import set_right
from yichuang.domain.supervision.acts.showing import Shown, of_thing, show
from yichuang.domain.supervision.models import CardRule
from yichuang.domain.supervision.reads import evidence, measuring
from yichuang.domain.supervision.reads.months import months_open, repeated_in
from yichuang.domain.supervision.reads.rules import confirmed, heeded, in_force
from yichuang.domain.supervision.tables import DEEMED, MONTH
from yichuang.kernel.models import Clock

log = getLogger(__name__)

AT_ONCE = 200  # cards one run may show: the next run goes on, and nobody's worker is held up


def evaluate(today: date | None = None) -> int:
    """For the schedule: how many cards were shown, made worse or withdrawn."""
    today = today or timezone.localdate()
    withdrawn = set_right()
    shown = sum(bool(attempted(found, today)) for found in due_now(today)[:AT_ONCE])
    return withdrawn + shown + show_awaited(today) + show_repeated(today)


def due_now(today: date) -> list[measuring.Found]:
    """What may be shown now. A rule that would show more than settings.CARDS_AT_ONCE waits for a yes and is left out;
    what it would have shown is looked at again without it, so that a milder rule still speaks."""
    rules = [rule for rule in in_force() if rule.shows_cards and rule.measured.on_clocks]
    while True:
        found = measuring.found(rules, today)
        many: dict[str, int] = {}
        for one in found:
            many[one.rule.number] = many.get(one.rule.number, 0) + 1
        asking = [rule for rule in rules if asks(rule, many.get(rule.number, 0), today)]
        if not asking:
            return found
        rules = [rule for rule in rules if rule not in asking]


def asks(rule: CardRule, many: int, today: date) -> bool:
    """Whether so many are more than a rule may show, which is the setting, or what a supervisor confirmed within a
    week: then it waits for a yes."""
    if many <= max(settings.CARDS_AT_ONCE, confirmed(rule, today)):
        return False
    telling.tell_of_many(ruling.ask_first(rule, many))
    return True


def attempted(found: measuring.Found, today: date):
    """One card; a fault in one matter must not keep the others waiting."""
    try:
        return show_found(found, today)
    except Exception:
        log.exception("no card for %s", found.thing)
        return None


def show_found(found: measuring.Found, today: date):
    clock = Clock.objects.get(pk=found.clock)
    if not measuring.holds(measuring.told_of(found.rule), clock, today):
        return None
    return show(of_thing(found.rule, found.thing, clock, today))


def show_repeated(today: date) -> int:
    """Three yellow cards of one person in a month are a red one (R18); each month by itself. Of very many people at
    once the rule asks first."""
    shown = 0
    for rule in in_force():
        if rule.measured.how != MONTH:
            continue
        found = [(day, *one) for day in months_open(today) for one in repeated_in(day, rule)]
        if not asks(rule, len(found), today):
            shown += sum(bool(show(of_month(rule, *one))) for one in found[:AT_ONCE])
    return shown


def of_month(rule: CardRule, day: date, person: str, unit: str, cards: list[str]) -> Shown:
    told = evidence.bare(rule) | {"cards": cards}
    return Shown(
        rule=rule,
        about=f"account:{person}",
        subject=f"{day.year}年{day.month}月有{len(cards)}张黄牌",
        answering=evidence.of_person(person, unit),
        evidence=told,
        occasion=f"{day:%Y-%m}",
    )


def note_deemed(event) -> None:
    """Silence accepted a case (cases.CaseDeemedAccepted): the rules that look for it show their card at once, or wait
    where there are very many."""
    for rule in heeded():
        if rule.measured.how == DEEMED:
            asked_for(rule, f"case:{event.number}")


def hint(today: date | None = None) -> int:
    """For the schedule: who has cases that will soon be due is told once a day how many (提示); of those nobody has in
    hand, or that wait for a decision, whoever can take them up. A hint is no card: the light of the case says the
    same."""
    today = today or timezone.localdate()
    rules = [rule for rule in in_force() if rule.colour == "blue" and rule.measured.on_clocks]
    own: dict[str, set[str]] = {}
    shared: dict[str, set[str]] = {}
    clocks = Clock.objects.in_bulk([one.clock for one in measuring.found(rules, today)])
    for clock in clocks.values():
        kind, _, name = clock.held_by.partition(":")
        if kind == "person":
            own.setdefault(name, set()).add(clock.thing)
        for account in telling.able_to_take_up(kind, name, rules):
            shared.setdefault(account, set()).add(clock.thing)
    people = own.keys() | shared.keys()
    return sum(telling.hint_to(who, len(own.get(who, ())), len(shared.get(who, ())), today) for who in sorted(people))
