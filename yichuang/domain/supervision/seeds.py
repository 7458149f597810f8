"""The rules of cards of a district: those it has already stay as staff have made them."""

from pathlib import Path

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.supervision import imports
from yichuang.domain.supervision.models import CardRule


def load(folder: Path) -> str:
    """Take in card_rules.csv, once for each content: a rule changed at the desk is not changed back."""
    path = folder / f"{imports.TABLE}.csv"
    if path.exists():
        sheet = imports.check(path.name, path.read_bytes())
        if not identity.was_loaded(imports.TABLE, sheet.digest):
            imports.load(sheet, by=CONSOLE)
    return f"亮牌规则：{CardRule.objects.count()} 条"
