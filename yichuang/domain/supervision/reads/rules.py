"""Questions about the rules."""

from copy import copy
from datetime import date

from django.utils import timezone

from yichuang.domain.supervision.models import CardRule
from yichuang.domain.supervision.reads.measuring import unshown
from yichuang.domain.supervision.reads.months import months_open, repeated_in
from yichuang.domain.supervision.states import CARD_RULES, RuleState
from yichuang.domain.supervision.tables import HAND, MONTH
from yichuang.kernel import workdays

A_WEEK = 7  # days for which a yes to many cards holds


def rules():
    """Every rule in the order of its code."""
    return CardRule.objects.order_by("number")


def rule(code: str) -> CardRule:
    """DoesNotExist where there is none."""
    return CardRule.objects.get(number=code)


def in_force() -> list[CardRule]:
    """The rules that may show something now: switched on, and not waiting for a yes."""
    return list(CardRule.objects.filter(state=RuleState.ON).order_by("number"))


def heeded() -> list[CardRule]:
    """The rules that news is for: also one that waits for a yes, whose cards wait with it."""
    return list(CardRule.objects.filter(state__in=(RuleState.ON, RuleState.WAITING)).order_by("number"))


def confirmed(rule: CardRule, today: date) -> int:
    """How many cards a supervisor said yes to within a week; 0 where none did."""
    return rule.allowed if rule.allowed_on and (today - rule.allowed_on).days < A_WEEK else 0


def by_hand() -> list[CardRule]:
    """The rules whose findings a supervisor enters."""
    return [each for each in in_force() if each.measured.how == HAND]


def waiting():
    """Rules that wait because they would show very many cards."""
    return CardRule.objects.filter(state=RuleState.WAITING).order_by("number")


def would_card(rule: CardRule, today: date) -> int | None:
    """How many open things or persons a rule would card now; None for one that news or a supervisor tells of."""
    if rule.faults or not rule.measured.is_counted:
        return None
    if rule.measured.how == MONTH:
        return sum(len(repeated_in(day, rule)) for day in months_open(today))
    return unshown(rule, today, workdays.current()).values("thing").distinct().count()


def preview(rule: CardRule, ruling) -> int | None:
    """How many open things a rule would card now, said as `ruling` (acts.ruling.Ruling) says it. Writes nothing."""
    tried = copy(rule)
    ruling.write(tried)
    return would_card(tried, timezone.localdate())


def rule_acts(actor, rule: CardRule) -> list[str]:
    """The acts open to a person on a rule."""
    return [row.act for row in CARD_RULES.open_to(actor, rule)]
