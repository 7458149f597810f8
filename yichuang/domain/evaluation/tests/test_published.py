"""How content people are, for everybody: what stands on few is kept back, and is not worked out from the rest."""

import pytest

from yichuang.domain.evaluation import reads
from yichuang.domain.evaluation.models import Rating
from yichuang.domain.identity.tests.factories import BodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rated(house, at, settings):
    """So many ratings of items of bodies: rated(A={"X": 3, "Y": 1}); rates are told from three on, of months
    that are over."""
    settings.RATING_SHOWN_FROM = 3

    def make(**bodies):
        for name, items in bodies.items():
            body = BodyFactory(name=name)
            for item, many in items.items():
                for number in range(many):
                    given = house.rated(1 if number == 0 else 5)
                    Rating.objects.filter(pk=given.pk).update(body=body, item_code=item)
        at("2026-04-01 10:00")

    return make


def told() -> tuple[dict, dict]:
    departments, items = reads.satisfaction()
    return {one.name: one.percent for one in departments}, {one.code: one.percent for one in items}


def test_a_department_of_few_is_not_the_sum_less_the_others(rated):
    rated(A={"X": 1}, B={"Y": 4}, C={"Z": 10})

    departments, items = told()

    assert departments == {"A": "", "B": "", "C": "90.00%"}
    assert items == {"X": "", "Y": "", "Z": "90.00%"}  # B's only item would tell of B


def test_an_item_of_few_is_not_its_department_less_the_others(rated):
    rated(A={"X": 3, "Y": 1}, B={"Z": 4})

    assert told() == ({"A": "50.00%", "B": "75.00%"}, {"X": "", "Y": "", "Z": "75.00%"})


def test_where_nothing_is_few_all_is_told(rated):
    rated(A={"X": 3}, B={"Y": 4})

    assert told() == ({"A": "66.67%", "B": "75.00%"}, {"X": "66.67%", "Y": "75.00%"})


def test_an_item_of_several_departments_is_one_row(rated):
    rated(A={"X": 3}, B={"X": 3})

    departments, items = told()
    assert (set(departments), items) == ({"A", "B"}, {"X": "66.67%"})


def test_the_page_asks_once_however_many_there_are(rated, django_assert_num_queries):
    rated(A={"X": 3, "Y": 3, "Z": 3}, B={"W": 4})

    with django_assert_num_queries(1):
        reads.satisfaction()
