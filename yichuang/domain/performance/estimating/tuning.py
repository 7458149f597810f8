"""Numbers the estimator was tried with, on simulated districts other than those it is judged by (docs/estimate.md)."""

DRAWS = 2000
NEW_WEIGHT = 0.95  # of the last year against the one before it, in the level of a unit's cost
TREND_AT_FIRST = 0.03  # logs a year: how a unit's cost rises where nothing else is known
TREND_YEARS = 4.0  # how many years' changes that first trend weighs
FOLLOWS = {"personnel": 0.8, "public": 0.6, "special": 0.5, "other_project": 0.5}  # how far a line follows its volumes
DOUBT = 0.08  # logs: how far a unit's cost may be off where many years are known
DOUBT_ALONE = 0.25  # the same with one year behind it
DOUBT_YEARS = 2.0  # how many years' changes the doubt weighs
RENEWAL_DOUBT = 0.12  # of the price of a contract that is to be renewed
