"""The rules kept: set up, changed, switched on and off, and confirmed where one would show very many cards at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError
from django.utils import timezone

from yichuang.domain.supervision.models import AwaitedCard, CardRule
from yichuang.domain.supervision.states import CARD_RULES, RuleState
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.states import Step

FASTER = "刚才有人改过这条规则，请先看看新的内容，再决定要不要改。"


@dataclass(frozen=True)
class Ruling:
    """One rule as staff write it. `told` are roles; `reply_days` 0: no supervision sheet (督办单)."""

    name: str
    colour: str
    about: str
    metric: str
    compare: str
    threshold: Decimal
    unit: str
    points: int
    told: tuple[str, ...]
    reply_days: int
    basis: str
    note: str = ""

    def write(self, rule: CardRule) -> None:
        for name, value in vars(self).items():
            setattr(rule, name, list(value) if name == "told" else value)

    def says_what(self, rule: CardRule) -> bool:
        """Whether the rule says this already."""
        return all(
            getattr(rule, name) == (list(value) if name == "told" else value) for name, value in vars(self).items()
        )


def written(step: Step, ruling: Ruling, reason: str) -> None:
    """The words of a rule and what the ledger keeps of them; every fault is told at once."""
    rule = step.thing
    ruling.write(rule)
    rule.version += 1
    rule.allowed, rule.allowed_on, rule.waiting = 0, None, 0
    if faults := rule.faults:
        raise ActRefused(*(fault for part in faults.values() for fault in part))
    step.note, step.facts = reason, {"version": rule.version, **as_facts(ruling)}


def as_facts(ruling: Ruling) -> dict:
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in vars(ruling).items()} | {
        "told": list(ruling.told)
    }


def set_up(code: str, ruling: Ruling, *, by: Actor, on: bool = True, reason: str = "") -> CardRule:
    """A new rule under a new code. Refuses one with faults, and a code that is taken."""
    try:
        with CARD_RULES.step(CardRule(number=code), "set_up", by=by, to=RuleState.ON if on else RuleState.OFF) as step:
            written(step, ruling, reason)
    except IntegrityError as taken:
        raise ActRefused(f"规则代码 {code} 已经有了，请换一个。") from taken
    return step.thing


def change(rule: CardRule, ruling: Ruling, *, by: Actor, version: int, reason: str = "") -> CardRule:
    """Say a rule anew; cards shown under the earlier words stay as they are. `version` is the one the person read."""
    with CARD_RULES.step(rule, "change", by=by) as step:
        if step.thing.version != version:
            raise OutOfTurn(FASTER)
        written(step, ruling, reason)
    return step.thing


def switch_on(rule: CardRule, *, by: Actor) -> CardRule:
    return CARD_RULES.move(rule, "switch_on", by=by)


def switch_off(rule: CardRule, *, by: Actor) -> CardRule:
    """No new card by this rule, also none of those that waited for a yes; those shown stay."""
    with CARD_RULES.step(rule, "switch_off", by=by) as step:
        step.thing.waiting = 0
        AwaitedCard.objects.filter(rule=step.thing).delete()
    return step.thing


def ask_first(rule: CardRule, many: int, *, by: Actor = THE_CLOCK) -> CardRule:
    """The rule would show very many cards at once: it waits for a yes and shows none."""
    with CARD_RULES.step(rule, "ask_first", by=by) as step:
        step.thing.waiting = many
        step.facts = {"cards": many, "version": step.thing.version}
    return step.thing


def confirm(rule: CardRule, *, by: Actor) -> CardRule:
    """A supervisor has looked: so many cards may be shown, under this version of the rule, within a week."""
    with CARD_RULES.step(rule, "confirm", by=by) as step:
        step.thing.allowed, step.thing.allowed_on, step.thing.waiting = step.thing.waiting, timezone.localdate(), 0
        step.facts = {"cards": step.thing.allowed, "version": step.thing.version}
    return step.thing


def store_rules(rows: Iterable[tuple[str, Ruling, bool]], *, by: Actor) -> tuple[int, int]:
    """Bring the rules to what a file says, (code, ruling, on); what it does not name stays. How many
    are new, and how many changed."""
    new = changed = 0
    known = CardRule.objects.in_bulk(field_name="number")
    for code, ruling, on in rows:
        rule = known.get(code)
        if rule is None:
            set_up(code, ruling, by=by, on=on)
            new += 1
            continue
        before = rule.version, rule.state
        if not ruling.says_what(rule):
            rule = change(rule, ruling, by=by, version=rule.version)
        if on and rule.state == RuleState.OFF:
            rule = switch_on(rule, by=by)
        elif not on and rule.state != RuleState.OFF:
            rule = switch_off(rule, by=by)
        changed += (rule.version, rule.state) != before
    return new, changed
