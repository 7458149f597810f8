"""Exponential smoothing of months with their season, by statsmodels (ADR 0040): imported only when it is asked."""

import warnings
from random import Random
from statistics import median

PATHS = 400
SEASON = 12
AROUND = 4  # months on each side a month is compared with
OUT_OF_LINE = 0.2  # logs a month may be off those around it, its season apart, and still be taken as it is


def paths(rates: list[float], months: int, *, seed: int) -> list[list[float]]:
    """Courses that the next months may take after these, in the same unit; the same for the same seed.

    A level and a yearly season, errors added (the rates are logs), as large as those of the past. A hall that was shut
    for a month is no news of the next year: months out of line count as those around them. Wants two seasons at least.
    """
    import numpy as np  # noqa: PLC0415 - heavy: the pages that show an estimate do not need it
    from statsmodels.tsa.holtwinters import ExponentialSmoothing  # noqa: PLC0415

    chance = Random(f"{seed} paths")  # noqa: S311 - draws of an estimate, to be had again from its seed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a fit stopped early is seen in its errors, which the paths carry
        found = ExponentialSmoothing(np.asarray(in_line(rates)), seasonal="add", seasonal_periods=SEASON).fit()
        size = float(np.sqrt(np.mean(np.square(found.resid))))
        errors = np.array([[chance.gauss(0, size) for _ in range(PATHS)] for _ in range(months)])
        drawn = found.simulate(months, anchor="end", repetitions=PATHS, random_errors=errors)
    return np.asarray(drawn).reshape(months, PATHS).T.tolist()


def in_line(rates: list[float]) -> list[float]:
    """The months, those out of line put to what the months around them and their season give."""
    usual = [median(rates[month::SEASON]) for month in range(SEASON)]
    levels = [rate - usual[place % SEASON] for place, rate in enumerate(rates)]
    kept = []
    for place, level in enumerate(levels):
        near = levels[max(place - AROUND, 0) :][: 2 * AROUND + 1]
        around = median(near if place + AROUND < len(levels) else levels[-(2 * AROUND + 1) :])
        kept.append(rates[place] if abs(level - around) <= OUT_OF_LINE else around + usual[place % SEASON])
    return kept
