"""How a case ends without a decision."""

from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.models import Supply
from yichuang.domain.cases.states import LIFE
from yichuang.kernel import files


def discard(case, *, by):
    """Give up a draft that was never handed in. What was typed and uploaded is deleted with it (个人信息保护法47)."""
    with LIFE.step(case, "discard", by=by) as step:
        step.thing.closed_on = step.on
        step.thing.answers, step.thing.delivery_to = {}, {}
        uploaded = Supply.objects.filter(material__case=step.thing).exclude(file="")
        ids = set(uploaded.values_list("file", flat=True))
        elsewhere = Supply.objects.filter(file__in=ids).exclude(material__case=step.thing)
        files.forget(ids - set(elsewhere.values_list("file", flat=True)))
        uploaded.delete()
    return step.thing


def withdraw(case, *, by, reason: str):
    """The applicant takes the application back before a decision; materials are returned. Both papers are DOC-14:
    the request, signed online or at the counter by hand, and the consent."""
    return ended(case, "withdraw", by=by, reason=reason, paper=issuing.withdrawal_papers)


def terminate(case, *, by, ground: str):
    """The body ends a case on a statutory ground: the applicant died, was dissolved, the subject is gone (DOC-15).
    After a grant only because what was promised for it was not brought in its days (容缺受理)."""
    return ended(case, "terminate", by=by, reason=ground, paper=issuing.termination_notice)


def void(case, *, by, reason: str):
    """The supervisor strikes out a case keyed in by mistake. It keeps its number and counts in no statistics."""
    return ended(case, "void", by=by, reason=reason)


def ended(case, act: str, *, by, reason: str = "", paper=None):
    with LIFE.step(case, act, by=by) as step:
        step.thing.closed_on = step.on
        because(step, reason)
        if paper:
            paper(step, reason)
    return step.thing
