"""Votes of 三心评选: of the public by phone and code, of colleagues by account; and what is done about stuffing."""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from yichuang.domain.identity import acts as identity
from yichuang.domain.supervision.models import Campaign, Nominee, Vote
from yichuang.domain.supervision.reads import vote_signs
from yichuang.domain.supervision.states import VOTES, VoteState
from yichuang.domain.supervision.tables import PUBLIC, STAFF
from yichuang.kernel.actors import THE_CLOCK, Actor
from yichuang.kernel.refusals import ActRefused, TooOften
from yichuang.kernel.states import locked
from yichuang.kernel.vault import blind_index, indexed

TODAY_ALREADY = "这个手机号今天已经投过一票了。每个手机号每天一票，明天可以再投。"
ONCE_ALREADY = "您已经投过了。民主测评每人一票，不能再改。"
NOTHING_THERE = "这一组没有等认定的投票了，可能刚才有人处理过。请刷新页面后再看。"


def send_vote_code(phone: str, *, address: str):
    """Send the code by which a phone votes, within the limits of every code (identity)."""
    return identity.send_code(phone, address=address)


def cast(nominee: Nominee, *, by: Actor, phone: str, code: str, device: str = "", address: str = "") -> Vote | None:
    """The vote of a phone that answered with its code; None where the code is mistyped. One a phone and day. Too many
    of one device or address are refused; what looks like a script is flagged, not counted before somebody decides."""
    now = timezone.now()
    vote = Vote(
        number=uuid4().hex[:24], campaign=nominee.campaign, nominee=nominee, way=PUBLIC, voter=blind_index(phone),
        device=blind_index(device), address=blind_index(address), day=timezone.localdate(), cast_at=now,
    )  # fmt: skip
    with transaction.atomic():
        if not identity.answers(phone, code):
            return None
        vote.phone_answered, vote.campaign = True, locked(vote.campaign)  # a script that votes all at once is seen too
        if vote_signs.too_many(vote.campaign, vote, device=device, address=address):
            raise TooOften(vote_signs.TOO_MANY)
        refuse_second(vote, phone)
        sign, before = vote_signs.burst(vote.campaign, vote, device=device, address=address)
        mark(vote, sign or vote_signs.other_sign(phone=phone, address=address))
        vote = entered(vote, "cast", by, TODAY_ALREADY)
        for each in before:
            suspect(each, vote)
    return vote


def refuse_second(vote: Vote, phone: str) -> None:
    """Also where the first was kept under an older key of the vault."""
    if Vote.objects.filter(campaign=vote.campaign, day=vote.day, way=PUBLIC, **indexed("voter", phone)).exists():
        raise ActRefused(TODAY_ALREADY)


def mark(vote: Vote, sign: str) -> None:
    """Flag a vote; votes of one sign, day and device or address are decided together."""
    vote.sign = sign
    if sign:
        alike = {"device": vote.device, "address": vote.address, "codes": vote.address}.get(sign, "")
        vote.cluster = f"{sign}-{alike[:12]}-{vote.day:%m%d}"


def entered(vote: Vote, act: str, by: Actor, twice: str) -> Vote:
    """Put a vote in. Nothing in its ledger line says whose phone it was."""
    to = VoteState.FLAGGED if vote.sign else VoteState.COUNTED
    try:
        with transaction.atomic(), VOTES.step(vote, act, by=by, to=to) as step:
            step.facts = {"sign": vote.sign} if vote.sign else {}
    except IntegrityError as again:
        raise ActRefused(twice) from again
    return step.thing


def suspect(vote: Vote, other: Vote, *, by: Actor = THE_CLOCK) -> Vote:
    """A vote counted so far turns out to be part of a burst."""
    with VOTES.step(vote, "suspect", by=by) as step:
        step.thing.sign, step.thing.cluster = other.sign, other.cluster
        step.facts = {"sign": other.sign}
    return step.thing


@transaction.atomic
def appraise(nominee: Nominee, *, by: Actor) -> Vote:
    """The vote of a member of staff (民主测评): one an account, for somebody else."""
    vote = Vote(
        number=uuid4().hex[:24], campaign=locked(nominee.campaign), nominee=nominee, way=STAFF,
        voter=blind_index(by.account), day=timezone.localdate(), cast_at=timezone.now(),
    )  # fmt: skip
    if Vote.objects.filter(campaign=vote.campaign, way=STAFF, **indexed("voter", by.account)).exists():
        raise ActRefused(ONCE_ALREADY)
    return entered(vote, "appraise", by, ONCE_ALREADY)


@transaction.atomic
def decide_flagged(campaign: Campaign, *, by: Actor, cluster: str, counts: bool, reason: str) -> int:
    """Decide on votes flagged together: they count, or they do not, for this reason. How many they were."""
    flagged = Vote.objects.filter(campaign=campaign, cluster=cluster, state=VoteState.FLAGGED).select_related(
        "nominee"
    )
    votes = list(flagged.order_by("pk"))
    if not votes:
        raise ActRefused(NOTHING_THERE)
    for vote in votes:
        with VOTES.step(vote, "keep" if counts else "exclude", by=by) as step:
            step.thing.reason = reason
    return len(votes)
