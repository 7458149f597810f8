"""All pages by name, one entry an address."""

from tests.pages import (
    pages_api,
    pages_budget,
    pages_campaigns,
    pages_citizen,
    pages_desk,
    pages_desk_acts,
    pages_estimates,
    pages_measures,
    pages_performance,
    pages_reports,
    pages_screens,
    pages_shared,
    pages_supervision,
)
from tests.pages.page import Page

PARTS = (
    pages_shared, pages_citizen, pages_desk, pages_desk_acts, pages_measures, pages_supervision, pages_campaigns,
    pages_budget, pages_estimates, pages_performance, pages_reports, pages_screens, pages_api,
)  # fmt: skip
ALL: tuple[Page, ...] = sum((part.PAGES for part in PARTS), ())
BY_NAME = {page.name: page for page in ALL}


def those(fits) -> list[str]:
    """The names of the pages that fit, for a test's parameters."""
    return [page.name for page in ALL if fits(page)]
