"""How work stands at a glance: by light, by body, by who has it, and what others did to it lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from yichuang.domain.cases.reads.lists import held_elsewhere, lit, queue, visible_to
from yichuang.domain.cases.reads.rows import LIGHT_WORDS
from yichuang.domain.cases.states import LIFE, OPEN
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import LedgerEntry

HELD = ("applicant", "outside", "others")
MOST_MOVED = 500  # cases looked at for what was done to them: more than one person answers for


def lights(today=None) -> dict[str, Count]:
    today = today or timezone.localdate()
    return {light: Count("pk", filter=lit(light, today)) for light in LIGHT_WORDS}


def by_light(rows) -> dict[str, int]:
    """How many there are of each light, and in `all`; of cases, or of anything with the dates of its clocks."""
    return rows.order_by().aggregate(all=Count("pk"), **lights())


def by_holder(actor: Actor) -> dict[str, int]:
    """Of the cases this person answers for, how many others have in hand: applicant, outside, others."""
    mine = queue(actor, mine=True, states=OPEN).order_by()
    return mine.aggregate(**{held: Count("pk", filter=held_elsewhere(held, actor)) for held in HELD})


@dataclass(frozen=True)
class Body:
    """The open cases of one body that wait for the house, by light."""

    code: str
    name: str
    all: int
    lights: dict[str, int]


def by_body(actor: Actor) -> list[Body]:
    """Every body with open cases, the most late ones first."""
    open_cases = queue(actor).order_by().values_list("deciding_body", "deciding_body__short_name")
    rows = open_cases.annotate(all=Count("pk"), **lights())
    found = [Body(code, name, many, dict(zip(LIGHT_WORDS, each, strict=True))) for code, name, many, *each in rows]
    return sorted(found, key=lambda one: (-one.lights["red"], -one.lights["yellow"], -one.all, one.code))


@dataclass(frozen=True)
class Moved:
    """An act somebody else did on a case of this person's."""

    number: str
    item: str
    word: str
    at: datetime
    who: str


def moved_since(actor: Actor, since: datetime, most: int = 10) -> list[Moved]:
    """The last act others did since a moment to each case this person answers for, or took in at their window; newest
    first. A person is named where one of the house acted."""
    windows = {post.window for post in actor.posts if post.window}
    mine = visible_to(actor).filter(Q(handler=actor.account) | Q(window__in=windows))
    rows = mine.order_by().values_list("number", "item_name")
    # Asked apart and in the order of an index each reads few rows; together, every case there is.
    asked = (
        rows.filter(queued_on__isnull=False).order_by("queued_on", "id"),
        rows.filter(received_on__isnull=False, closed_on__gte=timezone.localdate(since)).order_by("closed_on"),
    )
    items = {f"case:{number}": item for each in asked for number, item in each[:MOST_MOVED]}
    lines = LedgerEntry.objects.filter(thing__in=items, at__gte=since).exclude(account=actor.account)
    last: dict[str, LedgerEntry] = {}
    for line in lines.order_by("pk"):
        last[line.thing] = line
    newest = sorted(last.values(), key=lambda line: -line.pk)[:most]
    return [moved(line, items[line.thing]) for line in newest]


def moved(line: LedgerEntry, item: str) -> Moved:
    who = " ".join(filter(None, (line.post, line.actor))) or "系统按时限自动办理"
    return Moved(line.thing.partition(":")[2], item, LIFE.word(line.act), line.at, who)
