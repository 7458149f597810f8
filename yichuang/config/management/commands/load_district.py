from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from yichuang.domain.catalogue import imports as catalogue
from yichuang.domain.identity import imports as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.kernel.sheets import FileRefused


class Command(BaseCommand):
    help = "Load a district's places, people and items from a folder, all or nothing; --check only tries it."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true", help="say what would change, and change nothing")

    def handle(self, folder, check, **_options):
        if not folder.is_dir():
            raise CommandError(f"没有文件夹 {folder}")
        try:
            with transaction.atomic():
                for domain in (identity, catalogue):
                    for one in domain.load(domain.from_folder(folder), by=CONSOLE):
                        self.stdout.write(f"{one.table}：{one.rows} 行，新增 {one.created}，变更 {one.changed}")
                transaction.set_rollback(check)
        except FileRefused as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(refused.problems)} 处错误，没有载入任何内容") from refused
