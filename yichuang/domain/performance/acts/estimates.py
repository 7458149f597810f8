"""Estimates 下年预算测算: asked for with what is known, reckoned by the worker, adopted or not."""

from collections.abc import Mapping
from logging import getLogger

from django.db import IntegrityError, transaction
from django_tasks import task

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.estimating import freezing
from yichuang.domain.performance.estimating.changes import NO_CHANGE, Changes
from yichuang.domain.performance.estimating.expecting import expected
from yichuang.domain.performance.estimating.findings import findings
from yichuang.domain.performance.estimating.lines import estimated
from yichuang.domain.performance.estimating.question import Question
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.reads.evidence import history_of
from yichuang.domain.performance.states.estimates import ESTIMATES, EstimateState
from yichuang.kernel import workdays
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused

log = getLogger(__name__)

AT_ONCE = "刚才有人也提出了这一年的测算。请先看看那一份，不够再提。"
FASTER = "刚才有人采用了这一年的另一份测算。请先看看那一份。"
BROKEN = "计算中出了意外，没有算出结果。已经记下，请告诉系统管理员；改好以后重新提出。"


def ask(
    body: str, year: int, *, by: Actor, told: Mapping[str, int] | None = None, quotes: Mapping[str, int] | None = None,
    announced: Mapping[str, float] | None = None, changes: Changes = NO_CHANGE, seed: int = 1,
) -> Estimate:  # fmt: skip
    """An estimate of a body's (its code) budget for a year, from the books of the years before. `told`: volumes of the
    last year that nobody measures, by driver; `quotes`: what a unit costs, in fen; `announced`: price changes by line,
    as a share. The worker reckons it. Refuses a year before which no year is over, and the price of no line."""
    history = history_of(body, year, told or {}, quotes or {}, announced or {})
    if history and (unknown := [code for code in history.announced if history.last.line(code) is None]):
        raise ActRefused(*(f"{history.last.year}年没有科目 {code}，不知道它的调价算在哪里。" for code in unknown))
    inputs = freezing.frozen_history(history) if history else {}
    made = Estimate(
        body=identity.body(body), year=year, seed=seed, inputs=inputs, fingerprint=freezing.fingerprint(inputs),
        changes={} if changes.none else freezing.frozen_changes(changes), asked_by=by.account,
    )  # fmt: skip
    made.number = f"{body}-{year}-{Estimate.objects.filter(body=body, year=year).count() + 1}"
    try:
        with transaction.atomic():
            with ESTIMATES.step(made, "ask", by=by) as step:
                step.facts = {"fingerprint": made.fingerprint, "seed": seed}
            reckon.enqueue(step.thing.number)
    except IntegrityError as taken:
        raise ActRefused(AT_ONCE) from taken
    return step.thing


@task()
def reckon(number: str) -> None:
    """Reckon one estimate. The worker may begin it more than once: one that is reckoned or dropped stays as it is."""
    waiting = Estimate.objects.filter(number=number, state=EstimateState.WAITING).select_related("body").first()
    if waiting is None:
        return
    try:
        found = reckoned(waiting)
    except Exception:
        log.exception("estimate %s could not be reckoned", number)
        fail(waiting, by=THE_CLOCK, reason=BROKEN)
        raise
    draft(waiting, by=THE_CLOCK, **found)


def reckoned(asked: Estimate) -> dict:
    """What an estimate comes to: the same for the same inputs, seed and changes."""
    history = freezing.thawed_history(asked.inputs)
    ahead = expected(history, workdays.current(), seed=asked.seed)
    question = Question(history, ahead, asked.seed, freezing.thawed_changes(asked.changes))
    return {
        "expected": freezing.frozen_expected(ahead),
        "result": freezing.frozen_estimate(estimated(question)),
        "findings": freezing.frozen_findings(findings(history)),
    }


def draft(estimate: Estimate, *, by: Actor, expected: dict, result: dict, findings: list) -> Estimate:
    """It is reckoned: lines, total, and what was found in the year before."""
    with ESTIMATES.step(estimate, "draft", by=by) as step:
        found = step.thing
        found.expected, found.result, found.findings = expected, result, findings
        step.facts = {"digest": freezing.fingerprint(result), "lines": len(result["lines"])}
    return step.thing


def fail(estimate: Estimate, *, by: Actor, reason: str) -> Estimate:
    """It could not be reckoned. Nothing is kept of it but what went in."""
    return with_reason(estimate, "fail", by, reason)


def adopt(estimate: Estimate, *, by: Actor) -> Estimate:
    """The unit takes it as the ground for next year's budget. What went in and what came out stay as they are. Refuses
    a second one for a year."""
    try:
        with transaction.atomic(), ESTIMATES.step(estimate, "adopt", by=by) as step:
            step.thing.adopted_on = step.on
            step.facts = {"fingerprint": step.thing.fingerprint, "digest": freezing.fingerprint(step.thing.result)}
    except IntegrityError as taken:
        raise ActRefused(FASTER) from taken
    return step.thing


def withdraw(estimate: Estimate, *, by: Actor, reason: str) -> Estimate:
    """An adopted one is taken down; it can still be read."""
    return with_reason(estimate, "withdraw", by, reason)


def drop(estimate: Estimate, *, by: Actor, reason: str) -> Estimate:
    """A draft is not wanted."""
    return with_reason(estimate, "drop", by, reason)


def with_reason(estimate: Estimate, act: str, by: Actor, reason: str) -> Estimate:
    with ESTIMATES.step(estimate, act, by=by) as step:
        step.thing.reason = step.note = reason
    return step.thing
