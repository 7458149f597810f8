"""What happens when only time moves: silence accepts, an unanswered correction ends."""

from django.utils import timezone

from yichuang.domain.cases.acts import issuing, owing
from yichuang.domain.cases.events import CaseDeemedAccepted
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import BEFORE_ACCEPTANCE, LIFE, State
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.refusals import OutOfTurn


def deem_accepted(case, *, by=THE_CLOCK):
    """Five working days passed without the one-time notice: accepted, counted from the day of receipt
    (行政许可法32(1)(4)), even where nobody ever opened the application."""
    since = case.filed_on
    with LIFE.step(case, "deem_accepted", by=by, on=since) as step:
        case = step.thing
        case.silent_since = since if case.notice_due and case.notice_due < timezone.localdate() else None
        case.accepted_on, case.deemed = since, True
        step.clock["notice"] = {"on": timezone.localdate().isoformat()}
        issuing.acceptance_notice(step, deemed=True)
        owing.write_down(step)
        step.tell(CaseDeemedAccepted(case.number, case.body_code))
    return step.thing


def return_overdue(case, *, by=THE_CLOCK):
    """The applicant did not answer the correction notice in time, and the notice had said what follows (DOC-16)."""
    with LIFE.step(case, "return_overdue", by=by) as step:
        step.thing.closed_on = step.on
        issuing.return_notice(step)
    return step.thing


def deem_silent() -> int:
    """Accept every case whose notice period ran out before today; return how many. Safe to run at any time."""
    silent = Case.objects.filter(state__in=BEFORE_ACCEPTANCE, notice_due__lt=timezone.localdate())
    return sum(done(deem_accepted, case) for case in silent.iterator(200))


def return_unanswered() -> int:
    """End every correction whose period ran out before today and whose notice had announced it."""
    waiting = Case.objects.filter(state=State.CORRECTION, correction_due__lt=timezone.localdate())
    return sum(done(return_overdue, case) for case in waiting.iterator(200) if case.terms["returns_when_overdue"])


def done(act, case) -> bool:
    """Whether this run did it: another worker or a person may be faster, and then all is well too."""
    try:
        act(case)
    except OutOfTurn:
        return False
    return True
