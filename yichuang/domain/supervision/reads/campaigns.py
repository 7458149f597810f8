"""What may be asked about campaigns of 三心评选."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min
from django.utils import timezone

from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision.models import Campaign, Nominee, Objection, Vote
from yichuang.domain.supervision.reads.barring import bars_of
from yichuang.domain.supervision.rules import award_periods
from yichuang.domain.supervision.rules import campaigns as rules
from yichuang.domain.supervision.states import (
    CAMPAIGNS,
    OBJECTIONS,
    CampaignState,
    NomineeState,
    ObjectionState,
    VoteState,
)
from yichuang.domain.supervision.tables import HEARTS, STAFF, VOTE_SIGNS
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.vault import indexed

OFFERED = {award_periods.MONTHLY: 6, award_periods.QUARTERLY: 4}
SHOWN_TO_ALL = (CampaignState.VOTING, CampaignState.APPRAISING, CampaignState.REVIEWING, CampaignState.NOTICE,
                CampaignState.AWARDED)  # fmt: skip
SCORES_TOLD = (CampaignState.NOTICE, CampaignState.AWARDED)


# ------------------------------------------------------------------------------------------------ at the desk


def campaigns(actor: Actor):
    """All staff know of every campaign, the newest first."""
    return Campaign.objects.order_by("-id") if actor.is_staff else Campaign.objects.none()


def campaign(actor: Actor, number: str) -> Campaign:
    """DoesNotExist where there is none, or none for this person."""
    return campaigns(actor).get(number=number)


def campaign_acts(actor: Actor, found: Campaign) -> list[str]:
    return [row.act for row in CAMPAIGNS.open_to(actor, found)]


OF_A_DAY = (rules.period_is_over, rules.vote_is_over, rules.appraisal_is_over, rules.notice_is_over)


def not_yet(found: Campaign, act: str) -> list[str]:
    """Why the day of a step has not come, as its refusal would say it; nothing where it has. What else a step asks
    for its act finds out."""
    (row,) = CAMPAIGNS.rows_of(act)
    return [need.refusal for need in row.needs if need in OF_A_DAY and not need(found)]


def campaign_story(found: Campaign) -> list[tuple[str, object]]:
    return [(CAMPAIGNS.word(line.act), line) for line in reversed(ledger.of(found))]


def periods_without_campaign() -> list[award_periods.AwardPeriod]:
    """Months and quarters, the running ones too, that have no campaign or only one that was called off."""
    today = timezone.localdate()
    known = Campaign.objects.exclude(state=CampaignState.CALLED_OFF).values_list("period", "first")
    offered = [each for kind, many in OFFERED.items() for each in award_periods.lately(kind, today, many)]
    return [each for each in offered if (each.kind, each.first) not in set(known)]


def knows_standings(actor: Actor, found: Campaign) -> bool:
    """Who supervises the district sees scores and votes as they come; everybody else once they cannot change any
    vote."""
    return identity.supervises_the_district(actor) or found.state in SCORES_TOLD


def barred_now(found: Campaign) -> dict[int, list[str]]:
    """Of those still in it, what would keep whom from the award today."""
    if not found.is_live:
        return {}
    still = list(found.nominees.filter(state__in=(NomineeState.NOMINATED, NomineeState.PROPOSED)))
    told = bars_of([one.account for one in still], found.first)
    return {one.pk: told[one.account] for one in still if told[one.account]}


def may_nominate_in(actor: Actor, found: Campaign) -> list[tuple[str, str]]:
    """Bodies (code, name) whose people this person may name now."""
    if found.state != CampaignState.NOMINATING:
        return []
    if identity.supervises_the_district(actor):
        return [(body.code, body.short_name) for body in identity.bodies() if not body.is_collective]
    led = {post.body: post.body_name for post in actor.posts if post.role in {"CHIEF", "HEAD"} and not post.items}
    return list(led.items())


def colleagues_in(bodies: Iterable[str]) -> list[tuple[str, str]]:
    """Who may be named in these bodies: code and account joined, with the words of a choice."""
    found = {}
    for post in identity.own_posts_in(bodies):
        found.setdefault(f"{post.body_id}|{post.account.number}", f"{post.account.name}（{post.body.short_name}）")
    return list(found.items())


def post_of(account: str, body: str):
    """The own post by which somebody works in a body today, one at a window first; None where there is none."""
    own = [post for post in identity.own_posts_in([body]) if post.account.number == account]
    return min(own, key=lambda post: (post.window_id is None, post.pk), default=None)


def may_appraise(actor: Actor, found: Campaign) -> bool:
    cast = Vote.objects.filter(campaign=found, way=STAFF, **indexed("voter", actor.account))
    return bool(actor.posts) and found.appraisal_is_open and not cast.exists()


@dataclass(frozen=True)
class Cluster:
    """Votes flagged for one reason: how many, when, for whom, and what was decided."""

    key: str
    sign: str
    votes: int
    first: object
    last: object
    nominees: list[tuple[str, int]]
    state: str

    @property
    def sign_word(self) -> str:
        return VOTE_SIGNS[self.sign]

    @property
    def state_word(self) -> str:
        return VoteState(self.state).label

    @property
    def is_open(self) -> bool:
        return self.state == VoteState.FLAGGED


def clusters(found: Campaign) -> list[Cluster]:
    """Flagged votes by what they were flagged for; those to be decided first. Nobody's phone, device or address is
    told, only that they are the same."""
    flagged = Vote.objects.filter(campaign=found).exclude(sign="")
    groups = flagged.values_list("cluster", "sign", "state").annotate(Count("pk"), Min("cast_at"), Max("cast_at"))
    names: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for cluster, state, name, many in (
        flagged.values_list("cluster", "state", "nominee__name").annotate(Count("pk")).order_by("nominee__name")
    ):
        names.setdefault((cluster, state), []).append((name, many))
    rows = [
        Cluster(cluster, sign, many, first, last, names[cluster, state], state)
        for cluster, sign, state, many, first, last in groups.order_by("cluster")
    ]
    return sorted(rows, key=lambda row: (not row.is_open, row.first))


def objections(found: Campaign):
    return Objection.objects.filter(campaign=found).select_related("nominee").order_by("-id")


def objection(actor: Actor, number: str) -> Objection:
    """Only who supervises the district reads objections."""
    seen = Objection.objects.select_related("nominee", "campaign")
    seen = seen if identity.supervises_the_district(actor) else seen.none()
    return seen.get(number=number)


def objection_acts(actor: Actor, found: Objection) -> list[str]:
    return [row.act for row in OBJECTIONS.open_to(actor, found)]


# ------------------------------------------------------------------------------------------------ for everybody


def public_campaigns():
    """What the public may know of, the newest first: from the vote on, unless it was called off."""
    return Campaign.objects.filter(state__in=SHOWN_TO_ALL).order_by("-id")


def public_campaign(number: str) -> Campaign:
    return public_campaigns().get(number=number)


def public_nominees(found: Campaign) -> list[tuple[str, list[Nominee]]]:
    """By award, who is shown: everybody named while there is a vote, who is proposed on notice, then who has it."""
    state = {CampaignState.NOTICE: NomineeState.PROPOSED, CampaignState.AWARDED: NomineeState.AWARDED}.get(
        found.state, NomineeState.NOMINATED
    )
    shown = list(found.nominees.filter(state=state).select_related("unit").order_by("pk"))
    return [(HEARTS[award], [one for one in shown if one.award == award]) for award in HEARTS if award in found.awards]


def public_nominee(found: Campaign, number: str) -> Nominee:
    return found.nominees.select_related("unit", "campaign").get(number=number, state=NomineeState.NOMINATED)


def decided_objections(found: Campaign) -> list[tuple[str, str]]:
    """Number and outcome of each, for who raised it; what it said stays unpublished."""
    return [(one.number, ObjectionState(one.state).label) for one in objections(found).order_by("id")]
