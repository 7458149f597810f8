"""Whether the database is of this version of the program."""

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from yichuang.kernel.sqlite import statistics


def is_behind() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_up() -> bool:
    """Move the database to this version; whether it was behind."""
    behind = is_behind()
    if behind:
        call_command("migrate", interactive=False, verbosity=0)
        statistics.refresh()
    return behind
