from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.kernel import parcels


class Command(BaseCommand):
    help = "Check packages of archived cases: every member, the list of checksums and its signature."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, files, **_options):
        wrong = 0
        for file in files:
            found = list(parcels.faults(file)) if file.is_file() else ["没有这个文件"]
            wrong += bool(found)
            for fault in found:
                self.stderr.write(f"{file.name} {fault}")
        if wrong:
            raise CommandError(f"{len(files)} 个归档包里有 {wrong} 个不完整或被改动过")
        self.stdout.write(f"{len(files)} 个归档包都完整，没有改动")
