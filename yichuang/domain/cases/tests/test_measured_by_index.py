"""Measures read indexes and no row, by whatever they are told apart, where the database has no statistics yet;
with those of a full house `tools.bench.measuring` tells."""

import pytest
from django.db import connection

from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import measures

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

PERIOD = measures.year(2026)
OF_CASES = [one for one in measures.every() if {figure.of.listed for figure in one.figures} == {"cases"}]
WAYS = (
    (),
    ("department",),
    ("item",),
    ("month",),
    ("town",),
    ("window",),
    ("channel",),
    ("person",),
    ("item", "month"),
)


def plans(actor) -> dict[tuple, str]:
    """What the database says of each question, by measure and dimensions."""
    found: dict = {}
    for one in OF_CASES:
        for by in WAYS:
            if set(by) <= set(one.dimensions):
                found[one.name, by] = plan(one.name, by, actor)
    return found


def plan(name: str, by: tuple, actor) -> str:
    said = []

    def explained(execute, sql, params, many, context):
        if "cases_case" in sql:
            said.extend(row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", params, many, context).fetchall())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        measures.read(name, by=by, period=PERIOD, seen_by=actor)
    return "; ".join(said)


def test_every_question_is_answered_by_a_covering_index(hall):
    for _ in range(3):
        Hall().delivered()

    askers = {"the house": measures.THE_HOUSE, "a body": hall.zhao, "every body": hall.sun}
    found = {(who, *key): said for who, actor in askers.items() for key, said in plans(actor).items()}

    assert {key: said for key, said in found.items() if "COVERING INDEX case_" not in said} == {}
    assert len(found) > 300
