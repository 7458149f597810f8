"""The rival: last year's spending and x per cent, x chosen as well as one can from the years before."""

from itertools import pairwise

from tools.budget_years import SimulatedYear

GRID = [x / 200 for x in range(-20, 41)]  # from ten per cent less to twenty per cent more, by half a per cent


def pairs_of(years: list[SimulatedYear], code: str) -> list[tuple[int, int]]:
    """What a line spent in a year and in the next."""
    spent = [year.spent(code) for year in years]
    return [(before, after) for before, after in pairwise(spent) if before]


def best_x(pairs: list[tuple[int, int]]) -> float:
    """The x with the least error over these pairs; the smallest of several, 0 where nothing is known."""
    if not pairs:
        return 0.0
    return min(GRID, key=lambda x: (sum(abs(before * (1 + x) - after) for before, after in pairs), abs(x)))


def own(years: list[SimulatedYear], code: str) -> float:
    """Last year and the x that did best in this district's own years."""
    return years[-1].spent(code) * (1 + best_x(pairs_of(years, code)))


class Pooled:
    """Last year and the x that did best over all training districts: more years than any district has."""

    def __init__(self, training: list[list[SimulatedYear]], codes: tuple[str, ...]):
        self.x = {code: best_x([pair for years in training for pair in pairs_of(years, code)]) for code in codes}

    def __call__(self, years: list[SimulatedYear], code: str) -> float:
        return years[-1].spent(code) * (1 + self.x.get(code, 0.0))
