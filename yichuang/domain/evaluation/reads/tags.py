"""The reasons offered beside each grade."""

from yichuang.domain.evaluation.models import TagSet
from yichuang.domain.evaluation.states import TagsState

OFFLINE = TagSet.Place.OFFLINE


def sets():
    """Every version, what is in force first, with its tags."""
    return TagSet.objects.prefetch_related("tags").order_by("state", "place", "-pk")


def in_force(place: str) -> TagSet | None:
    """What a rater is offered now; where the network has no set of its own, that of the hall."""
    now = TagSet.objects.filter(state=TagsState.IN_FORCE).prefetch_related("tags")
    found = {each.place: each for each in now}
    return found.get(place) or found.get(OFFLINE)


def set_called(number: str) -> TagSet | None:
    return TagSet.objects.filter(number=number).prefetch_related("tags").first()


def offered(place: str) -> dict[int, list[tuple[str, str]]]:
    """By grade the codes and texts offered with it."""
    found: dict[int, list[tuple[str, str]]] = {}
    tags = in_force(place)
    for tag in tags.tags.all() if tags else ():
        found.setdefault(tag.stars, []).append((tag.code, tag.text))
    return found
