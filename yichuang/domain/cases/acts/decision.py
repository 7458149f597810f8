"""The decision: on the spot, granted, or denied with reasons and remedies."""

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts import issuing, owing, promising, waiving
from yichuang.domain.cases.acts.words import because, write
from yichuang.domain.cases.events import CaseDecided
from yichuang.domain.cases.states import LIFE, State
from yichuang.kernel.refusals import ActRefused


def decide_on_the_spot(case, *, by, outcome: str, opinion: str, basis: str = "", facts: str = ""):
    """Accept and decide in one act where the item is instant and the officer authorised (行政许可法34).

    `outcome` is grant or deny; a denial needs the `facts` found, its reasons (`opinion`) and `basis`. Both limits
    start and stop today.
    """
    to = decided(outcome)
    waiving.check_again(case, "decide_on_the_spot", by=by)
    with LIFE.step(case, "decide_on_the_spot", by=by, to=to) as step:
        case = step.thing
        case.accepted_on = case.decided_on = step.on
        case.kept_out_until = reads.kept_out_until(case)
        case.handler = case.proposer = by.account
        case.proposal, case.opinion, case.reason, case.decision_basis = outcome, opinion, opinion, basis
        write(step, opinion)
        waiving.confirm(step)
        issuing.acceptance_notice(step)
        owing.write_down(step)
        case.refused, case.facts_written = to == State.DENIED, bool(facts.strip())
        if to == State.GRANTED:
            promising.await_check(step)
        issuing.decision(step, granted=to == State.GRANTED, facts=facts)
        step.tell(CaseDecided(case.number, granted=to == State.GRANTED))
    return step.thing


def decided(outcome: str) -> State:
    """The state an outcome leads to; a refusal for a word that is neither grant nor deny."""
    if outcome not in {"grant", "deny"}:
        raise ActRefused("请选择准予还是不予。", article="行政许可法38")
    return State.GRANTED if outcome == "grant" else State.DENIED


def grant(case, *, by, conditions: str = ""):
    """Decide in the applicant's favour, in writing (行政许可法38), with the `conditions` the decision states; without,
    it names those of the law. Where two must decide, not by who proposed it.

    Materials the applicant promised to supply later (容缺) do not stand in the way of the decision, only of delivery.
    A licence that spares a material is looked at once more before.
    """
    waiving.check_again(case, "grant", by=by)
    with LIFE.step(case, "grant", by=by) as step:
        step.thing.decided_on = step.on
        waiving.confirm(step)
        promising.await_check(step)
        issuing.decision(step, granted=True, conditions=conditions)
        step.tell(CaseDecided(step.thing.number, granted=True))
    return step.thing


def deny(case, *, by, facts: str, reasons: str, basis: str, standards: str = ""):
    """Decide against the applicant, in writing: the `facts` found, reasons, basis and the remedies (行政许可法38);
    where a test decided, with the technical `standards` it went by (55). Each is written a line at a time."""
    with LIFE.step(case, "deny", by=by) as step:
        step.thing.decided_on, step.thing.decision_basis, step.thing.refused = step.on, basis, True
        step.thing.facts_written = bool(facts.strip())
        because(step, reasons)
        issuing.decision(step, granted=False, facts=facts, standards=standards)
        step.tell(CaseDecided(step.thing.number, granted=False))
    return step.thing
