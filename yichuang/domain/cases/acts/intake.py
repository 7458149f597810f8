"""The five outcomes at the counter (行政许可法32), and what leads to them."""

from django.utils import timezone

from yichuang.domain.cases import reads
from yichuang.domain.cases.acts import issuing, owing, promising, waiving
from yichuang.domain.cases.acts.correcting import amended, gaps_lined_up
from yichuang.domain.cases.acts.words import because
from yichuang.domain.cases.events import SecondNoticeAllowed
from yichuang.domain.cases.states import LIFE, State
from yichuang.domain.catalogue import reads as catalogue
from yichuang.kernel import numbers, workdays


def pre_review(case, *, by):
    """Look through an online application before taking it in. The five days run on."""
    return LIFE.move(case, "pre_review", by=by)


def return_for_edit(case, *, by, gaps: list[dict]):
    """Give an online application back to be improved, naming every gap. Friendly, not the formal notice: the five
    days keep counting from the first receipt when it comes in again."""
    with LIFE.step(case, "return_for_edit", by=by) as step:
        step.thing.gaps = gaps_lined_up(step.thing, gaps)
        because(step, "；".join(gap["defect"] for gap in step.thing.gaps))
    return step.thing


def receive(case, *, by, identity_checked: bool = False, window: str = ""):
    """Take the application in and give the voucher (DOC-01). This is receipt, not acceptance: only the five days of
    the one-time notice run. At the counter the clerk has seen the applicant's identity document."""
    with LIFE.step(case, "receive", by=by) as step:
        case = step.thing
        if case.state == State.DRAFT:
            case.item_in_use = bool(case.purpose) or catalogue.is_in_force(case.item_code)
            case.identity_checked = identity_checked
            case.identity_level = 3
            step.facts["delivery"] = case.delivery_wish
            case.filed_on = case.filed_on or workdays.effective_date(timezone.now())
            step.clock["notice"] = {"on": case.filed_on.isoformat()}
            reads.examine_form(case, reads.version_of(case))
            promising.commit(step)
        case.received_at = timezone.now()
        case.window = window or case.window
        case.exchange_number = case.exchange_number or exchange_number(case)
        issuing.receipt(step)
    return step.thing


def exchange_number(case) -> str:
    """实施编码 (31) + day + four digits, as the province exchanges it (handbook B8); empty without a code."""
    day = f"{timezone.localdate():%Y%m%d}"
    code = reads.version_of(case).item.task_code
    return numbers.formatted(f"{code}{day}{{n:04}}", f"exchange {code} {day}") if code else ""


def turn_away(case, *, by, kind: str, reason: str, agency: str = ""):
    """Decline at once: `not_required` (no licence is needed, DOC-05) or `not_accepted` (not this body's power,
    DOC-04, naming the `agency` that has it)."""
    to = State.NOT_REQUIRED if kind == "not_required" else State.NOT_ACCEPTED
    with LIFE.step(case, "turn_away", by=by, to=to) as step:
        step.thing.competent_agency, step.thing.closed_on = agency, step.on
        because(step, reason)
        issuing.non_acceptance(step, reason)
    return step.thing


def amend(case, *, by, note: str, answers: dict | None = None):
    """Put a slip right on the spot, with the applicant there; what was changed is noted."""
    with LIFE.step(case, "amend", by=by) as step:
        amended(step.thing, answers)
        because(step, note)
    return step.thing


def ask_to_correct(case, *, by, gaps: list[dict], announce_return: bool = True, all_told=None):
    """Tell the applicant, once and in full, everything that is missing (DOC-02): each gap names the material, the
    defect, its basis and the remedy (`gaps_lined_up`). `announce_return` says in the notice that an unanswered one
    ends in return.

    A case of a 一件事 is told of through its matter: `all_told` is the one paper for all its cases, and the days it
    gives."""
    with LIFE.step(case, "ask_to_correct", by=by) as step:
        case = step.thing
        case.gaps = gaps_lined_up(case, gaps)
        case.corrections += 1
        case.terms = {**case.terms, "returns_when_overdue": announce_return}
        step.facts["gaps"] = len(case.gaps)
        if all_told:
            paper, days = all_told
            case.through_its_matter = True
            case.terms["correction_days"] = days
            step.issues(lambda _turn: paper)
        else:
            issuing.correction_notice(step)
    return step.thing


def allow_second_notice(case, *, by, reason: str):
    """The supervisor's leave to break the one-time rule; it is reported for a yellow card."""
    with LIFE.step(case, "allow_second_notice", by=by) as step:
        step.thing.second_notice_allowed = True
        because(step, reason)
        step.tell(SecondNoticeAllowed(step.thing.number, step.thing.body_code))
    return step.thing


def accept(case, *, by):
    """Accept the application (DOC-03). From here the statutory and the promised limit run. Licences that spare a
    material are looked at again first; one that no longer holds refuses, and its material is asked for."""
    waiving.check_again(case, "accept", by=by)
    with LIFE.step(case, "accept", by=by) as step:
        step.thing.accepted_on = step.on
        step.thing.kept_out_until = reads.kept_out_until(step.thing)
        waiving.confirm(step)
        issuing.acceptance_notice(step)
        owing.write_down(step)
    return step.thing
