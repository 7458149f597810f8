from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from yichuang.config import seed


class Command(BaseCommand):
    help = "Bring the database up to date and load the district, doing only what is not done yet."

    def handle(self, **_options):
        mark = settings.VAR / "district-loaded"
        now = seed.digest(settings.DISTRICT)
        if migrations_wait():
            mark.unlink(missing_ok=True)
            call_command("migrate", interactive=False, verbosity=0)
        if not mark.exists() or mark.read_text() != now:
            self.stdout.write(f"正在装入 {settings.DISTRICT} …")
            call_command("seed", stdout=self.stdout)
            mark.write_text(now)


def migrations_wait() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
