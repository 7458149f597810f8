"""The weights of the monthly score."""

from yichuang.domain.supervision.models import ScoreWeights
from yichuang.domain.supervision.states import WEIGHTS
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import OutOfTurn

MONTHLY = "monthly"
FASTER = "刚才有人改过权重，请先看看新的，再决定要不要改。"


def weigh(weights: dict[str, int], *, by: Actor, version: int, reason: str = "") -> ScoreWeights:
    """Set what each part weighs, together a hundred; every month shown from now on is reckoned by them. `version` is
    the one the person read, 0 where none was set."""
    known = ScoreWeights.objects.filter(number=MONTHLY).first() or ScoreWeights(number=MONTHLY)
    with WEIGHTS.step(known, "weigh", by=by) as step:
        if step.thing.version != version:
            raise OutOfTurn(FASTER)
        step.thing.weights, step.thing.version = dict(weights), version + 1
        step.note, step.facts = reason, {"version": step.thing.version, "weights": step.thing.weights}
    return step.thing
