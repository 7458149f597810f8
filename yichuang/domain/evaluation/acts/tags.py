"""The tag sets: a version once in force is never changed, only replaced by another."""

from django.db import transaction

from yichuang.domain.evaluation.models import Tag, TagSet
from yichuang.domain.evaluation.states import TAGS, TagsState
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused

CHANGED = "版本“{number}”已经启用过，里面的理由不能再改：以前的评价要看得懂。请给改过的理由另起一个版本号。"


def set_number(place: str, version: str) -> str:
    return f"{place}-{version}"


def load_tags(place: str, version: str, tags: list[tuple[int, str, str]], *, by: Actor) -> bool:
    """Put a set of (stars, code, text) in force instead of what is. False where it is in force already as it is;
    refuses a version that was in force with other tags."""
    number = set_number(place, version)
    with transaction.atomic():
        now = TagSet.objects.select_for_update().filter(place=place, state=TagsState.IN_FORCE).first()
        known = TagSet.objects.filter(number=number).first()
        if known:
            same = sorted(known.tags.values_list("stars", "code", "text")) == sorted(tags)
            if not same or now is None or now.pk != known.pk:
                raise ActRefused(CHANGED.format(number=number))
            return False
        if now:
            TAGS.move(now, "replace", by=by)
        with TAGS.step(TagSet(number=number, version=version, place=place), "load", by=by) as step:
            step.facts["tags"] = len(tags)
        Tag.objects.bulk_create(Tag(set=step.thing, stars=stars, code=code, text=text) for stars, code, text in tags)
    return True
