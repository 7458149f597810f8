"""What nobody plans 冲击: a closed window, a price that jumps, a policy that changes. The estimator is not told."""

from dataclasses import dataclass
from random import Random

from tools.budget_years.places import Place

CLOSED_WINDOWS, PRICE_JUMP, POLICY, EMPTY_MONTHS = "windows", "price", "policy", "empty"
WORDS = {
    CLOSED_WINDOWS: "模拟冲击：{size:.0f} 个窗口关闭",
    PRICE_JUMP: "模拟冲击：{what} 的价格变为 {size:.2f} 倍",
    POLICY: "模拟冲击：政策变化，{what} 变为 {size:.2f} 倍",
    EMPTY_MONTHS: "模拟冲击：大厅限流，办件变为 {size:.2f} 倍",
}
PRICES = ("kiosk", "circuit", "window_hour", "guide", "machine_room", "site", "site_work")
POLICIES = {"cases": (0.75, 1.3), "guides": (0.3, 1.5), "heads": (0.85, 1.2)}


@dataclass(frozen=True)
class Trouble:
    """From its first month (counted from the first January) on for so many months."""

    kind: str
    first: int
    months: int
    what: str
    size: float

    def holds(self, month: int) -> bool:
        return self.first <= month < self.first + self.months

    @property
    def words(self) -> str:
        return WORDS[self.kind].format(what=self.what, size=self.size)


def troubles_of(place: Place, seed: int, years: int) -> tuple[Trouble, ...]:
    chance = Random(f"{seed} troubles")  # noqa: S311 - made-up misfortunes
    a_month = place.troubles_a_year / 12
    return tuple(one(chance, month, place) for month in range(12 * years) if chance.random() < a_month)


def one(chance: Random, month: int, place: Place) -> Trouble:
    kind = chance.choice((CLOSED_WINDOWS, PRICE_JUMP, PRICE_JUMP, POLICY, EMPTY_MONTHS))
    for_ever = 12 * 100
    if kind == CLOSED_WINDOWS:
        return Trouble(kind, month, chance.randint(3, 18), "windows", float(chance.randint(2, place.windows // 5)))
    if kind == PRICE_JUMP:
        return Trouble(kind, month, for_ever, chance.choice(PRICES), chance.choice((0.85, 1.1, 1.15, 1.25, 1.35)))
    if kind == POLICY:
        what = chance.choice(tuple(POLICIES))
        return Trouble(kind, month, for_ever, what, chance.uniform(*POLICIES[what]))
    return Trouble(kind, month, chance.randint(1, 3), "cases", chance.uniform(0.3, 0.7))


def factor(troubles: tuple[Trouble, ...], month: int, kind: str, what: str) -> float:
    """By how much the troubles of a kind multiply something in a month."""
    size = 1.0
    for trouble in troubles:
        if trouble.kind == kind and trouble.what == what and trouble.holds(month):
            size *= trouble.size
    return size
