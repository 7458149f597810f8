"""Columns a district's older files do not have."""

from types import SimpleNamespace

import pytest

from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.imports.building import digest_of
from yichuang.domain.catalogue.tests.test_imports import FILES, load
from yichuang.domain.identity import imports as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.districts import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    identity.load(identity.check(files()), by=CONSOLE)


def test_a_column_a_later_version_knows_changes_no_item_that_leaves_it_empty():
    """Else every item would have a new version after an upgrade, and nobody had changed anything."""
    before = SimpleNamespace(pk=None, line=2, seq=1, element="size")

    after = digest_of(SimpleNamespace(**vars(before), longest=None))

    assert after == digest_of(before)
    assert after != digest_of(SimpleNamespace(**vars(before), longest=20))


def test_the_body_above_that_decides_comes_with_the_item():
    """Only in a file that has the column; staff set it on the page of the item."""
    text = FILES["items"].splitlines()
    rows = [f"{text[0]},upper_body", *(f"{row},{'示例市局' if n == 0 else ''}" for n, row in enumerate(text[1:]))]

    load(files(FILES, items="\n".join(rows) + "\n"))

    assert reads.version_in_force("AAJ-001").upper_body == "示例市局"
    assert reads.version_in_force("AAJ-002").upper_body == ""
