"""What the tables themselves promise."""

import pytest
from django.db import IntegrityError

from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.tests.factories import ItemFactory, ItemVersionFactory, SpecialProcedureFactory

pytestmark = pytest.mark.django_db


def test_a_list_of_codes_is_kept_and_can_be_asked_for_one():
    version = ItemVersionFactory(person_topics=["就业创业", "准营准办"])

    assert ItemVersion.objects.get(person_topics__has="就业创业").person_topics == ["就业创业", "准营准办"]
    assert not ItemVersion.objects.filter(person_topics__has="就业").exists()
    assert version.item.kiosk_functions == []


def test_an_item_has_one_version_in_force():
    item = ItemFactory()
    ItemVersionFactory(item=item)

    with pytest.raises(IntegrityError):
        ItemVersionFactory(item=item, version=2, state="suspended")


@pytest.mark.parametrize(
    ("kind", "basis", "expected"),
    [
        ("检验", "", True),
        ("听证", "", True),
        ("专家评审", "", True),
        ("现场勘验", "《示例条例》第二条", False),
        ("公示", "", False),
        ("公示", "《示例条例》第二条", True),
    ],
)
def test_only_what_article_45_names_stops_the_clock(kind, basis, expected):
    assert SpecialProcedureFactory(kind=kind, legal_basis=basis).may_suspend is expected


def test_no_statutory_limit_is_no_limit():
    version = ItemVersionFactory(statutory_days=0, promised_days=3, promised_unit="2")

    assert version.limit("statutory") is None
    assert version.limit("promise") == {"length": 3, "unit": "day"}
