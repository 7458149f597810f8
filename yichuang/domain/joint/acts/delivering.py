"""Results handed out at one window: all of them together, or each as it is ready, as the applicant chose."""

from django.db import transaction

from yichuang.domain.cases import acts as cases
from yichuang.domain.joint import reads
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.states import MATTERS
from yichuang.kernel.actors import Actor


def deliver(matter: Matter, *, by: Actor, mode: str, proof: str, recipient: str = "", relation: str = "") -> Matter:
    """Serve every result that is ready, in one transaction, with one `proof`, on one `recipient`. Where the applicant
    chose to have all of them together, refuses while something is still under way."""
    how = {"mode": mode, "proof": proof, "recipient": recipient, "relation": relation}
    with transaction.atomic():
        with MATTERS.step(matter, "deliver", by=by) as step:
            matter = step.thing
            parts = reads.parts_of(matter)
            ready = [part for part in parts if part.case and part.case.state == "READY"]
            matter.something_is_ready = bool(ready)
            matter.nothing_else_under_way = reads.may_go_out(matter, parts)
            step.facts |= {"cases": [part.case.number for part in ready], "mode": mode}
        for part in ready:
            cases.deliver(part.case, by=by, **how, through_its_matter=True)
    return matter
