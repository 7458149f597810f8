"""The district of the sample data: loaded once a run by the seeding of `make run`, put back before every errand.

A browser's errand commits, so that no transaction can undo it. What was loaded is therefore kept as a copy of every
table: on SQLite a second database in memory, on PostgreSQL a second schema.
"""

import sqlite3

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from yichuang.config import seed
from yichuang.config.worker import Worker

LOADED_ON = "2026-03-02 08:00+08:00"  # a Monday; every errand comes later in that year


def load():
    """Load district, demo accounts and demo cases; return the copy that puts them back."""
    seed.load(settings.DISTRICT)
    Worker().turn()  # seals the decisions of the demo's cases, once for all errands
    return InMemory() if connection.vendor == "sqlite" else InSchema()


class InMemory:
    def __init__(self):
        self.kept = sqlite3.connect(":memory:")
        connection.ensure_connection()
        connection.connection.backup(self.kept)

    def put_back(self) -> None:
        connection.ensure_connection()
        self.kept.backup(connection.connection)


class InSchema:
    def __init__(self):
        self.tables = [connection.ops.quote_name(name) for name in connection.introspection.table_names()]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE")
            cursor.execute("CREATE SCHEMA kept")
            for table in self.tables:
                cursor.execute(f"CREATE TABLE kept.{table} AS TABLE {table}")

    def put_back(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(self.tables)}")
            for table in self.tables:
                columns = ", ".join(written(cursor, table))
                cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept.{table}")
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)


def written(cursor, table: str) -> list[str]:
    """The columns somebody writes; the others the database fills."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND quote_ident(table_name) = quote_ident(%s) AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table.strip('"')],
    )
    return [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
