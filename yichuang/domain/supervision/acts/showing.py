"""A card shown: made or made worse, with the evidence frozen, the sheet that presses for an answer, and its news."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.cases.papers import Office
from yichuang.domain.catalogue.tables.codes import ITEM_TYPE
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import reads as notices
from yichuang.domain.supervision.acts import telling
from yichuang.domain.supervision.models import Card, CardRule, Showing
from yichuang.domain.supervision.papers import SupervisionSheet, Used
from yichuang.domain.supervision.reads.evidence import (
    Answering,
    answering,
    days_used,
    digest_of,
    evidence_of,
    lines_of,
    subject_of,
)
from yichuang.domain.supervision.states import CARDS
from yichuang.domain.supervision.tables import COLOURS
from yichuang.kernel import documents, numbers
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.models import Clock
from yichuang.kernel.states import Step

HINT_OF_STATE = "已出示，待答复"


@dataclass(frozen=True)
class Shown:
    """What a card is shown for: the thing and topic it is about, who answers for it, and on what it rests."""

    rule: CardRule
    about: str
    subject: str
    answering: Answering
    evidence: dict
    clock: Clock | None = None
    seen: int = 0
    occasion: str = ""
    item_type: str = ""
    discreet: bool = False


def of_thing(rule: CardRule, thing: str, clock: Clock | None, today: date) -> Shown:
    """A card about a case, or about a bad rating to be mended: whose days they were, and the evidence as it stands."""
    subject, lines = subject_of(thing), lines_of(thing)
    days = days_used(clock, lines, today) if clock else {}
    return Shown(
        rule=rule,
        about=thing,
        subject=subject.name,
        answering=answering(subject.body, days, lines[-1].held_by),
        evidence=evidence_of(rule, clock, lines, days, today),
        clock=clock,
        seen=lines[-1].seq,
        item_type=subject.item_type,
        discreet=subject.discreet,
    )


def show(shown: Shown, *, by: Actor = THE_CLOCK) -> Card | None:
    """Show the card of a matter, or make the one that is there worse. None where somebody was faster with one that is
    as bad."""
    topic = shown.rule.measured.topic
    try:
        with transaction.atomic():
            same = Card.objects.select_for_update(of=("self",))
            card = same.filter(about=shown.about, topic=topic, occasion=shown.occasion).first()
            if card and not is_worse(card, shown.rule):
                return None
            card = card or Card(about=shown.about, topic=topic, occasion=shown.occasion, number=next_number())
            act = "show_red" if shown.rule.colour == "red" else "show_yellow"
            with CARDS.step(card, act, by=by) as step:
                place = written(step, shown)
            card = keep_showing(step.thing, shown, place)
            card = press(card, shown, by=by)
            telling.tell_of_showing(card, place)
            return card
    except IntegrityError:  # two workers at once: the other one's stands
        return None


def is_worse(card: Card, rule: CardRule) -> bool:
    return rule.rank > max(card.settled, 0 if card.state == "WITHDRAWN" else card.rank)


def next_number() -> str:
    year = timezone.localdate().year
    return numbers.formatted("PD{year}{n:06}", f"card {year}", year=year)


def written(step: Step, shown: Shown) -> int:
    """The facts of a showing; which one it is."""
    card, rule = step.thing, shown.rule
    card.subject, card.colour, card.points, card.rank = shown.subject[:300], rule.colour, rule.points, rule.rank
    card.rule_code, card.rule_name, card.basis = rule.number, rule.name, rule.basis
    card.unit = identity.body(shown.answering.unit)
    card.window, card.person = shown.answering.window, shown.answering.person
    card.clock, card.seen, card.told, card.reply_days = shown.clock, shown.seen, rule.told, rule.reply_days
    card.discreet, card.edition = shown.discreet, shown.clock.edition if shown.clock else 0
    card.shown_on, card.first_on, card.withdrawn_on = step.on, card.first_on or step.on, None
    place = card.showings.count() + 1 if card.pk else 1
    step.facts |= {
        "rule": rule.number, "version": rule.version, "colour": rule.colour, "points": rule.points,
        "about": shown.about, "evidence": digest_of(shown.evidence), "place": place,
    }  # fmt: skip
    return place


def keep_showing(card: Card, shown: Shown, place: int) -> Card:
    rule = shown.rule
    Showing.objects.create(
        card=card, place=place, colour=rule.colour, rule_code=rule.number, rule_name=rule.name,
        rule_says=rule.in_words, points=rule.points, on=card.shown_on, evidence=shown.evidence,
        digest=digest_of(shown.evidence),
    )  # fmt: skip
    return card


def press(card: Card, shown: Shown, *, by: Actor) -> Card:
    """The supervision sheet (督办单), where the rule gives days to answer: its clock runs from now."""
    if not card.reply_days:
        return card
    with CARDS.step(card, "press", by=by) as step:
        step.issues(lambda turn: issued(step, shown, due_in(turn)))
    return step.thing


def due_in(turn) -> date:
    return next(clock.due_on for clock in reversed(turn.moved) if clock.kind == "reply" and clock.stopped_on is None)


def issued(step: Step, shown: Shown, reply_due: date):
    card, district = step.thing, identity.district()
    bureau = district.bureau if district.bureau_id else card.unit
    asked = notices.whereabouts()["phone"]
    sheet = SupervisionSheet(
        office=Office(
            code=bureau.code, name=bureau.name, word=bureau.short_name, contact_phone=asked,
            complaint_phone=district.complaint_phone or asked, address=district.hall_address,
        ),
        unit=card.unit.name,
        card=card.number,
        case=card.about.partition(":")[2] if card.about.startswith("case:") else "—",
        matter=card.subject,
        matter_type=ITEM_TYPE.get(shown.item_type, "—"),
        content=f"{card.rule_name}（{shown.rule.in_words}）",
        sent_on=step.on,
        rule=f"{card.rule_code} {card.rule_name}",
        basis=card.basis,
        warning=COLOURS[card.colour],
        stood_on=card.shown_on,
        stands=HINT_OF_STATE,
        reply_days=card.reply_days,
        reply_due=reply_due,
        person=identity.names_of({card.person}).get(card.person, "") if card.person else "",
        used=tuple(Used(day["who"], day["days"]) for day in shown.evidence.get("days", ())),
    )  # fmt: skip
    code, template, snapshot = sheet.paper()
    return documents.issue(
        code=code, template=template, snapshot=snapshot, thing=card, body=bureau.code, by=step.by, sealed=True
    )
