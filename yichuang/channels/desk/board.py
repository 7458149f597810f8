"""监督看板: the day, the open work of each body by light, the slowest items, what was complained of, the cards.

Every number is read from a measure or a list, and leads to what it counts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.home import Number, by_light, to_queue
from yichuang.domain.cases import reads
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.supervision import reads as supervision
from yichuang.kernel import measures
from yichuang.kernel.actors import Actor

TODAY = ("cases.received", "cases.accepted", "cases.completed")
LATELY = 30  # days over which items are compared
MOST_ITEMS = 10


def behind(name: str, first: date, last: date, part: str = "numerator", **where) -> str:
    """The page with the very cases of a number."""
    asked = {"from": first.isoformat(), "to": last.isoformat(), **where, "part": part}
    return f"{reverse('desk:measure-rows', args=[name])}?{urlencode(asked)}"


def of_today(actor: Actor, today: date) -> list[Number]:
    found = measures.read_all(TODAY, period=(today, today), seen_by=actor)
    return [Number(f"今日{one.measure.label}", one.shown, behind(name, today, today)) for name, one in found.items()]


@dataclass(frozen=True)
class Slow:
    """One item: how many working days its decisions took on average, against what it promises."""

    name: str
    code: str
    average: str
    promise: int
    over: Fraction
    decided: Number


def slowest(actor: Actor, today: date) -> list[Slow]:
    """The items whose decisions of the last days came closest to their promise, or went beyond it; what promises no
    working days is not compared, nor what is done at once and was."""
    first = today - timedelta(days=LATELY - 1)
    days = measures.read("cases.average_days", by="item", period=(first, today), seen_by=actor)
    measured = [cell for cell in days.cells if cell.value is not None]
    promises = catalogue.promised_workdays([cell.at["item"] for cell in measured])
    found = [
        Slow(
            name=cell.words["item"],
            code=(code := cell.at["item"]),
            average=cell.shown,
            promise=promises[code],
            over=cell.value - promises[code],
            decided=Number("", cell.denominator, behind("cases.average_days", first, today, "denominator", item=code)),
        )
        for cell in measured
        if promises.get(cell.at["item"]) or (cell.value and cell.at["item"] in promises)
    ]
    return sorted(found, key=lambda one: (-one.over, one.code))[:MOST_ITEMS]


def bodies(actor: Actor) -> list[tuple]:
    """Each body's open cases: all, and by light."""
    return [
        (one.name, Number(one.name, one.all, to_queue(body=one.code)),
         by_light(one.lights, lambda light, code=one.code: to_queue(body=code, light=light)))
        for one in reads.by_body(actor)
    ]  # fmt: skip


def complained(actor: Actor) -> list[tuple[str, Number, list[Number]]]:
    """Open bad ratings and complaints by light."""
    found = []
    for word, rows, name in (
        ("在办的差评", evaluation.bad_ratings(actor), "desk:bad-ratings"),
        ("在办的投诉咨询", evaluation.complaints(actor), "desk:complaints"),
    ):
        counts, href = reads.by_light(rows.filter(queued_on__isnull=False)), reverse(name)
        lit = by_light(counts, lambda light, href=href: f"{href}?light={light}")
        found.append((word, Number(word, counts["all"], href), lit))
    return found


def cards(actor: Actor) -> list[Number]:
    """Cards that stand."""
    units, href = supervision.board(actor), reverse("desk:cards")
    return [
        Number("红牌", sum(unit.red for unit in units), f"{href}?colour=red", "red"),
        Number("黄牌", sum(unit.yellow for unit in units), f"{href}?colour=yellow", "yellow"),
        Number("等复核", sum(unit.to_decide for unit in units), f"{href}?view=to_decide"),
    ]


@require_safe
@only("SUPERVISOR", "HEAD")
def board(request):
    actor, today = request.actor, timezone.localdate()
    context = {
        "at": timezone.localtime(),
        "today": of_today(actor, today),
        "bodies": bodies(actor),
        "slow": slowest(actor, today),
        "lately": LATELY,
        "complained": complained(actor),
        "cards": cards(actor),
    }
    return render(request, "desk/board.html", context)
