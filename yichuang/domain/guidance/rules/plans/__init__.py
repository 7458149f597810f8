"""The compiler: items, how they wait for each other, and licences held, to one plan. Pure functions, one result for
the 导办单 and for the application."""

from yichuang.domain.guidance.rules.plans.compiling import Plan, Saving, Step, compiled
from yichuang.domain.guidance.rules.plans.facts import Field, Holding, Matter, Paper
from yichuang.domain.guidance.rules.plans.forming import OneField
from yichuang.domain.guidance.rules.plans.gathering import OneMaterial
from yichuang.domain.guidance.rules.plans.keeping import as_json, kept, read

__all__ = [
    "Field",
    "Holding",
    "Matter",
    "OneField",
    "OneMaterial",
    "Paper",
    "Plan",
    "Saving",
    "Step",
    "as_json",
    "compiled",
    "kept",
    "read",
]
