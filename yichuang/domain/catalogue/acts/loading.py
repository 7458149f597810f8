"""Items taken in from files, already published: one ledger entry per version, their parts in bulk."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from yichuang.domain.catalogue.acts.auditing import BATCH, note_findings, note_for_search
from yichuang.domain.catalogue.acts.life import PARTS, replace
from yichuang.domain.catalogue.models import (
    CanonicalMaterial,
    CatalogRow,
    DataElement,
    Item,
    ItemVersion,
)
from yichuang.domain.catalogue.states import VERSIONS, State
from yichuang.kernel.actors import Actor


@dataclass
class Draft:
    """What a file says of one item: the columns of the item and of its version, and the unsaved rows of its parts."""

    item: Item
    version: ItemVersion
    parts: dict[str, list] = field(default_factory=dict)


def load_items(
    drafts: list[Draft], *, rows: list[CatalogRow], elements: list[DataElement], materials: list[CanonicalMaterial],
    by: Actor,
) -> tuple[int, int]:  # fmt: skip
    """Put these items in force as they are, findings and all; return how many are new and how many changed.

    An item that is known gets a new version, and the one before it becomes history. All or nothing.
    """
    with transaction.atomic():
        keep(rows, elements, materials)
        known = Item.objects.in_bulk([draft.item.pk for draft in drafts])
        new = [draft.item for draft in drafts if draft.item.pk not in known]
        Item.objects.bulk_create(new, batch_size=BATCH)
        for draft in drafts:
            if draft.item.pk in known:
                draft.item.save()
        numbers = dict(ItemVersion.objects.order_by().values_list("item").annotate(Max("version")))
        for draft in drafts:
            put_in_force(draft, numbers.get(draft.item.pk, 0) + 1, by)
        for name in PARTS:
            parts = [part for draft in drafts for part in draft.parts.get(name, ())]
            if parts:
                type(parts[0]).objects.bulk_create(parts, batch_size=BATCH)
        loaded = list(ItemVersion.objects.with_parts().filter(pk__in=[draft.version.pk for draft in drafts]))
        note_findings(loaded)
        note_for_search(loaded)
    return len(new), len(drafts) - len(new)


def keep(rows: list[CatalogRow], elements: list[DataElement], materials: list[CanonicalMaterial]) -> None:
    """Enter what is shared by items; what is known already stays as it is."""
    for shared in (rows, elements, materials):
        if shared:
            type(shared[0]).objects.bulk_create(shared, batch_size=BATCH, ignore_conflicts=True)


def put_in_force(draft: Draft, number: int, by: Actor) -> None:
    if number > 1:
        before = ItemVersion.objects.filter(item=draft.item, state__in=(State.PUBLISHED, State.SUSPENDED)).first()
        if before:
            replace(before, by=by)
    version = draft.version
    version.item, version.version, version.number = draft.item, number, f"{draft.item.code}-v{number}"
    version.published_on = timezone.localdate()
    with VERSIONS.step(version, "load", by=by) as step:
        step.facts = {"version": number, "source": draft.item.source_digest}
    for parts in draft.parts.values():
        for part in parts:
            part.version = version
