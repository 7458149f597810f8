"""The act tables of performance: the money of a year, and its evaluation."""

from yichuang.domain.performance.states.drivers import FOLLOWS, FollowsState
from yichuang.domain.performance.states.estimates import ESTIMATES, EstimateState
from yichuang.domain.performance.states.evaluation import EVALUATIONS, TEMPLATES, EvaluationState
from yichuang.domain.performance.states.money import YEARS, YearState
from yichuang.domain.performance.states.references import REFERENCES, ReferenceState

__all__ = [
    "ESTIMATES",
    "EVALUATIONS",
    "FOLLOWS",
    "REFERENCES",
    "TEMPLATES",
    "YEARS",
    "EstimateState",
    "EvaluationState",
    "FollowsState",
    "ReferenceState",
    "YearState",
]
