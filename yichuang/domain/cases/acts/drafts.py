"""A draft under lock."""

from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import LIFE
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import OutOfTurn


def being_drafted(case: Case, by: Actor) -> Case:
    """The draft under lock, for its own author; refuses what was handed in meanwhile."""
    fresh = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if "submit" not in (acts := {row.act for row in LIFE.open_to(by, fresh)}) and "receive" not in acts:
        raise OutOfTurn(LIFE.late(fresh, "draft"), article="行政许可法29")
    return fresh
