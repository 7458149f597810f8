"""`make report`: the self-evaluation report of a year as Word, PDF and page, from a district's files alone."""

from datetime import datetime
from pathlib import Path

import yaml
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from yichuang.domain.performance import report
from yichuang.domain.performance.imports.report import of_folder
from yichuang.kernel.sheets import FileRefused


class Command(BaseCommand):
    help = "Write report-YEAR.docx, .pdf and .html from the files of a folder; no database is asked or changed."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--data", type=Path, required=True, help="a district's folder")
        parser.add_argument("--out", type=Path, required=True, help="the folder the three files go to")

    def handle(self, *_args, year: int, data: Path, out: Path, **_options):
        try:
            found = of_folder(data, year)
        except FileNotFoundError as missing:
            raise CommandError(f"没有 {missing.filename or missing}，{year} 年的报告要从这个文件生成。") from missing
        except FileRefused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        except KeyError as missing:
            raise CommandError(f"performance_{year}.yaml 缺少 {missing.args[0]}。") from missing
        except yaml.YAMLError as broken:
            raise CommandError(f"performance_{year}.yaml 读不出来，请检查缩进和引号：{broken}") from broken
        now = timezone.localtime()
        for ending, content in forms(found.snapshot(now.date()), now).items():
            path = out / f"report-{year}.{ending}"
            out.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self.stdout.write(str(path))


def forms(snapshot: dict, now: datetime) -> dict[str, bytes]:
    """All three before any is written: nothing is left half-done."""
    return {
        "docx": report.word(snapshot),
        "pdf": report.pdf(snapshot, now),
        "html": report.page(snapshot).encode(),
    }
