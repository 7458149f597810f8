"""The version of an item in force: what it says never changes and is remembered, where its life stands is asked."""

from collections.abc import Iterable
from copy import copy

from yichuang.domain.catalogue.models import ItemVersion
from yichuang.domain.catalogue.states import PUBLIC, State
from yichuang.kernel.composed import composed
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.remembering import for_a_while

OF_ITS_LIFE = ("state", "held_by", "reason", "published_on", "ended_on")  # what still moves after publication


def version_in_force(code: str) -> ItemVersion:
    """The published version of an item with its parts.

    Refuses (ActRefused) an item that is suspended or abolished, and says why; ItemVersion.DoesNotExist where
    there is no such item.
    """
    version = latest_public(code)
    if version is None:
        raise ItemVersion.DoesNotExist(code)
    if version.state != State.PUBLISHED:
        why = f"原因：{version.reason}" if version.reason else ""
        raise ActRefused(f"“{version.name}”{State(version.state).label}，现在不能申请。{why}")
    return version


@composed
def published_now(*, code: str):
    return ItemVersion.objects.published().filter(item_id=code).only("pk")


def is_in_force(code: str) -> bool:
    """Whether the item can be applied for today."""
    return bool(published_now(code=code))


@composed
def public_now(*, code: str):
    return ItemVersion.objects.filter(item_id=code, state__in=PUBLIC).only("pk", *OF_ITS_LIFE).order_by("-version")[:1]


def latest_public(code: str) -> ItemVersion | None:
    """The version people see: published, else the last one that was, so that a page can say it is suspended."""
    found = public_now(code=code)
    return as_it_stands(found[0]) if found else None


def in_force_with_parts(codes: Iterable[str]) -> dict[str, ItemVersion]:
    """The published versions of these items with all their parts, by code; what is out of force is not among them."""
    found = ItemVersion.objects.published().filter(item__in=list(codes)).only("pk", "item_id", *OF_ITS_LIFE)
    return {standing.item_id: as_it_stands(standing) for standing in found}


def as_it_stands(standing: ItemVersion) -> ItemVersion:
    """What a version says, with where its life stands now."""
    version = copy(kept(standing.pk))
    for name in OF_ITS_LIFE:
        setattr(version, name, getattr(standing, name))
    return version


@for_a_while
def kept(key: int) -> ItemVersion:
    """What a version that was published says, with its parts: that never changes again. Where its life stands now
    (OF_ITS_LIFE) is another question, and nobody may write to what is kept here."""
    return ItemVersion.objects.with_parts().get(pk=key)
