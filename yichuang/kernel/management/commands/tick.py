from django.core.management.base import BaseCommand

from yichuang.kernel.periodic import tick


class Command(BaseCommand):
    help = "Enqueue whatever became due since it last ran (deemed acceptance, seals, expiry …). Run it every minute."

    def handle(self, **_options):
        for name in tick():
            self.stdout.write(name)
