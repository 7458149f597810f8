"""Simulated districts over several years 模拟区: volumes, money and what went wrong, to try an estimator on.

Every figure from here is made up, and says so: 模拟. It was written before the estimator and knows nothing of it; the
estimator may neither import it nor share a constant with it (tests/estimating). What truly drives a simulated
district, its true unit costs, its shocks, how its people spend what is left in December, stays inside: `lived` hands
out only what an office would have on paper: books, contracts, counts, and quotations that are off by a little.
"""

from tools.budget_years.paper import Agreement, Entry, SimulatedYear
from tools.budget_years.years import lived

SIMULATED = "模拟"

__all__ = ["SIMULATED", "Agreement", "Entry", "SimulatedYear", "lived"]
