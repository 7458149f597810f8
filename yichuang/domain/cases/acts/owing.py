"""容缺受理: accepted without a secondary material, promised within so many working days; the result waits for it."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases import papers
from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.acts.drafts import being_drafted
from yichuang.domain.cases.acts.telling import tell
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import DECIDED, LIFE, UNDER_WAY, State
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.states import Step

GROUND = "容缺受理承诺补交的材料，期限已过仍未补齐：{names}。"


def promise_owed(case: Case, *, by: Actor) -> Case:
    """The applicant promises to bring the deferrable materials later (容缺受理): in the draft, or at the window after
    receipt. What was promised is written down with the acceptance (DOC-18)."""
    if case.state == State.DRAFT:
        with transaction.atomic():
            case = being_drafted(case, by)
            case.tolerance_promised = True
            case.save(update_fields=["tolerance_promised"])
        return case
    with LIFE.step(case, "promise_owed", by=by) as step:
        step.thing.tolerance_promised = True
        step.facts["owed"] = len(step.thing.owed)
    return step.thing


def write_down(step: Step) -> None:
    """DOC-18 with the acceptance, where something is owed: what, until when, and what follows."""
    case = step.thing
    if not case.owed:
        return
    follows = "终止办理" if case.terms.get("owed_ends") else "本机关可以终止办理或者依法作出不予决定"
    issuing.issue(
        step,
        papers.tolerance_promise,
        owed=lambda moved: tuple(papers.Owed(name, "暂未提交", issuing.due("owed")(moved)) for name in case.owed),
        days=f"{case.owed_days}个工作日",
        consequence=f"逾期没有补齐的，{follows}。",
        signature="" if case.channel != "online" else "申请人登录并经实名核验后在网上承诺",
    )


def end_owing(case, *, by=THE_CLOCK):
    """The day has passed, something is still owed, and the item says that this ends the matter (DOC-15). A grant of
    ours that was withheld for it is never served, so it never took effect; of another's only our part ends."""
    with LIFE.step(case, "end_owing", by=by) as step:
        case = step.thing
        ground = GROUND.format(names="、".join(case.owed))
        case.closed_on = step.on
        because(step, ground)
        issuing.termination_notice(step, ground)
    return step.thing


def end_owings() -> int:
    """End what was owed too long, where the item says so; the others wait for an officer. Return how many ended."""
    late = Case.objects.filter(state__in=(*UNDER_WAY, State.GRANTED), owed_due__lt=timezone.localdate())
    return sum(ended(case) for case in late.iterator(200) if case.terms.get("owed_ends"))


def ended(case: Case) -> bool:
    try:
        end_owing(case)
    except OutOfTurn:  # brought, or decided, a moment before
        return False
    return True


def remind_owing() -> int:
    """Remind of every material owed within settings.OWED_REMINDER_DAYS, once; return how many were told."""
    today = timezone.localdate()
    soon = (today, today + timedelta(days=settings.OWED_REMINDER_DAYS))
    waiting = Case.objects.filter(state__in=(*UNDER_WAY, *DECIDED), owed_due__range=soon)
    cases = waiting.select_related("deciding_body", "version").iterator(200)
    return sum(
        bool(tell(case, "owed_ends", f"{case.thing} owed ends {case.owed_due}", case.owed_due)) for case in cases
    )
