"""Cards by month, and what they take."""

from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from yichuang.domain.supervision.models import Card, CardRule, Showing
from yichuang.domain.supervision.states import STANDING

A_WEEK = timedelta(days=7)


def month_of(day: date) -> tuple[date, date]:
    """The first day of its month and of the next."""
    first = day.replace(day=1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def yellow_in(day: date):
    """The standing cards that were yellow ones in the month of a day: also those that have become red since, for a
    matter that got worse is no reason to forget; and those a decision made yellow."""
    first, following = month_of(day)
    shown = Showing.objects.filter(card=OuterRef("pk"), colour="yellow", on__gte=first, on__lt=following)
    lowered = Q(colour="yellow", shown_on__lt=following)
    since = Card.objects.filter(shown_on__gte=first, state__in=STANDING)  # a card is of the day it was last shown
    return since.filter(Exists(shown) | lowered).exclude(person="")


def months_open(today: date) -> list[date]:
    """A day of each month of which cards are still counted together: this month, and in its first days the one before,
    for its last card may have been shown minutes before midnight, or while no worker ran."""
    return list({(day.year, day.month): day for day in (today - A_WEEK, today)}.values())


def repeated_in(day: date, rule: CardRule) -> list[tuple[str, str, list[str]]]:
    """Who has as many standing yellow cards in the month of a day as the rule says, and no card for it that is as bad
    or that somebody has decided on: person, body, cards."""
    found = defaultdict(list)
    for person, unit, number in yellow_in(day).order_by("pk").values_list("person", "unit", "number"):
        found[person].append((unit, number))
    many = {person: cards for person, cards in found.items() if len(cards) >= rule.threshold}
    same = Card.objects.filter(topic=rule.measured.topic, occasion=f"{day:%Y-%m}", person__in=many)
    told = same.filter(Q(state__in=STANDING, rank__gte=rule.rank) | Q(settled__gte=rule.rank))
    left = many.keys() - set(told.values_list("person", flat=True))
    return [(who, many[who][-1][0], [number for _, number in many[who]]) for who in sorted(left)]


def yellow_cards_of(person: str, month: str) -> int:
    """How many yellow cards of a month (2026-11) a person has that stand."""
    return yellow_in(date.fromisoformat(f"{month}-01")).filter(person=person).count()
