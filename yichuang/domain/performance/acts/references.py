"""Figures of similar towns 同类地区单位成本: noted one by one or many at once, and struck."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from yichuang.domain.performance.models.references import TownCost
from yichuang.domain.performance.reads.references import is_taken
from yichuang.domain.performance.states.references import REFERENCES
from yichuang.kernel import numbers
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

TAKEN = "{town} {year}年的这个口径已经登记过了。要改的，先把原来的作废，再登记。"


def note(*, by: Actor, year: int, town: str, cost: str, fen: int, source: str, dated: date | None) -> TownCost:
    """What a unit cost another town, in fen, with where that is written and of which day. Refuses a second figure of a
    town, year and cost while the first is in use."""
    town = town.strip()
    if is_taken(year, town, cost):
        raise ActRefused(TAKEN.format(town=town, year=year))
    made = TownCost(year=year, town=town, cost=cost, fen=fen, source=source.strip(), dated=dated)
    try:
        with transaction.atomic(), REFERENCES.step(made, "note", by=by) as step:
            made = step.thing
            made.number = numbers.formatted("DB-{n:05}", "town cost")
            made.noted_by, made.noted_on = by.account, step.on
            step.facts = {"year": year, "town": town, "cost": cost, "fen": fen, "source": made.source}
    except IntegrityError as taken:
        raise ActRefused(TAKEN.format(town=town, year=year)) from taken
    return made


@transaction.atomic
def note_all(rows: Iterable[dict], *, by: Actor) -> int:
    """Many, all or none. How many."""
    return len([note(by=by, **told) for told in rows])


def strike(found: TownCost, *, by: Actor, reason: str) -> TownCost:
    """It was wrong, or is no longer to be compared with; it stays to be read."""
    with REFERENCES.step(found, "strike", by=by) as step:
        step.thing.reason = step.note = reason
    return step.thing
