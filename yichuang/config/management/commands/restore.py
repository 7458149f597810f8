from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.config import backup, keys, migrating, rewound
from yichuang.kernel import verify


class Command(BaseCommand):
    help = "Put a copy made by `backup` into an installation that is still empty, and prove it whole."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("copy", type=Path, help="FOLDER/2026-11-25T033400Z")

    def handle(self, copy, **_options):
        try:
            told = backup.put_back(copy)
        except backup.NoBackup as why:
            raise CommandError(str(why)) from None
        if migrating.bring_up():
            self.stdout.write("it was of an older version and was brought up to this one")
        faults = [*(f"file {digest} is nowhere" for digest in rewound.lost_files()), *verify.faults()]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"put back as of {told.made_at}, but it has {len(faults)} faults")
        if unread := keys.data_faults():
            raise CommandError(f"put back as of {told.made_at}, and its ledger is whole, but: {' '.join(unread)}")
        self.stdout.write(f"put back as of {told.made_at}; its ledger is whole")
