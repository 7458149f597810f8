"""Campaigns of 三心评选: set up, carried from stage to stage, put on notice, awarded or called off."""

from decimal import Decimal

from django.db import IntegrityError, transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts as notices
from yichuang.domain.supervision.models import Campaign, Nominee, Objection, Vote
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.reads import heart_scores
from yichuang.domain.supervision.reads.barring import bars
from yichuang.domain.supervision.rules.award_periods import AwardPeriod
from yichuang.domain.supervision.states import CAMPAIGNS, NOMINEES, NomineeState, ObjectionState, VoteState
from yichuang.domain.supervision.tables import HEARTS
from yichuang.kernel import numbers
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import locked

TOPIC = "campaign"
TAKEN = "这一期已经有评选了。要重做，请先终止原来的。"
NAMED = "这位同事在这次评选里已经被提名了，一人一次评选只参评一个奖项。"


def set_up(
    period: AwardPeriod, *, by: Actor, awards, quota: int, weights: dict[str, int], days: dict[str, int]
) -> Campaign:
    """A campaign for one month or quarter; `days` are the working days of vote, appraisal and notice. Refuses a period
    that has one which was not called off."""
    before = Campaign.objects.filter(period=period.kind, first=period.first).count()
    made = Campaign(
        number=period.code if not before else f"{period.code}-{before + 1}", period=period.kind, first=period.first,
        last=period.last, awards=list(awards), quota=quota, weights=dict(weights), vote_days=days["vote"],
        appraise_days=days["appraisal"], notice_days=days["notice"],
    )  # fmt: skip
    try:
        with transaction.atomic(), CAMPAIGNS.step(made, "set_up", by=by) as step:
            step.facts = {"awards": made.awards, "quota": quota, "weights": made.weights, "days": dict(days)}
    except IntegrityError as taken:
        raise ActRefused(TAKEN) from taken
    return step.thing


@transaction.atomic
def nominate(campaign: Campaign, *, by: Actor, award: str, unit: str, account: str, merits: str) -> Nominee:
    """Name somebody of a body for an award. Refuses whom a red card, an upheld complaint or a discipline finding bars,
    and says which."""
    campaign = locked(campaign)
    post = reads.post_of(account, unit)
    person = identity.account(account) if post else None
    named = Nominee(campaign=campaign, award=award, account=account, unit=identity.body(unit), merits=merits)
    named.is_in_post, named.bars = post is not None, bars(account, campaign.first)
    if post:
        named.name, named.window = person.name, post.window_id or ""
        named.post = post.title or post.get_role_display()
    try:
        with transaction.atomic(), told_why(named), NOMINEES.step(named, "nominate", by=by) as step:
            year = step.on.year
            named.number = numbers.formatted("TM{year}{n:05}", f"nominee {year}", year=year)
            named.nominated_on, step.facts = step.on, {"award": award, "account": account}
    except IntegrityError as twice:
        raise ActRefused(NAMED) from twice
    return step.thing


class told_why:  # noqa: N801 - reads as a sentence where it is used
    """Adds what bars a nominee to the refusal, so that it is told with its reasons."""

    def __init__(self, nominee: Nominee):
        self.nominee = nominee

    def __enter__(self):
        return self

    def __exit__(self, kind, refusal, trace):
        if kind is ActRefused and self.nominee.bars:
            raise ActRefused(*refusal.reasons, *self.nominee.bars, article=refusal.article) from refusal


def score(campaign: Campaign, *, by: Actor) -> Campaign:
    """The data score of each nominee, read from the measures of the period and kept from now on; nobody types one."""
    with CAMPAIGNS.step(campaign, "score", by=by) as step:
        nominees = list(step.thing.nominees.order_by("pk"))
        step.thing.has_nominees = bool(nominees)
        found = heart_scores.data_points(step.thing.its_period, [(one.account, one.award) for one in nominees])
        for one in nominees:
            one.data_points = found[one.account, one.award]
        Nominee.objects.bulk_update(nominees, ["data_points"])
        step.facts = {"points": {one.number: points_said(one.data_points) for one in nominees}}
    return step.thing


def points_said(points: Decimal | None) -> str:
    return "" if points is None else str(points)


def open_vote(campaign: Campaign, *, by: Actor) -> Campaign:
    """The public may vote, from now until the last minute of the last day."""
    return CAMPAIGNS.move(campaign, "open_vote", by=by)


def open_appraisal(campaign: Campaign, *, by: Actor) -> Campaign:
    """Colleagues vote (民主测评). Refuses before the public vote is over."""
    return CAMPAIGNS.move(campaign, "open_appraisal", by=by)


def open_review(campaign: Campaign, *, by: Actor) -> Campaign:
    return CAMPAIGNS.move(campaign, "open_review", by=by)


@transaction.atomic
def announce(campaign: Campaign, *, by: Actor, chosen: list[str], reason: str) -> Campaign:
    """The reviewers have chosen (numbers of nominees): they are put on public notice. Refuses while a flagged vote is
    undecided, more than the quota of an award, and whom something bars by now."""
    with CAMPAIGNS.step(campaign, "announce", by=by) as step:
        found, wanted = step.thing, list(dict.fromkeys(chosen))
        nominees = list(found.nominees.filter(number__in=wanted, state=NomineeState.NOMINATED).order_by("pk"))
        found.reason = reason
        found.open_flags = Vote.objects.filter(campaign=found, state=VoteState.FLAGGED).count()
        found.choice_is_within_quota = len(nominees) == len(wanted) and within_quota(nominees, found.quota)
        step.facts = {"chosen": [one.number for one in nominees]}
    for one in nominees:
        propose(one, step.thing, by)
    return step.thing


def within_quota(nominees: list[Nominee], quota: int) -> bool:
    of_award = [sum(one.award == award for one in nominees) for award in HEARTS]
    return bool(nominees) and max(of_award) <= quota


def propose(nominee: Nominee, campaign: Campaign, by: Actor) -> None:
    with told_why(nominee), NOMINEES.step(nominee, "propose", by=by) as step:
        step.thing.bars = nominee.bars = bars(nominee.account, campaign.first)


@transaction.atomic
def award(campaign: Campaign, *, by: Actor) -> Campaign:
    """Give the awards. What bars somebody is asked once more: whoever it holds for leaves with the reason, the others
    have their award. Refuses before the notice is over and while an objection is undecided."""
    with CAMPAIGNS.step(campaign, "award", by=by) as step:
        found = step.thing
        proposed = list(found.nominees.filter(state=NomineeState.PROPOSED).order_by("pk"))
        barred = {one.pk: bars(one.account, found.first) for one in proposed}
        winners = [one for one in proposed if not barred[one.pk]]
        found.open_objections = Objection.objects.filter(campaign=found, state=ObjectionState.OPEN).count()
        found.somebody_is_left, found.awarded_on = bool(winners), step.on
        step.facts = {"awarded": [one.number for one in winners]}
    for one in proposed:
        if barred[one.pk]:
            exclude(one, barred[one.pk])
        else:
            NOMINEES.move(one, "award", by=by)
            tell(one, "awarded", f"恭喜：您获得{HEARTS[one.award]}奖", f"{step.thing.title}：评选结果已经公布。")
    return step.thing


def exclude(nominee: Nominee, reasons: list[str], *, by: Actor = THE_CLOCK) -> Nominee:
    """Take somebody out of the campaign by rule, and tell them and who leads their unit why."""
    with NOMINEES.step(nominee, "exclude", by=by) as step:
        step.thing.reason = "".join(reasons)[:400]
    text = f"{nominee.campaign.title}：{nominee.name}不再参评{HEARTS[nominee.award]}奖。{step.thing.reason}"
    tell(step.thing, "excluded", "不再参评", text)
    return step.thing


def tell(nominee: Nominee, what: str, title: str, text: str) -> None:
    held = identity.holding(nominee.unit_id, "CHIEF", "HEAD")
    notices.tell_staff(
        [nominee.account, *held["CHIEF"], *held["HEAD"]], topic=TOPIC, key=f"{nominee.thing} {what}",
        about=nominee.campaign.thing, body=nominee.unit_id, title=title, text=text,
    )  # fmt: skip


def call_off(campaign: Campaign, *, by: Actor, reason: str) -> Campaign:
    """End it without awards, at whatever stage; the period may have another campaign afterwards."""
    with CAMPAIGNS.step(campaign, "call_off", by=by) as step:
        step.thing.reason = reason
    return step.thing
