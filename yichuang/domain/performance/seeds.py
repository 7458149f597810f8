"""The budget years of a district, as the self-evaluation reports of its bureau give them, its templates of indicators,
and in a demo the evaluations themselves."""

from pathlib import Path

from django.conf import settings

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.performance.imports import dossier, facts, keeping, money, year, year_file
from yichuang.domain.performance.models import BudgetYear


def load(folder: Path) -> str:
    """Take in performance_YEAR.yaml, with contracts_YEAR.csv, of every year that has no books yet; what is there stays
    as people keep it."""
    for path in sorted(folder.glob("performance_*.yaml")):
        found = year_file.read(path)
        if found.problems or not year_file.is_there(found):
            sign_contracts(year_file.load(found, by=CONSOLE), folder)
    templates, rosters = load_what_evaluations_need(folder)
    facts.load(folder)
    shown = evaluate_for_show(folder) if settings.DEMO else 0
    return f"预算年度：{BudgetYear.objects.count()} 个；绩效指标模板 {templates} 个，名录 {rosters} 个" + (
        f"；示例自评新增 {shown} 个" if shown else ""
    )


def load_what_evaluations_need(folder: Path) -> tuple[int, int]:
    """Templates once for each year; counted files as they are now."""
    if not identity.district().bureau_id:
        return 0, 0
    return keeping.load_templates(folder, by=CONSOLE), keeping.load_rosters(folder)


def evaluate_for_show(folder: Path) -> int:
    """The evaluation a folder states of a year, labelled as a sample with its source. How many are new."""
    made = 0
    for path in sorted(folder.glob("performance_*.yaml")):
        stated = dossier.plain(path)
        body, number = stated["meta"]["unit_code"], stated["meta"]["year"]
        people = year.people_of(body)
        if people and not year.is_there(body, number):
            year.load(folder, number, by=CONSOLE, people=people)
            made += 1
    return made


def sign_contracts(year: BudgetYear, folder: Path) -> None:
    path = folder / f"contracts_{year.year}.csv"
    if path.exists():
        money.load(money.check(year, "contracts", "元", path.name, path.read_bytes()), by=CONSOLE)
