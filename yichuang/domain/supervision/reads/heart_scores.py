"""How nominees of 三心评选 stand: the data score read from measures, and votes as they are counted."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count

from yichuang.domain.supervision.models import Campaign, Nominee, Vote
from yichuang.domain.supervision.reads.scoring import Score, said, scores
from yichuang.domain.supervision.rules.award_periods import AwardPeriod
from yichuang.domain.supervision.states import COUNTS, NomineeState, VoteState
from yichuang.domain.supervision.tables import HEART_PARTS, PUBLIC, STAFF
from yichuang.kernel.measures.showing import rounded

FULL = 100


def of_award(score: Score, award: str) -> Fraction | None:
    """A month's points for one award: its parts made up to a hundred of what is measured of them, less what the cards
    of that month take. None where nothing of it is measured."""
    lines = [line for line in score.lines if line.part in HEART_PARTS[award] and line.share is not None]
    weight = sum(line.weight for line in lines)
    if not weight:
        return None
    return max(Fraction(0), Fraction(FULL, weight) * sum(line.points for line in lines) - score.taken)


def data_points(period: AwardPeriod, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], Decimal | None]:
    """The data score of (account, award) each: the mean of the months of the period that have one, one decimal."""
    found: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for month in period.months:
        by_account = {score.key: score for score in scores("person", month)}
        for account, award in wanted:
            if account in by_account and (points := of_award(by_account[account], award)) is not None:
                found[account, award].append(points)
    return {one: mean(found[one]) for one in wanted}


def mean(points: list[Fraction]) -> Decimal | None:
    return Decimal(str(rounded(sum(points) / len(points), 1))) if points else None


@dataclass(frozen=True)
class Standing:
    """One nominee and what there is for and against: counted votes, those flagged and undecided, those left out."""

    nominee: Nominee
    public: int
    flagged: int
    excluded: int
    staff: int
    total: Fraction | None

    @property
    def total_shown(self) -> str:
        return said(self.total)


def tally(campaign: Campaign) -> dict[int, dict[tuple[str, str], int]]:
    """How many votes each nominee has, by kind and state. One query."""
    found: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    rows = Vote.objects.filter(campaign=campaign).values_list("nominee", "way", "state").annotate(many=Count("pk"))
    for nominee, way, state, many in rows.order_by():
        found[nominee][way, state] = many
    return found


def standings(campaign: Campaign) -> list[Standing]:
    """All nominees, of each award the best first; whoever may not take part any more comes last."""
    nominees = list(campaign.nominees.select_related("unit").order_by("pk"))
    votes = tally(campaign)
    public = {one.pk: sum(votes[one.pk].get((PUBLIC, state), 0) for state in COUNTS) for one in nominees}
    staff = {one.pk: votes[one.pk].get((STAFF, VoteState.COUNTED), 0) for one in nominees}
    most_public, most_staff = most(nominees, public), most(nominees, staff)
    rows = []
    for one in nominees:
        parts = {
            "data": None if one.data_points is None else Fraction(one.data_points),
            "public": part_of(public[one.pk], most_public[one.award]),
            "staff": part_of(staff[one.pk], most_staff[one.award]),
        }
        flagged, left_out = (
            votes[one.pk].get((PUBLIC, state), 0) for state in (VoteState.FLAGGED, VoteState.EXCLUDED)
        )
        total = weighed(parts, campaign.weights)
        rows.append(Standing(one, public[one.pk], flagged, left_out, staff[one.pk], total))
    return sorted(rows, key=lambda row: (order_of(row), -(row.total or 0), row.nominee.pk))


def order_of(row: Standing) -> tuple:
    return list(HEART_PARTS).index(row.nominee.award), row.nominee.state == NomineeState.EXCLUDED


def most(nominees: list[Nominee], votes: dict[int, int]) -> dict[str, int]:
    """The most votes anybody of each award has."""
    found: dict[str, int] = defaultdict(int)
    for one in nominees:
        found[one.award] = max(found[one.award], votes[one.pk])
    return found


def part_of(votes: int, most_votes: int) -> Fraction | None:
    """Whoever has most votes of an award has the full points, the others in proportion."""
    return Fraction(FULL * votes, most_votes) if most_votes else None


def weighed(parts: dict[str, Fraction | None], weights: dict[str, int]) -> Fraction | None:
    """Weighed together; what there is no figure of weighs nothing, and the others are made up to a hundred."""
    known = {name: points for name, points in parts.items() if points is not None}
    whole = sum(weights[name] for name in known)
    return sum(weights[name] * points for name, points in known.items()) / whole if whole else None
