"""SQLite chooses an index by what it knows of the tables, which nobody tells it but us."""

import pytest
from django.db import connection

from yichuang.config import migrating
from yichuang.config.schedule import SCHEDULE
from yichuang.kernel.sqlite import statistics

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


def counted() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {table for (table,) in cursor.fetchall()}


def test_the_tables_are_counted():
    statistics.refresh()

    assert {"auth_permission", "django_content_type"} <= counted()


def test_they_are_counted_after_a_migration_which_makes_tables_anew(monkeypatch):
    monkeypatch.setattr(migrating, "is_behind", lambda: True)
    statistics.refresh()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_stat1")

    assert migrating.bring_up()

    assert "auth_permission" in counted()


def test_they_are_counted_every_day():
    assert [line.after.days for line in SCHEDULE if line.do is statistics.refresh] == [1]
