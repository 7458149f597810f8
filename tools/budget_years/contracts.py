"""Contracts a simulated bureau signs and renews: network lease, kiosk upkeep, portal. Prices stand while they run."""

from random import Random

from tools.budget_years.paper import Agreement
from tools.budget_years.prices import Prices
from tools.budget_years.volumes import Month

TERMS = {"network": (24, 36), "kiosks": (12, 24), "portal": (12, 24, 36)}


def contracts_of(seed: int, first_year: int, months: list[Month], prices: Prices) -> tuple[Agreement, ...]:
    made: list[Agreement] = []
    for what, terms in TERMS.items():
        chance = Random(f"{seed} contracts for {what}")  # noqa: S311 - made-up contracts
        begins = -chance.randint(0, 11)  # the first one runs already
        while begins < len(months):
            term, luck = chance.choice(terms), chance.uniform(0.93, 1.07)
            at = min(max(begins, 0), len(months) - 1)
            monthly = round(price_of(what, months[at], prices, at) * luck)
            made.append(signed(what, monthly, later(first_year, begins), later(first_year, begins + term - 1)))
            begins += term
    return tuple(made)


def later(first_year: int, months: int) -> tuple[int, int]:
    """The year and month so many months after the first January."""
    return first_year + months // 12, months % 12 + 1


def price_of(what: str, there: Month, prices: Prices, at: int) -> float:
    """A month of it, at the prices and counts of the month it is signed in."""
    counted = {"network": ("circuit", there.circuits), "kiosks": ("kiosk", there.kiosks), "portal": ("site", 1)}
    unit, number = counted[what]
    return number * prices.at(unit, at) / 12


def signed(what: str, monthly: int, first: tuple[int, int], last: tuple[int, int]) -> Agreement:
    line, label, driver = {
        "network": ("P2", "网络租赁", "circuits"),
        "kiosks": ("P1", "终端维护", "kiosks"),
        "portal": ("P3", "门户网站维护", ""),
    }[what]
    return Agreement(line, f"{label}合同（模拟）", monthly, first, last, driver)
