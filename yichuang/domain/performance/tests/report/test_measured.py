"""What the report counts in the district's files is what the platform's measures count of the district loaded here."""

import pytest
from django.conf import settings

from yichuang.domain.catalogue import seeds
from yichuang.domain.identity import seeds as identity
from yichuang.kernel import measures

pytestmark = pytest.mark.django_db
SAME = {
    "R01": "catalogue.items",
    "R05": "catalogue.grassroots",
    "R06": "catalogue.links_cut",
    "R07": "catalogue.links_cut_rate",
    "R08": "catalogue.days_cut",
    "R09": "catalogue.days_cut_rate",
    "R10": "catalogue.visits_cut",
    "R11": "catalogue.visits_cut_rate",
}


def test_files_and_measures_count_alike(year):
    identity.load(settings.DISTRICT)
    seeds.load(settings.DISTRICT)

    measured = {
        name: measures.read(measure, seen_by=measures.THE_HOUSE).total.value for name, measure in SAME.items()
    }  # fmt: skip
    assert {name: year.values[name].exact for name in SAME} == measured
