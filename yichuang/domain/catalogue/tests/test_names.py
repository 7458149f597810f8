"""The names by which figures call what was done for somebody: an item, or a whole 一件事."""

import pytest

from yichuang.domain.catalogue.reads import names_of_services
from yichuang.domain.catalogue.rules.themes import Line, Sheet
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory, offered
from yichuang.domain.identity.tests.factories import BodyFactory

pytestmark = pytest.mark.django_db


def test_a_whole_matter_is_called_by_its_theme():
    item = ItemVersionFactory(name="示例许可").item
    offered("T9", Sheet(questions=(), lines=(Line(item.code),)), lead=BodyFactory(), name="示例开店")

    assert names_of_services([item.code, "T9", "gone"]) == {item.code: "示例许可", "T9": "示例开店"}
