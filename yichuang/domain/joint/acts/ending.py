"""The applicant takes back what is not decided yet; what was granted stays."""

from django.db import transaction

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.states import BEFORE_DECISION
from yichuang.domain.joint import reads
from yichuang.domain.joint.acts.advancing import advance, on_its_behalf
from yichuang.domain.joint.acts.filing import drop
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.states import MATTERS
from yichuang.kernel.actors import Actor


def withdraw(matter: Matter, *, by: Actor, reason: str) -> Matter:
    """Withdraw every case that is not decided, and file nothing more: what waits, what could not be handed in, what
    was struck out. Where nothing is left, the matter closes with it."""
    with transaction.atomic():
        with MATTERS.step(matter, "withdraw", by=by) as step:
            matter = step.thing
            matter.reason, matter.withdrawn = reason, True
            parts = reads.parts_of(matter)
            going = [part for part in parts if part.case and part.case.state in BEFORE_DECISION]
            step.facts["cases"] = [part.case.number for part in going]
            for part in filter(is_not_handed_in, parts):
                drop(part, "您撤回了其余事项，这一项没有提交。")
                if part.case and part.case.state == "DRAFT":
                    cases.discard(part.case, by=on_its_behalf(matter))
        for part in going:
            cases.withdraw(part.case, by=by, reason=reason)
        advance(matter.number)  # no case may be left that could tell of itself
    return matter


def is_not_handed_in(part: Part) -> bool:
    """Or not any more: its case was struck out."""
    return part.dropped_on is None and (part.case is None or part.case.state in {"DRAFT", "VOIDED"})
