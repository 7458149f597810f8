"""The tables of performance."""

from yichuang.domain.performance.models.budget_year import BudgetYear
from yichuang.domain.performance.models.drivers import LineDriver
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.models.evaluation import Evaluation, Figure, Goal, Indicator, Objection
from yichuang.domain.performance.models.money import (
    Adjustment,
    BudgetLine,
    Contract,
    Income,
    Payment,
)
from yichuang.domain.performance.models.references import TownCost
from yichuang.domain.performance.models.report import YearFacts
from yichuang.domain.performance.models.templates import IndicatorTemplate, Roster

__all__ = [
    "Adjustment",
    "BudgetLine",
    "BudgetYear",
    "Contract",
    "Estimate",
    "Evaluation",
    "Figure",
    "Goal",
    "Income",
    "Indicator",
    "IndicatorTemplate",
    "LineDriver",
    "Objection",
    "Payment",
    "Roster",
    "TownCost",
    "YearFacts",
]
