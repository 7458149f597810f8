from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from yichuang.config import guard, keys, migrating, seed


class Command(BaseCommand):
    help = "Bring the database up to date and load the district, doing only what is not done yet."

    def handle(self, **_options):
        guard.refuse(keys.data_faults())
        mark = settings.VAR / "district-loaded"
        now = seed.digest(settings.DISTRICT)
        if migrating.bring_up():
            mark.unlink(missing_ok=True)
        if not mark.exists() or mark.read_text() != now:
            self.stdout.write(f"正在装入 {settings.DISTRICT} …")
            call_command("seed", stdout=self.stdout)
            mark.write_text(now)
