"""What a unit has cost year by year, and will cost: the rest of a line that no contract pays, over its volume."""

from dataclasses import dataclass
from itertools import pairwise
from math import log

from yichuang.domain.performance.estimating.drivers import drivers_of
from yichuang.domain.performance.estimating.expecting import Expected, blended
from yichuang.domain.performance.estimating.history import History, Line
from yichuang.domain.performance.estimating.tuning import (
    DOUBT,
    DOUBT_ALONE,
    DOUBT_YEARS,
    FOLLOWS,
    NEW_WEIGHT,
    TREND_AT_FIRST,
    TREND_YEARS,
)


@dataclass(frozen=True)
class Cost:
    """The rest of a line next year is `level` × exp(`trend` + a draw of spread `doubt`) × what its volumes grow, to
    the power of `follows`: money moves less than what it is for. `shares` of each driver add up to one, or are empty
    where no driver is known. `years`: it was learnt from so many."""

    level: float
    doubt: float
    shares: dict[str, float]
    years: int
    trend: float
    follows: float = 1.0


def cost_of(history: History, line: Line, expected: dict[str, Expected]) -> Cost:
    shares, follows = shares_of(history, line, expected), FOLLOWS.get(line.kind, 1.0)
    levels = []  # of each year at last year's volumes, the newest last
    for year in history.years:
        there = year.line(line.code)
        rest = rest_of(history, there, year.year) if there else 0
        grown = growth(history, shares, year.year) ** follows
        levels = [*levels, rest / grown] if rest > 0 and grown else []  # a year without it begins anew
    if not levels:
        return Cost(0.0, DOUBT_ALONE, shares, 0, 0.0, follows)
    changes = [log(later / earlier) for earlier, later in pairwise(levels)]
    trend = (TREND_AT_FIRST * TREND_YEARS + sum(changes)) / (TREND_YEARS + len(changes)) if changes else 0.0
    level = levels[-1]
    if changes:  # what last year had beyond the year before is partly chance
        level = levels[-1] ** NEW_WEIGHT * levels[-2] ** (1 - NEW_WEIGHT)
    doubt = blended(changes, DOUBT, DOUBT_YEARS) if changes else DOUBT_ALONE
    return Cost(level, doubt, shares, len(levels), trend, follows)


def rest_of(history: History, line: Line, year: int) -> int:
    """What a line spent beyond its contracts."""
    return max(line.spent - contracted(history, line.code, year), 0)


def contracted(history: History, code: str, year: int) -> int:
    return sum(one.monthly * one.months_in(year) for one in history.contracts if one.line == code)


def shares_of(history: History, line: Line, expected: dict[str, Expected]) -> dict[str, float]:
    """How much of a line's rest each driver makes up: by quotations times volumes, alike where nothing was quoted.
    What a contract counts (kiosks under upkeep) is paid by the contract and left out."""
    by_contract = {one.driver for one in history.contracts if one.line == line.code}
    drivers = [name for name in drivers_of(line) if name in expected and name not in by_contract]
    weights = {}
    for name in drivers:
        volume = history.volume(name, history.last.year)
        if volume:
            weights[name] = volume * history.quotes[name] if name in history.quotes else 0.0
    if not all(weights.values()):
        weights = dict.fromkeys(weights, 1.0)
    whole = sum(weights.values())
    return {name: weight / whole for name, weight in weights.items()}


def growth(history: History, shares: dict[str, float], year: int) -> float:
    """The volumes of a year over those of the last one, weighed by their shares. 1 where nothing is known."""
    known = {}
    for name, share in shares.items():
        then, last = history.volume(name, year), history.volume(name, history.last.year)
        if then and last:
            known[name] = share * then / last
    weighed = sum(shares[name] for name in known)
    return sum(known.values()) / weighed if weighed else 1.0
