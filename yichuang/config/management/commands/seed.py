from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from yichuang.config import seed


class Command(BaseCommand):
    help = "Load a district's folder, and in demo mode its demo accounts and sample matters. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.DISTRICT)

    def handle(self, folder, **_options):
        for line in seed.load(folder):
            self.stdout.write(line)
