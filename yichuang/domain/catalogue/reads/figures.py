"""Figures of the item library: 引用率, 填报率, 发布率 (handbook A6) and what the reform saved (A7)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, F, Q, Sum

from yichuang.domain.catalogue.models import Finding, Item, ItemVersion
from yichuang.domain.catalogue.reads.sheet import completeness
from yichuang.domain.catalogue.states import State
from yichuang.domain.catalogue.tables.audit import RULES


@dataclass(frozen=True)
class Rate:
    """A share with what it is a share of; never only the percentage."""

    name: str
    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """To one decimal, halves up; None where there is nothing to divide by."""
        if not self.denominator:
            return None
        exact = Decimal(self.numerator) * 100 / self.denominator
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Library:
    """The three rates, counted by service item (主项) and by handling item (业务办理项)."""

    by_item: tuple[Rate, ...]
    by_handling_item: tuple[Rate, ...]
    findings: dict[str, int]  # open ones by grade


def library(*, body: str = "") -> Library:
    """The rates over all items, or over those of one body, from what is in force or being prepared now.

    Referenced: the item has claimed its catalogue row. Filled: no mandatory field of its newest version is empty.
    Published: its version in force is published. A service item counts when all its handling items do.
    """
    items = list(Item.objects.filter(**({"body": body} if body else {})))
    filled, published = standing(body)
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[item.task_code or item.code].append(item)
    return Library(
        by_item=rates(list(groups.values()), filled, published),
        by_handling_item=rates([[item] for item in items], filled, published),
        findings=open_findings(body=body),
    )


def rates(groups: list[list[Item]], filled: set[str], published: set[str]) -> tuple[Rate, ...]:
    referenced = [group for group in groups if all(item.row_id for item in group)]
    return (
        Rate("引用率", len(referenced), len(groups)),
        Rate("填报率", sum(all(item.code in filled for item in group) for group in referenced), len(referenced)),
        Rate("发布率", sum(all(item.code in published for item in group) for group in referenced), len(referenced)),
    )


def standing(body: str) -> tuple[set[str], set[str]]:
    """The codes of items whose newest living version is complete, and of those that are published."""
    living = list(current(body).prefetch_related("steps", "specials").order_by("item", "version"))
    newest = {version.item_id: version for version in living}
    filled = {code for code, version in newest.items() if completeness(version).is_complete}
    return filled, {version.item_id for version in living if version.state == State.PUBLISHED}


def current(body: str):
    gone = (State.REPLACED, State.ABOLISHED, State.DISCARDED)
    found = ItemVersion.objects.exclude(state__in=gone).select_related("item__body")
    return found.filter(item__body=body) if body else found


def open_findings(*, body: str = "") -> dict[str, int]:
    """How many findings are open, by grade."""
    found = Finding.objects.filter(version__in=current(body).values("pk"))
    counts = dict(found.order_by().values_list("severity").annotate(Count("pk")))
    return {grade: counts.get(grade, 0) for grade in Finding.Severity.values}


def findings_by_rule(*, body: str = "") -> list[tuple[str, str, int, int]]:
    """For every rule its code, its title, and how many errors and warnings are open."""
    found = Finding.objects.filter(version__in=current(body).values("pk")).order_by()
    counts = {(rule, grade): n for rule, grade, n in found.values_list("rule", "severity").annotate(Count("pk"))}
    return [(r.code, r.title, counts.get((r.code, "error"), 0), counts.get((r.code, "warn"), 0)) for r in RULES]


# ------------------------------------------------------------------------------------------ what the reform saved


def optimisation(*, body: str = "") -> tuple[Rate, ...]:
    """减环节, 减时限, 减跑动 over the grassroots items: what was cut as a share of what there was before.

    Days are the promised working days of the version in force, visits the trips to the hall it asks for.
    """
    found = ItemVersion.objects.published().filter(item__is_grassroots=True)
    if body:
        found = found.filter(item__body=body)
    sums = found.aggregate(
        links=Sum("item__steps_before"), links_after=Sum("item__steps_after"),
        days=Sum("item__days_before"), days_after=Sum("promised_days"),
        trips=Sum("item__visits_before"), trips_after=Sum("visits"),
    )  # fmt: skip
    of = {name: value or 0 for name, value in sums.items()}
    return (
        Rate("办事环节优化率", of["links"] - of["links_after"], of["links"]),
        Rate("承诺时限缩减率", of["days"] - of["days_after"], of["days"]),
        Rate("跑动次数优化率", of["trips"] - of["trips_after"], of["trips"]),
    )


def compression(*, body: str = "") -> Rate:
    """时限压缩率 by sums: statutory days saved by the promises. Items the law sets no limit for are left out."""
    comparable = Q(statutory_days__gt=0, promised_days__isnull=False, statutory_unit=F("promised_unit"))
    found = ItemVersion.objects.published().filter(comparable, **({"item__body": body} if body else {}))
    sums = found.aggregate(law=Sum("statutory_days"), promise=Sum("promised_days"))
    law, promise = sums["law"] or 0, sums["promise"] or 0
    return Rate("时限压缩率", law - promise, law)
