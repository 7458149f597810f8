"""Rules and cards for tests, made by the acts themselves."""

from pathlib import Path

from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.supervision import acts, imports
from yichuang.domain.supervision.models import Card, CardRule

FILE = Path(__file__).resolve().parents[4] / "data" / "lusong" / "card_rules.csv"


def default_rules() -> dict[str, CardRule]:
    imports.load(imports.check(FILE.name, FILE.read_bytes()), by=CONSOLE)
    return {rule.number: rule for rule in CardRule.objects.all()}


def only(rules: dict[str, CardRule], *codes: str) -> None:
    """Leave these rules on, and no other."""
    for code, rule in rules.items():
        if code not in codes:
            acts.switch_off(rule, by=CONSOLE)


def card_of(case) -> Card | None:
    return Card.objects.filter(about=case.thing).order_by("pk").last()
