"""An indicator that does not apply in a year 不适用: set aside with the reason, its weight shared out; taken back."""

from yichuang.domain.performance.acts.filling import NO_INDICATOR, of_code, typed
from yichuang.domain.performance.models import Evaluation, Indicator
from yichuang.domain.performance.rules import sharing
from yichuang.domain.performance.rules.scoring import EXEC
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

APPLIES = "这个指标本来就适用，没有什么要改回的。"


def set_aside(found: Evaluation, *, by: Actor, code: str, reason: str) -> Indicator:
    """It does not apply this year, and why. Its weight goes to the others of the same parent in proportion. Refuses
    the execution of the budget, and the last indicator of a first level (but satisfaction, which the benefits
    inherit: 财预〔2020〕10号)."""
    with EVALUATIONS.step(found, "set_aside", by=by) as step:
        one = of_code(step.thing.indicators, code, NO_INDICATOR)
        typed(step.thing, by)
        one.aside = reason.strip()
        leaves = [one.leaf if each.code == code else each.leaf for each in step.thing.indicators.all()]
        step.thing.told_fits = bool(one.aside) and one.rule != EXEC and sharing.shared(leaves) is not None
        step.note, step.facts = one.aside, {"indicator": code, "weight": str(one.weight)}
        if step.thing.told_fits:
            one.save(update_fields=["aside"])
    return one


def apply_again(found: Evaluation, *, by: Actor, code: str) -> Indicator:
    """It does apply after all, with its own weight."""
    with EVALUATIONS.step(found, "apply_again", by=by) as step:
        one = of_code(step.thing.indicators, code, NO_INDICATOR)
        if not one.aside:
            raise ActRefused(APPLIES)
        typed(step.thing, by)
        one.aside, step.facts = "", {"indicator": code, "weight": str(one.weight)}
        one.save(update_fields=["aside"])
    return one
