"""How a case ends without a decision."""

from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.models import Case, Supply
from yichuang.domain.cases.states import LIFE, State
from yichuang.kernel import files


def discard(case, *, by):
    """Give up a draft that was never handed in. What was typed and uploaded is deleted with it (个人信息保护法47); the
    files of one that is part of a 一件事 stay for its other items, until that is over (`forget_unused`)."""
    with LIFE.step(case, "discard", by=by) as step:
        step.thing.closed_on = step.on
        step.thing.answers, step.thing.delivery_to = {}, {}
        if not step.thing.matter:
            forget(Supply.objects.filter(material__case=step.thing).exclude(file=""))
    return step.thing


def forget_unused(matter: str, handed_in: set[str]) -> None:
    """A 一件事 is over: what was handed in for it, or uploaded to a draft of it that was given up, and is in no case
    that the office has on file, is deleted (个人信息保护法19、47)."""
    never_filed = {"state": State.WITHDRAWN, "filed_on": None, "received_at": None, "matter": matter}
    drafts = Case.objects.filter(**never_filed).values("pk")
    forget(Supply.objects.filter(material__case__in=drafts).exclude(file=""), also=handed_in)


def forget(uploaded, *, also: set[str] = frozenset()) -> None:
    """Delete these supplies, and their files unless they stand elsewhere too."""
    ids = set(also) | set(uploaded.values_list("file", flat=True))
    elsewhere = Supply.objects.filter(file__in=ids).exclude(pk__in=uploaded.values("pk"))
    files.forget(ids - set(elsewhere.values_list("file", flat=True)))
    uploaded.delete()


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
