"""What keeps somebody from an award of 三心评选, from the first day of its period until today (handbook F7)."""

from datetime import date

from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.supervision.models import Card, Patrol
from yichuang.domain.supervision.states import STANDING, PatrolState

DISCIPLINE = "discipline"


def bars(account: str, first: date) -> list[str]:
    """Every reason, each with the number of what it is; none where nothing bars."""
    return bars_of([account], first)[account]


def bars_of(accounts: list[str], first: date) -> dict[str, list[str]]:
    """The reasons for each of these accounts, in three queries. A card withdrawn, a finding that was not so, and a
    complaint not found right bar nobody."""
    found: dict[str, list[str]] = {account: [] for account in accounts}
    for card in Card.objects.filter(person__in=accounts, state__in=STANDING, shown_on__gte=first).order_by("pk"):
        if card.colour == "red":
            found[card.person].append(f"有红牌：{card.rule_name}（{card.number}）。")
        elif card.topic == DISCIPLINE:
            found[card.person].append(f"有窗口纪律问题的黄牌：{card.rule_name}（{card.number}）。")
    for number, concerned in evaluation.upheld_since(first):
        for account in found.keys() & set(concerned):
            found[account].append(f"有查实的投诉（{number}）。")
    findings = Patrol.objects.filter(person__in=accounts, found_on__gte=first).exclude(state=PatrolState.DROPPED)
    for each in findings.order_by("pk"):
        found[each.person].append(f"巡查发现纪律问题：{each.get_kind_display()}（{each.number}）。")
    return found
