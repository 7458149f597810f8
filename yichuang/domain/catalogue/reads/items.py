"""Which items there are, for whom, and who decides."""

from dataclasses import dataclass

from django.db.models import Count, Q

from yichuang.domain.catalogue.models import Item, ItemVersion, SpecialProcedure
from yichuang.domain.catalogue.states import VERSIONS, State
from yichuang.domain.catalogue.tables import codes
from yichuang.domain.catalogue.tables.topics import CORP_TOPICS, PERSON_TOPICS
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.models import Body, Window
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

PAGE = 20
MOST = 100


def version(number: str, *, by: Actor) -> ItemVersion | None:
    """One version with its parts, where the person may see it."""
    return ItemVersion.objects.visible_to(by).with_parts().filter(number=number).first()


def versions_of(code: str, *, by: Actor):
    """All versions of an item this person may see, the newest first, with how many findings are open on each."""
    seen = ItemVersion.objects.visible_to(by).filter(item_id=code)
    errors = Count("findings", filter=Q(findings__severity="error"))
    counted = seen.select_related("item__body").annotate(findings_open=Count("findings"), errors_open=errors)
    return counted.order_by("-version")


def open_acts(version: ItemVersion, *, by: Actor):
    """The rows of the act table this person may take now, as the buttons of a page."""
    return VERSIONS.open_to(by, version)


def history(version: ItemVersion):
    """What was done to a version, oldest first."""
    return ledger.of(version)


def deciding_body(item: Item, region_code: str = "") -> Body:
    """The body that decides for an applicant of this region: the item's own, or, for an item of several towns
    together, the applicant's town. Refuses when the region lies in none of them."""
    if not item.body.is_collective:
        return item.body
    town = identity.town_body(region_code)
    if town is None:
        raise ActRefused("此事项由您所在的镇（街道）办理，请先选择您的村（社区）或镇（街道）。")
    return town


def suspending_procedures(version: ItemVersion) -> list[SpecialProcedure]:
    """The special procedures by which a case of this version may stop its clock (APL 45)."""
    return [special for special in version.specials.all() if special.may_suspend]


# ----------------------------------------------------------------------------------------------------- lists


@dataclass(frozen=True)
class Page:
    """Part of a list; `next` asks for what follows, "" at the end."""

    results: list
    next: str = ""


def published(
    *,
    person: bool | None = None,
    topic: str = "",
    body: str = "",
    letters: str = "",
    cursor: str = "",
    limit: int = PAGE,
) -> Page:
    """Published items in the order of their codes: for persons or organisations, of a topic, of a body, with letters
    in the name. `cursor` is the code after which the page begins."""
    found = of_topic(in_force(person=person), topic, person=person)
    if body:
        found = found.filter(item__body=body)
    if letters:
        found = found.filter(name__contains=letters)
    limit = max(1, min(limit, MOST))
    rows = list(found.filter(item__gt=cursor).order_by("item")[: limit + 1])
    return Page(rows[:limit], rows[limit - 1].item_id if len(rows) > limit else "")


def in_force(*, person: bool | None = None):
    """Published versions, for natural persons (True), for organisations (False), or all."""
    found = ItemVersion.objects.published().select_related("item__body")
    if person is None:
        return found
    if person:
        return found.filter(audience__has=codes.PERSON)
    others = Q()
    for code in codes.AUDIENCE:
        if code != codes.PERSON:
            others |= Q(audience__has=code)
    return found.filter(others)


def of_topic(found, topic: str, *, person: bool | None):
    if not topic:
        return found
    as_person, as_corp = Q(person_topics__has=topic), Q(corp_topics__has=topic)
    return found.filter({True: as_person, False: as_corp}.get(person, as_person | as_corp))


def most_done(limit: int = 8, *, person: bool | None = None) -> list[ItemVersion]:
    """The items most asked for in a year."""
    return list(in_force(person=person).order_by("-item__annual_volume", "item")[:limit])


def topics(*, person: bool) -> list[tuple[str, int]]:
    """Topics in their official order with how many published items each has; empty ones are left out."""
    column, order = ("person_topics", PERSON_TOPICS) if person else ("corp_topics", CORP_TOPICS)
    counts = dict.fromkeys(order, 0)
    for listed in in_force(person=person).values_list(column, flat=True):
        for topic in listed:
            counts[topic] += 1
    return [(topic, count) for topic, count in counts.items() if count]


def departments() -> list[tuple[Body, int]]:
    """Bodies with how many published items each has, in their own order."""
    counts = dict(ItemVersion.objects.published().order_by().values_list("item__body").annotate(Count("pk")))
    return [(body, counts[body.code]) for body in identity.bodies() if body.code in counts]


def keeper(by: Actor, *, body: str = "", state: str = ""):
    """The versions a member of staff works on: of their bodies, every one for a supervisor of all; newest first."""
    found = ItemVersion.objects.visible_to(by).exclude(state__in=(State.REPLACED, State.DISCARDED))
    if body:
        found = found.filter(item__body=body)
    if state:
        found = found.filter(state=state)
    errors = Count("findings", filter=Q(findings__severity="error"))
    return found.select_related("item__body").annotate(findings_open=Count("findings"), errors_open=errors)


def windows_for(version: ItemVersion) -> list[Window]:
    """Where in the hall this item is received, and when."""
    return identity.windows_serving(version.item.body_id)
