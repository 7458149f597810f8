"""A 导办单 from hand to hand: printed, scanned from the paper by another phone, and it is the same plan."""

from tests.journeys.joining import plans
from tests.journeys.papers import scanned
from tests.journeys.test_one_thing import SHOP


def test_a_printed_plan_is_scanned_and_is_the_same_plan(town):
    town.at("2026-03-09 09:30")
    daughter = town.visitor("daughter")
    plans(daughter, "T02", **SHOP)

    mother = town.visitor("mother")
    mother.opens(scanned(daughter.page.pdf()))

    mother.reads("要办 3 个事项")
    assert mother.sees == daughter.sees
