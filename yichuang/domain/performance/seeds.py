"""The budget years of a district, as the self-evaluation reports of its bureau give them."""

from pathlib import Path

from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.performance.imports import money, year_file
from yichuang.domain.performance.models import BudgetYear


def load(folder: Path) -> str:
    """Take in performance_YEAR.yaml, with contracts_YEAR.csv, of every year that has no books yet; what is there stays
    as people keep it."""
    for path in sorted(folder.glob("performance_*.yaml")):
        found = year_file.read(path)
        if found.problems or not year_file.is_there(found):
            sign_contracts(year_file.load(found, by=CONSOLE), folder)
    return f"预算年度：{BudgetYear.objects.count()} 个"


def sign_contracts(year: BudgetYear, folder: Path) -> None:
    path = folder / f"contracts_{year.year}.csv"
    if path.exists():
        money.load(money.check(year, "contracts", "元", path.name, path.read_bytes()), by=CONSOLE)
