from django.core.management.base import BaseCommand, CommandError

from yichuang.kernel.models import LedgerEntry
from yichuang.kernel.verify import faults


class Command(BaseCommand):
    help = "Read the whole ledger and say every line that was altered, swapped, inserted or removed."

    def handle(self, **_options):
        count = 0
        for count, fault in enumerate(faults(), start=1):  # noqa: B007
            self.stdout.write(fault)
        if count:
            raise CommandError(f"{count} faults")
        self.stdout.write(f"whole: {LedgerEntry.objects.count()} lines")
