"""Plans the database keeps of what acts ask."""

import pytest
from django.db import connection

from yichuang.kernel.models import Try
from yichuang.kernel.planning import planned_once

pytestmark = pytest.mark.django_db
MINE = "示例门"


def ask(times: int) -> None:
    for _ in range(times):
        list(Try.objects.filter(door=MINE))


def kept() -> int:
    """How many statements about tries the database has a plan of."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%kernel_try%%door%%'")
        return cursor.fetchone()[0]


def test_only_what_is_asked_within_is_planned_once():
    before = kept()
    ask(6)
    assert kept() == before

    with planned_once():
        ask(6)
    assert kept() - before == {"postgresql": 1, "sqlite": 0}[connection.vendor]

    ask(6)  # the same words, planned with their values again
    assert Try.objects.filter(door=MINE).count() == 0
