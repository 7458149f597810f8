"""Write out the Word template of reports, for an office that wants to set it in its own way."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.kernel.reports.word_sheet import made


class Command(BaseCommand):
    help = "Write the Word template of reports to a file; name the changed file in YICHUANG_REPORT_TEMPLATE."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="where to write it, e.g. report.docx")

    def handle(self, *_args, file: Path, **_options):
        if file.exists():
            raise CommandError(f"{file} 已经有了，没有覆盖。请换一个名字。")
        file.write_bytes(made())
        self.stdout.write(
            f"已写到 {file}。可以在 Word 里改字体、版式和固定文字，{{% … %}} 和 {{{{ … }}}} 要原样保留。"
        )
