"""What everybody may read: how content people are by department and item, and what was mended lately."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, Max, Q
from django.db.models import Sum as Summed
from django.utils import timezone

from yichuang.domain.evaluation.models import BadRating, Complaint, Rating
from yichuang.domain.evaluation.states import Loop, Said
from yichuang.domain.evaluation.tables import FAVOURABLE, POINTS
from yichuang.kernel.measures.few import completed, kept_back


@dataclass(frozen=True)
class Satisfaction:
    """Of one department or item: how many valid ratings in the twelve months, and the share of three stars and more.
    `percent` is "" below settings.RATING_SHOWN_FROM ratings: of few, one rating says too much, and who gave it; and
    where by it that of few could be worked out."""

    name: str
    code: str
    ratings: int
    percent: str
    score: str


@dataclass
class Sum:
    """What ratings add up to."""

    name: str = ""
    many: int = 0
    good: int = 0
    stars: int = 0
    parts: set = field(default_factory=set)  # of a department its items, of an item its departments

    def add(self, name: str, many: int, good: int, stars: int, part: str) -> None:
        self.name = max(self.name, name)
        self.many, self.good, self.stars = self.many + many, self.good + good, self.stars + stars
        self.parts.add(part)


def months_published() -> tuple[date, date]:
    """The first and the last day of the last twelve months that are over: from one day to the next nothing changes, or
    the page of today beside that of yesterday would tell each rating."""
    begun = timezone.localdate().replace(day=1)
    return begun.replace(year=begun.year - 1), begun - timedelta(days=1)


def satisfaction() -> tuple[list[Satisfaction], list[Satisfaction]]:
    """By department and by item, the most rated first: they stand on one page, so that each keeps back what would
    give away the other."""
    departments, items = sums()
    least = settings.RATING_SHOWN_FROM
    hidden = kept_back({(code,): one.many for code, one in departments.items()}, least)
    together = sum(one.many for one in items.values())
    groups = [(items.keys(), together < least)]
    groups += [
        (one.parts, (code,) in hidden)
        for code, one in departments.items()
        if all(len(items[part].parts) == 1 for part in one.parts)
    ]
    few = completed({code: one.many for code, one in items.items()}, least, groups)
    return listed(departments, {code for (code,) in hidden}), listed(items, few)


def sums() -> tuple[dict[str, Sum], dict[str, Sum]]:
    """The valid ratings of the twelve months by department and by item, in one query."""
    valid = Rating.objects.filter(is_valid=True, on__range=months_published()).order_by()
    rows = valid.values_list("body", "item_code").annotate(
        of=Max("body__name"),
        about=Max("invitation__item_name"),
        many=Count("pk"),
        good=Count("pk", filter=Q(stars__in=FAVOURABLE)),
        total=Summed("stars"),
    )
    departments, items = defaultdict(Sum), defaultdict(Sum)
    for body, item, body_name, item_name, *figures in rows:
        departments[body].add(body_name, *figures, part=item)
        items[item].add(item_name, *figures, part=body)
    return departments, items


def listed(found: dict[str, Sum], hidden: set[str]) -> list[Satisfaction]:
    rows = [shown(code, one, code not in hidden) for code, one in found.items()]
    return sorted(rows, key=lambda one: (-one.ratings, one.code))


def shown(code: str, one: Sum, is_told: bool) -> Satisfaction:
    percent, score = f"{one.good / one.many:.2%}", f"{one.stars / one.many * POINTS:.1f}"
    return Satisfaction(one.name, code, one.many, percent if is_told else "", score if is_told else "")


def handled_lately(most: int = 10) -> list[tuple]:
    """The latest bad ratings and complaints with a public summary, as (day, kind, body, summary). Nobody is named:
    the summary was written for the public, and refused where it held personal numbers."""
    mended = BadRating.objects.filter(state=Loop.CLOSED).exclude(summary="")
    answered = Complaint.objects.filter(state=Said.ARCHIVED).exclude(summary="")
    rows = [
        *((one, "差评") for one in mended.select_related("body").order_by("-closed_on", "-id")[:most]),
        *((one, one.get_kind_display()) for one in
          answered.select_related("body").order_by("-closed_on", "-id")[:most]),
    ]  # fmt: skip
    told = [(one.closed_on, kind, one.body.short_name, one.summary) for one, kind in rows]
    return sorted(told, key=lambda row: row[0], reverse=True)[:most]
