"""The applicant takes back what is not decided yet; what was granted stays."""

from django.db import transaction

from yichuang.domain.cases import acts as cases
from yichuang.domain.cases.states import BEFORE_DECISION
from yichuang.domain.joint import reads
from yichuang.domain.joint.acts.filing import drop
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.states import MATTERS
from yichuang.kernel.actors import Actor


def withdraw(matter: Matter, *, by: Actor, reason: str) -> Matter:
    """Withdraw every case that is not decided, and file nothing more. The cases tell the matter, which then closes."""
    with transaction.atomic():
        with MATTERS.step(matter, "withdraw", by=by) as step:
            matter = step.thing
            matter.reason, matter.withdrawn = reason, True
            parts = reads.parts_of(matter)
            going = [part for part in parts if part.case and part.case.state in BEFORE_DECISION]
            step.facts["cases"] = [part.case.number for part in going]
            for part in parts:
                if part.case is None and part.dropped_on is None:
                    drop(part, "您撤回了其余事项，这一项没有提交。")
        for part in going:
            cases.withdraw(part.case, by=by, reason=reason)
    return matter
