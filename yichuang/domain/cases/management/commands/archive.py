from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.acts.archiving import write_to
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.refusals import ActRefused


class Command(BaseCommand):
    help = "Archive closed cases that have no package yet, and write their packages to a folder."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--number", help="this case alone, archived before or not")
        parser.add_argument("--most", type=int, default=1000, help="at most so many cases (1000)")

    def handle(self, folder, number, most, **_options):
        if not folder.is_dir():
            raise CommandError(f"没有文件夹 {folder}")
        cases = reads.visible_to(CONSOLE).filter(number=number) if number else reads.waiting_to_be_archived()
        if number and not cases:
            raise CommandError(f"没有办件 {number}")
        done, refused = 0, 0
        for case in list(cases[:most]):
            try:
                write_to(acts.archive(case, by=CONSOLE), folder)
                done += 1
            except ActRefused as refusal:
                refused += 1
                self.stderr.write(f"{case.number}：{'；'.join(refusal.reasons)}")
        self.stdout.write(f"已归档 {done} 件，写到 {folder}；没有归档 {refused} 件")
