"""Next year's lines: contracts in force, contracts to be renewed, and the rest by what a unit costs times how many."""

from math import exp
from random import Random

from yichuang.domain.performance.estimating import saying
from yichuang.domain.performance.estimating.elsewhere import Drawn, carried_over, from_reserve
from yichuang.domain.performance.estimating.expecting import Expected
from yichuang.domain.performance.estimating.history import CARRY_OVER, RESERVE, Contract, History, Line
from yichuang.domain.performance.estimating.question import Question
from yichuang.domain.performance.estimating.results import Estimate, LineEstimate, span_of
from yichuang.domain.performance.estimating.tuning import DRAWS, RENEWAL_DOUBT
from yichuang.domain.performance.estimating.unit_costs import cost_of

Volumes = dict[str, list[float]]


def estimated(asked: Question) -> Estimate:
    """Every line of the last year, as the next one will have it. What is drawn for a driver is the same for all lines,
    and for an estimate with changes the same as without: what differs is what was changed."""
    last = asked.history.last
    volumes = {name: drawn_volumes(asked, what) for name, what in asked.expected.items()}
    drawn = [drawn_line(asked, line, volumes) for line in last.lines]
    lines = tuple(
        LineEstimate(
            line.code, line.label, line.kind, span_of(found.amounts), found.floor, found.reasons, line.initial,
            line.final, line.spent,
        )
        for line, found in zip(last.lines, drawn, strict=True)
    )  # fmt: skip
    total = span_of([sum(amounts) for amounts in zip(*(found.amounts for found in drawn), strict=True)] or [0])
    return Estimate(
        asked.history.next, asked.seed, lines, total, saying.limits(asked.history, asked.expected), last.budgeted,
        last.appropriated, last.spent,
    )  # fmt: skip


def drawn_volumes(asked: Question, what: Expected) -> list[float]:
    """What a driver may be next year, over what it was last year (over its own middle where that is unknown)."""
    chance, base = asked.chance(what.driver), what.last or what.middle
    middle = asked.ahead(what.driver)
    return [middle / base * exp(chance.gauss(0, what.spread)) if base else 0.0 for _ in range(DRAWS)]


def drawn_line(asked: Question, line: Line, volumes: Volumes) -> Drawn:
    """What a line may cost, the floor under it, and why."""
    chance = asked.chance(line.code)
    if line.kind == CARRY_OVER:
        return carried_over(asked.history, line, chance)
    if line.kind == RESERVE:
        return from_reserve(asked.history, line, chance)
    cost, mine, price = (
        cost_of(asked.history, line, asked.expected),
        asked.contracts(line.code),
        asked.price(line.code),
    )
    unit = [cost.level * price * exp(cost.trend + chance.gauss(0, cost.doubt)) for _ in range(DRAWS)]
    rest = [each * grown(cost.shares, volumes, draw) ** cost.follows for draw, each in enumerate(unit)]
    renewed = drawn_renewals(asked, mine, chance, price)
    more = asked.changes.added(line.code) + sum(for_more(asked, one) for one in mine) * price
    floor = sum(one.monthly * one.months_in(asked.history.next) for one in mine)
    amounts = [max(round(floor + again + once + more), floor) for again, once in zip(renewed, rest, strict=True)]
    return Drawn(amounts, floor, saying.reasons(asked, line, cost, mine))


def grown(shares: dict[str, float], volumes: Volumes, draw: int) -> float:
    return sum(share * volumes[name][draw] for name, share in shares.items()) if shares else 1.0


def ending(history: History, contracts: list[Contract]) -> list[tuple[Contract, int]]:
    """Contracts in force at the end of the last year that run out before the end of the next, with the months they
    leave uncovered. One that another follows for the same thing is not among them."""
    december, found = (history.last.year, 12), []
    for one in contracts:
        followed = any(o.first > one.last and o.label == one.label and o.driver == one.driver for o in contracts)
        missing = 12 - one.months_in(history.next)
        if one.first <= december <= one.last and missing and not followed:
            found.append((one, missing))
    return found


def drawn_renewals(asked: Question, contracts: list[Contract], chance: Random, price: float) -> list[float]:
    """Contracts renewed at today's price, for as many as will be there, the price being anybody's guess."""
    found = [0.0] * DRAWS
    for one, months in ending(asked.history, contracts):
        whole = one.monthly * months * price * counted_now(asked, one)
        found = [sofar + whole * exp(chance.gauss(0, RENEWAL_DOUBT)) for sofar in found]
    return found


def for_more(asked: Question, one: Contract) -> float:
    """What is supposed to come on top of what a contract in force pays for costs as much a piece as it pays."""
    more, now = asked.changes.more.get(one.driver, 0.0), asked.history.standing(one.driver)
    return max(more, 0.0) / now * one.monthly * one.months_in(asked.history.next) if now else 0.0


def counted_now(asked: Question, one: Contract) -> float:
    """How many more a contract pays for when it is renewed than when it was signed."""
    if one.driver not in asked.expected:
        return 1.0
    counted = asked.history.stocks.get(one.driver, {})
    then = counted.get(max(one.first, (asked.history.years[0].year, 1))) or asked.history.standing(one.driver)
    return min(max(asked.ahead(one.driver) / then, 0.5), 2.0) if then else 1.0
