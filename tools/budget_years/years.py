"""Years of a simulated district, one after the other, from one seed."""

from random import Random

from tools.budget_years.contracts import contracts_of
from tools.budget_years.money import Purse, year_of_money
from tools.budget_years.needs import Course, needs_of
from tools.budget_years.paper import SimulatedYear
from tools.budget_years.places import Place, place_of
from tools.budget_years.prices import Prices
from tools.budget_years.troubles import troubles_of
from tools.budget_years.volumes import months_of

FLOWS, STOCKS = ("cases", "guides", "window_hours"), ("kiosks", "circuits", "heads")
QUOTED = {"kiosks": "kiosk", "circuits": "circuit", "window_hours": "window_hour", "guides": "guide", "cases": "case",
          "heads": "head"}  # fmt: skip


def lived(seed: int, first_year: int, years: int) -> list[SimulatedYear]:
    """So many years of the district of this seed 模拟. The same seed gives the same years."""
    place = place_of(seed)
    troubles = troubles_of(place, seed, years)
    months = months_of(place, seed, first_year, years, troubles)
    prices = Prices(place, seed, len(months), troubles)
    contracts = contracts_of(seed, first_year, months, prices)
    needs = needs_of(Course(place, first_year, months, prices, contracts), seed)
    chance, purse, told = Random(f"{seed} money"), Purse(), []  # noqa: S311 - made-up money
    for number in range(years):
        of_year = slice(12 * number, 12 * number + 12)
        entries, paid, purse = year_of_money(place, chance, needs[of_year], purse)
        year = first_year + number
        told.append(
            SimulatedYear(
                place=place.name,
                year=year,
                lines=tuple(entries),
                paid=paid,
                flows={name: tuple(getattr(month, name) for month in months[of_year]) for name in FLOWS},
                stocks={name: tuple(getattr(month, name) for month in months[of_year]) for name in STOCKS},
                quotes=quoted(place, chance, prices, 12 * number + 11),
                agreements=tuple(one for one in contracts if one.first <= (year, 12)),
                secret=tuple(one.words for one in troubles if one.first // 12 == number),
            )
        )
    return told


def quoted(place: Place, chance: Random, prices: Prices, month: int) -> dict[str, int]:
    """What offices were told a unit would cost: near the truth of that month, seldom at it."""
    return {
        name: round(prices.at(what, month) * chance.lognormvariate(0, place.quotation_error))
        for name, what in QUOTED.items()
    }
