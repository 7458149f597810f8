"""The tables of performance."""

from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.models.money import (
    Adjustment,
    BudgetLine,
    BudgetYear,
    Contract,
    Income,
    Payment,
)

__all__ = [
    "Adjustment",
    "BudgetLine",
    "BudgetYear",
    "Contract",
    "Estimate",
    "Income",
    "Payment",
]
