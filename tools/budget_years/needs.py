"""What each line of a simulated district truly needs in a month, in fen."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tools.budget_years.paper import Agreement
from tools.budget_years.places import Place
from tools.budget_years.prices import Prices
from tools.budget_years.volumes import Month

LINES = {
    "B1": ("人员经费（模拟）", "personnel"),
    "B2": ("公用经费（模拟）", "public"),
    "P1": ("政务大厅管理（模拟）", "special"),
    "P2": ("网络租赁及维护（模拟）", "special"),
    "P3": ("政务公开及门户网站（模拟）", "special"),
    "P6": ("新主题推广专项（模拟）", "special"),
}
GOALS = {"P1": ("G1",), "P2": ("G3",), "P3": ("G2",)}
THIRTEENTH = 0.5  # of a month's pay, paid in December
CAMPAIGN = 12_000_000  # fen a year
DECEMBER, INSPECTED = 11, 8  # months counted from 0; sites are inspected in September


@dataclass(frozen=True)
class Course:
    """The years of a district, as its needs follow from them."""

    place: Place
    first_year: int
    months: list[Month]
    prices: Prices
    contracts: tuple[Agreement, ...]

    def due(self, line: str, number: int) -> int:
        when = (self.first_year + number // 12, number % 12 + 1)
        return sum(one.monthly for one in self.contracts if one.line == line and one.first <= when <= one.last)


def needs_of(course: Course, seed: int) -> list[dict[str, float]]:
    chance = Random(f"{seed} needs")  # noqa: S311 - made-up needs
    return [need(course, chance, number) for number in range(len(course.months))]


def need(course: Course, chance: Random, number: int) -> dict[str, float]:
    there, of_year = course.months[number], number % 12
    luck, price = (lambda size: chance.lognormvariate(0, size)), (lambda what: course.prices.at(what, number))
    needs = {
        "B1": there.heads * price("head") / 12 * (1 + THIRTEENTH * (of_year == DECEMBER)),
        "B2": there.heads * price("office") / 12 * luck(0.1),
        "P1": course.due("P1", number) + hall(there, price) * luck(0.06),
        "P2": course.due("P2", number) + price("machine_room") / 12 * luck(0.15),
        "P3": course.due("P3", number) + price("site_work") / 12 * (3.0 if of_year == INSPECTED else 0.8) * luck(0.2),
    }
    campaign = course.place.campaign
    if campaign and campaign[0] <= number // 12 <= campaign[1]:
        needs["P6"] = CAMPAIGN / 12 * luck(0.3)
    return needs


def hall(there: Month, price: Callable[[str], float]) -> float:
    """The hall without what contracts pay: hours of windows, printed guides, and what each case uses up."""
    return there.window_hours * price("window_hour") + there.guides * price("guide") + there.cases * price("case")
