from django.core.management.base import BaseCommand

from yichuang.config import law


class Command(BaseCommand):
    help = "Print every act table to docs/law, for the legal owner to review."

    def handle(self, **_options):
        law.FOLDER.mkdir(parents=True, exist_ok=True)
        pages = law.pages()
        for stale in set(law.FOLDER.glob("*.md")) - set(pages):
            stale.unlink()
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(str(path.relative_to(law.FOLDER.parents[1])))
