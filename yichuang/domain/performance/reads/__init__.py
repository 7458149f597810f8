"""What may be asked about money, goals and results. Nothing here writes."""

from yichuang.domain.performance.reads.books import Books, ContractBook, LineBook, books
from yichuang.domain.performance.reads.director import Overview, director_years, overview
from yichuang.domain.performance.reads.estimates import (
    Reckoned,
    adopted,
    estimate,
    estimate_acts,
    estimate_list,
    estimate_story,
    reckoned,
    supposing,
    years_to_estimate,
)

__all__ = [
    "Books",
    "ContractBook",
    "LineBook",
    "Overview",
    "Reckoned",
    "adopted",
    "books",
    "director_years",
    "estimate",
    "estimate_acts",
    "estimate_list",
    "estimate_story",
    "overview",
    "reckoned",
    "supposing",
    "years_to_estimate",
]
