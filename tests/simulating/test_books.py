"""The books of a simulated year of 一件事: what may still come, and how much may still be completed."""

from datetime import timedelta
from random import Random

import pytest

from tools.simulate.books import Books
from yichuang.domain.joint import acts
from yichuang.domain.joint.tests.factories import FIRE, GAP, REGISTRATION, Street

pytestmark = pytest.mark.django_db


@pytest.fixture
def street():
    return Street()


@pytest.fixture
def matter(street):
    """Of its four items two are filed, two wait for the registration."""
    return street.applied()


def books(ends_on, items=6, completed=4) -> Books:
    return Books(items, completed, seed=1, ends_on=ends_on)


def test_what_follows_by_itself_takes_room_until_the_last_days_when_nothing_follows(matter):
    of_the_year = books(matter.filed_on)

    assert of_the_year.room() == 6 - 4
    of_the_year.last_days = True
    assert of_the_year.room() == 6 - 2


@pytest.mark.parametrize("items", [1, 2, 3, 6])
def test_in_the_last_days_any_room_is_filled_with_items_that_wait_for_nothing(street, items):
    of_the_year = books(None, items=items)
    of_the_year.last_days = True

    assert sum(share.items for share in of_the_year.more(Random(1))) == items


def test_a_theme_whose_items_wait_is_not_for_the_last_weeks_when_the_others_would_follow(street):
    assert books(None).more(Random(1)) == []


def test_corrections_the_clock_will_end_within_the_year_are_as_good_as_completed(street, matter):
    for item in (REGISTRATION, FIRE):
        acts.note_gaps(matter, by=street.officers[street.received(matter, item).item_code], item=item, gaps=[GAP])
    due = street.case(matter, FIRE).correction_due

    within, after = books(due + timedelta(days=1)), books(due)
    for of_the_year in (within, after):
        of_the_year.count()

    assert (within.left, after.left) == (2, 4)
