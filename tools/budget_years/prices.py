"""True unit costs of a simulated district month by month: they drift, and sometimes they jump."""

from math import exp
from random import Random

from tools.budget_years.places import Place
from tools.budget_years.troubles import PRICE_JUMP, Trouble, factor


class Prices:
    """`at(what, month)`: fen a unit, a year's worth where it is a cost of a year."""

    def __init__(self, place: Place, seed: int, months: int, troubles: tuple[Trouble, ...]):
        self._paths = {}
        for what, cost in place.costs.items():
            chance = Random(f"{seed} price of {what}")  # noqa: S311 - made-up prices
            level, path = 0.0, []
            for month in range(months):
                if month % 12 == 0:
                    level += chance.gauss(place.drift[what] if month else 0.0, 0.015)
                path.append(cost * exp(level) * factor(troubles, month, PRICE_JUMP, what))
            self._paths[what] = path

    def at(self, what: str, month: int) -> float:
        return self._paths[what][month]
