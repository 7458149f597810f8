"""From acceptance to the proposal: examination, site checks, special procedures, extension."""

from django.db import transaction

from yichuang.domain.cases.acts import issuing
from yichuang.domain.cases.acts.words import because, write
from yichuang.domain.cases.models import SiteCheck
from yichuang.domain.cases.reads import may_succeed, officers_of
from yichuang.domain.cases.states import LIFE


def start_review(case, *, by, to: str = ""):
    """Begin the examination. A reviewer takes the case; a chief gives it to `to` (an account number) or leaves it
    for a reviewer of the body to claim."""
    with LIFE.step(case, "start_review", by=by) as step:
        step.thing.handler = to or (by.account if by.holds("REVIEWER", step.thing.body_code) else "")
        step.thing.successor_fits = claims(step) or may_succeed(step.thing, step.thing.handler)
        step.facts["handler"] = step.thing.handler
    return step.thing


def claims(step) -> bool:
    """Whether the officer takes the case, by an own post as a reviewer of its body: that needs no asking."""
    own = any(post.role == "REVIEWER" and post.body == step.thing.body_code for post in step.by.posts)
    return own and step.thing.handler == step.by.account


def reassign(case, *, by, to: str):
    """Give the case to another reviewer of the body, who answers for it from here; a reviewer may claim what
    nobody holds. Refuses an account without the post, so a sick officer never freezes a queue (AB岗)."""
    with LIFE.step(case, "reassign", by=by) as step:
        step.thing.handler = to
        step.thing.successor_fits = may_succeed(step.thing, to)
        step.facts["handler"] = to
    return step.thing


def reassign_all(cases, *, by, to: str) -> list:
    """Give several cases of one person to another, all or none: what a body does when somebody falls ill (AB岗)."""
    with transaction.atomic():
        return [reassign(case, by=by, to=to) for case in cases]


def record_site_check(case, *, by, officers: list[str], result: str):
    """Record what two officers of the body saw on the spot (行政许可法34). The clock runs on."""
    with LIFE.step(case, "record_site_check", by=by) as step:
        of_body = officers_of(step.thing.body_code, officers)
        step.thing.site_check_is_lawful = (
            len(set(officers)) == 2
            and set(of_body) == set(officers) - {step.thing.helper}
            and any("REVIEWER" in roles for roles in of_body.values())
        )
        because(step, result)
        step.facts["officers"] = sorted(officers)
        SiteCheck.objects.create(case=step.thing, officers=sorted(officers), result=result, checked_on=step.on)
    return step.thing


def start_special(case, *, by, kind: str, days: int, reason: str):
    """Start a procedure whose time the law leaves out (行政许可法45), after telling the applicant in writing how
    many working days it needs. From today both limits stand still."""
    with LIFE.step(case, "start_special", by=by) as step:
        step.thing.special_kind, step.thing.special_days = kind, days
        because(step, reason)
        named = {"why": kind, "days": days}
        step.clock |= {"statutory": named, "promise": named}
        step.facts |= {"procedure": kind, "days": days}
        issuing.special_notice(step, reason)
    return step.thing


def finish_special(case, *, by, result: str):
    """End the special procedure with its result; the limits run on from the next working day."""
    with LIFE.step(case, "finish_special", by=by) as step:
        because(step, result)
        step.facts["procedure"] = step.thing.special_kind
        step.thing.special_kind, step.thing.special_days = "", 0
    return step.thing


def extend(case, *, by, days: int, reason: str):
    """Give the decision more working days, once, by the head of the body, with reasons told (行政许可法42)."""
    with LIFE.step(case, "extend", by=by) as step:
        step.thing.acting_on = step.on
        step.thing.extended_days_before = step.thing.extended_days
        step.thing.extended_days = days
        because(step, reason)
        step.clock["statutory"] = {"days": days, "why": "延长办理期限", "by": by.name}
        step.facts["days"] = days
        issuing.extension_notice(step, reason)
    return step.thing


def propose(case, *, by, outcome: str, opinion: str):
    """Lay the case before the head: `outcome` is grant or deny, with the examiner's opinion."""
    with LIFE.step(case, "propose", by=by) as step:
        step.thing.handler = step.thing.handler or by.account
        step.thing.proposer, step.thing.proposal, step.thing.opinion = by.account, outcome, opinion
        write(step, opinion)
        step.facts["proposal"] = outcome
    return step.thing


def send_back(case, *, by, reason: str):
    """Return the case to the examiner with what is to be looked at again."""
    with LIFE.step(case, "send_back", by=by) as step:
        because(step, reason)
        step.thing.proposal = step.thing.proposer = ""
    return step.thing
