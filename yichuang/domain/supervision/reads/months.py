"""Cards by month, and what they take."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from yichuang.domain.supervision.models import Card, CardRule
from yichuang.domain.supervision.states import STANDING


def month_of(day: date) -> tuple[date, date]:
    """The first day of its month and of the next."""
    first = day.replace(day=1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def yellow_in(day: date):
    first, following = month_of(day)
    cards = Card.objects.filter(state__in=STANDING, colour="yellow", shown_on__gte=first, shown_on__lt=following)
    return cards.exclude(person="")


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
