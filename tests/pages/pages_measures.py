"""Measures at the desk: all of them, one told apart, the rows behind it, and the file."""

from tests.pages.page import PAPER, Page
from tests.pages.pages_desk import asking, body

NUMBERS = "each reads the numbers of what the own posts reach"


def measure(_world):
    return {"name": "cases.received"}


PAGES = (
    Page("desk:measures", who="zhao", fixed="one line a measure", tries=asking({"year": "2025"})),
    Page("desk:measure", who="zhao", args=measure, query=lambda _: {"by": "month"}, known=NUMBERS,
         fixed="one line a month"),
    Page("desk:measure-rows", who="zhao", args=measure, row=lambda world: world.received().number, known=NUMBERS,
         tries=asking({"department": body}, {"part": "denominator"})),
    Page("desk:measure-export", who="zhao", args=lambda world: measure(world) | {"ending": "csv"}, answers=PAPER,
         query=lambda _: {"by": "month"}, known=NUMBERS),
)  # fmt: skip
