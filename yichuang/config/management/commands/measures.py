from django.core.management.base import BaseCommand

from yichuang.config import measures


class Command(BaseCommand):
    help = "Print every measure with its definition to docs/measures.md."

    def handle(self, **_options):
        measures.PAGE.write_text(measures.printed(), encoding="utf-8")
        self.stdout.write(str(measures.PAGE.relative_to(measures.PAGE.parents[1])))
