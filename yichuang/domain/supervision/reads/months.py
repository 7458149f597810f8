"""Cards by month, and what they take."""

from collections import defaultdict
from datetime import date

from yichuang.domain.supervision.models import Card
from yichuang.domain.supervision.states import STANDING


def month_of(day: date) -> tuple[date, date]:
    """The first day of its month and of the next."""
    first = day.replace(day=1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def yellow_in(day: date):
    first, following = month_of(day)
    cards = Card.objects.filter(state__in=STANDING, colour="yellow", shown_on__gte=first, shown_on__lt=following)
    return cards.exclude(person="")


def repeated_in(day: date, times: int) -> list[tuple[str, str, list[str]]]:
    """Who has so many standing yellow cards in the month of a day and no red one for it: person, body, cards."""
    found = defaultdict(list)
    for person, unit, number in yellow_in(day).order_by("pk").values_list("person", "unit", "number"):
        found[person].append((unit, number))
    many = {person: cards for person, cards in found.items() if len(cards) >= times}
    told = Card.objects.filter(topic="repeated", occasion=f"{day:%Y-%m}", state__in=STANDING, person__in=many)
    left = many.keys() - set(told.values_list("person", flat=True))
    return [(who, many[who][-1][0], [number for _, number in many[who]]) for who in sorted(left)]


def yellow_cards_of(person: str, month: str) -> int:
    """How many yellow cards of a month (2026-11) a person has that stand."""
    return yellow_in(date.fromisoformat(f"{month}-01")).filter(person=person).count()
