"""The act tables of performance: the money of a year, and its evaluation."""

from yichuang.domain.performance.states.money import YEARS, YearState

__all__ = ["YEARS", "YearState"]
