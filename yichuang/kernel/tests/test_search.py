"""Rows for the search, and the stamp by which a process knows that they moved."""

import pytest

from yichuang.kernel import search
from yichuang.kernel.models import SearchEntry

pytestmark = pytest.mark.django_db


def put(code, title, **what):
    search.put([SearchEntry(kind=what.pop("kind", "item"), code=code, title=title, **what)])


def test_a_row_of_the_same_kind_and_code_is_replaced():
    put("A", "食品许可")
    put("A", "药品许可")
    put("A", "药店", kind="theme")

    assert [(row.kind, row.code, row.title) for row in search.entries()] == [
        ("item", "A", "药品许可"), ("theme", "A", "药店"),
    ]  # fmt: skip


def test_the_stamp_moves_with_every_change():
    stamps = {search.stamp()}
    for change in (lambda: put("A", "食品许可"), lambda: put("A", "食品许可"), lambda: put("B", "药品许可")):
        change()
        stamps.add(search.stamp())

    assert len(stamps) == 4


def test_what_is_dropped_is_gone():
    put("A", "食品许可")
    before = search.stamp()
    search.drop("item", ["A", "none"])

    assert search.entries() == []
    assert search.stamp() != before
