from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.config import backup


class Command(BaseCommand):
    help = "Copy the database, the files and the ledger's outside seals into FOLDER, while people go on working."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where copies are kept; on another disk")
        parser.add_argument("--keep", type=int, help="remove all but so many of the newest copies")

    def handle(self, folder, keep, **_options):
        if keep is not None and keep < 1:
            raise CommandError("--keep must leave at least one copy")
        try:
            made = backup.take(folder)
        except backup.NoBackup as why:
            raise CommandError(str(why)) from None
        self.stdout.write(f"{made}")
        for old in backup.keep_newest(folder, keep) if keep else []:
            self.stdout.write(f"removed {old}")
