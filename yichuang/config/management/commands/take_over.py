from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from yichuang.domain.cases.imports import taking_over as cases
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.licences.imports import taking_over as licences
from yichuang.kernel import bundles
from yichuang.kernel.refusals import ActRefused

KINDS = {"cases": (cases, "办件"), "licences": (licences, "证照")}


class Command(BaseCommand):
    help = "Take over open cases or issued licences of an older system from a CSV or XLSX file, all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("system", help="what the older system is called, as the ledger will say it")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--files", type=Path, help="a ZIP with the files of materials, or the PDFs of the licences"
        )
        parser.add_argument("--check", action="store_true", help="the dry run alone: say every fault, write nothing")

    def handle(self, kind, system, file, files, check, **_options):
        for each in filter(None, (file, files)):
            if not each.is_file():
                raise CommandError(f"没有文件 {each}")
        with files.open("rb") if files else nullcontext() as zipped:
            bundle = bundles.opened(files.name, zipped) if files else None
            imports, word = KINDS[kind]
            plan = imports.check(file.name, file.read_bytes(), system=system, by=CONSOLE, bundle=bundle)
            self.refuse(plan, word)
            if check:
                rows = len(plan.sheet.rows)
                self.stdout.write(f"检查通过：{rows} 行，其中 {plan.known} 行以前已接管；随件文件 {plan.brought} 个")
                return
            try:
                entered = imports.load(plan, by=CONSOLE)
            except ActRefused as refusal:
                raise CommandError("\n".join(refusal.reasons)) from refusal
        known = len(plan.sheet.rows) - entered
        self.stdout.write(f"已接管 {entered} 件{word}，文件 {plan.brought} 个；{known} 件以前已接管，没有重复")

    def refuse(self, plan, word: str) -> None:
        for problem in plan.problems:
            self.stderr.write(str(problem))
        if plan.problems:
            raise CommandError(f"{len(plan.problems)} 处错误，没有接管任何{word}")
