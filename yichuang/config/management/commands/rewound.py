from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from yichuang.config import backup, migrating, rewound
from yichuang.kernel import verify


class Command(BaseCommand):
    help = (
        "Once the database was taken back to an earlier minute, before the product starts: bring the outside seals "
        "and the files in step with it, and prove its ledger."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "copies", type=Path, nargs="?", help="where backups are kept; files that are gone are there"
        )

    def handle(self, copies, **_options):
        if copies and not (copies / "files").is_dir():
            raise CommandError(f"{copies} holds no backups: there is no folder {copies / 'files'}")
        if migrating.bring_up():
            self.stdout.write("the database was of an older version and was brought up to this one")
        if later := rewound.lay_seals_aside():
            place = settings.LEDGER_ROOT / backup.LATER
            self.stdout.write(f"seals {later[0]} to {later[-1]} were made after that minute: laid into {place}")
        faults = [*self.files(copies), *verify.faults()]
        rewound.load_the_district_again()
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults")
        self.stdout.write("the files are there and the ledger is whole")

    def files(self, copies):
        """Bring back what can be; a sentence for each file that cannot."""
        lost = list(rewound.lost_files())
        gone = [digest for digest in lost if not rewound.bring_back(digest, copies)]
        if brought := len(lost) - len(gone):
            self.stdout.write(f"{brought} files came back from {copies}")
        return [f"file {digest} is nowhere" for digest in gone]
