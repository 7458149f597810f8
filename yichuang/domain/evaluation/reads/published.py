"""What everybody may read: how content people are by department and item, and what was mended lately."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Avg, Count, Max, Q
from django.utils import timezone

from yichuang.domain.evaluation.models import BadRating, Complaint, Rating
from yichuang.domain.evaluation.states import Loop, Said
from yichuang.domain.evaluation.tables import FAVOURABLE

A_YEAR = 365
NAME = {"department": "body__name", "item": "invitation__item_name"}


@dataclass(frozen=True)
class Satisfaction:
    """Of one department or item: how many valid ratings in the last year, and the share of three stars and more.
    `percent` is "" below settings.RATING_SHOWN_FROM ratings: of few, one rating says too much, and who gave it."""

    name: str
    code: str
    ratings: int
    percent: str
    score: str


def since():
    return timezone.localdate() - timezone.timedelta(days=A_YEAR)


def satisfaction(by: str) -> list[Satisfaction]:
    """`by` department or item; the most rated first."""
    column = {"department": "body", "item": "item_code"}[by]
    valid = Rating.objects.filter(is_valid=True, on__gt=since()).order_by()
    rows = list(
        valid.values_list(column).annotate(
            many=Count("pk"),
            good=Count("pk", filter=Q(stars__in=FAVOURABLE)),
            mean=Avg("stars"),
            name=Max(NAME[by]),
        )
    )
    found = [shown(name, code, *figures) for code, *figures, name in rows]
    return sorted(found, key=lambda one: (-one.ratings, one.code))


def shown(name: str, code: str, many: int, good: int, mean: float) -> Satisfaction:
    enough = many >= settings.RATING_SHOWN_FROM
    return Satisfaction(name, code, many, f"{good / many:.2%}" if enough else "", f"{mean * 20:.1f}" if enough else "")


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
