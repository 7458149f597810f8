"""Figures of similar towns: all of them, one of them, and those an estimate compares with."""

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.estimating.history import Reference
from yichuang.domain.performance.models.references import TownCost
from yichuang.domain.performance.states.references import REFERENCES, ReferenceState
from yichuang.kernel.actors import Actor


def references():
    """All that was noted, struck or not, the newest first."""
    return TownCost.objects.order_by("-id")


def reference(number: str) -> TownCost:
    return TownCost.objects.get(number=number)


def reference_acts(actor: Actor, found: TownCost) -> list[str]:
    return [row.act for row in REFERENCES.open_to(actor, found)]


def may_note(actor: Actor) -> bool:
    return "note" in reference_acts(actor, TownCost())


def names_of(found: list[TownCost]) -> dict[str, str]:
    """The names of who noted them, by account."""
    return identity.names_of({one.noted_by for one in found})


def in_use() -> tuple[Reference, ...]:
    """As an estimate keeps them."""
    rows = TownCost.objects.filter(state=ReferenceState.IN_USE).order_by("cost", "year", "town")
    return tuple(Reference(one.cost, one.year, one.town, one.fen, one.source, one.dated.isoformat()) for one in rows)


def is_taken(year: int, town: str, cost: str) -> bool:
    return TownCost.objects.filter(year=year, town=town, cost=cost, state=ReferenceState.IN_USE).exists()
