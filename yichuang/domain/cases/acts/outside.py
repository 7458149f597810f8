"""Matters decided outside this system: handed over, their outcome entered, or only registered here."""

from datetime import date

from django.utils import timezone

from yichuang.domain.cases.acts import forming
from yichuang.domain.cases.acts.decision import decided
from yichuang.domain.cases.acts.words import because, write
from yichuang.domain.cases.events import CaseDecided
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import LIFE, State


def forward(case, *, by):
    """Hand an accepted case over to the system where it is decided. The clock runs on here."""
    return LIFE.move(case, "forward", by=by)


def send_up(case, *, by, opinion: str):
    """Send a two-level matter up with the first-level opinion and all materials (行政许可法35). The limits of the
    examination have been kept; from here on the case is one another system decides, and its outcome is entered."""
    with LIFE.step(case, "send_up", by=by) as step:
        step.thing.opinion, step.thing.decided = opinion, Case.Decided.ELSEWHERE
        write(step, opinion)
    return step.thing


def record_outcome(
    case, *, by, outcome: str, reference: str, decided_on: date | None = None, reason: str = "",
    formed: dict | None = None,
):  # fmt: skip
    """Enter what the outside system decided, with its number. No licence is signed here.

    The decision counts from its own day, which may lie before today but not before acceptance. Where it registers a
    party still to be formed, `formed` gives the name and the credit code it is registered under.
    """
    to = decided(outcome)
    with LIFE.step(case, "record_outcome", by=by, to=to, on=decided_on) as step:
        step.thing.decided_on, step.thing.outside_reference = step.on, reference
        step.thing.refused = to == State.DENIED
        step.thing.acting_on = timezone.localdate()
        because(step, reason)
        step.facts["reference"] = reference
        if to == State.GRANTED:
            forming.set_up(step, formed)
        step.tell(CaseDecided(step.thing.number, granted=to == State.GRANTED))
    return step.thing


def register(case, *, by, reference: str):
    """Note that a matter handled wholly in another system was done there, under its number."""
    with LIFE.step(case, "register", by=by) as step:
        step.thing.outside_reference, step.thing.closed_on = reference, step.on
        step.facts["reference"] = reference
    return step.thing
