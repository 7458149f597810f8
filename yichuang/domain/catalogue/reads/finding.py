"""Published items by their codes, as a search found them; and the data elements there are."""

from collections.abc import Sequence

from yichuang.domain.catalogue.models import DataElement, ItemVersion


def published_among(codes: Sequence[str]) -> list[ItemVersion]:
    """The published versions of these items, in this order. An item taken out of force a moment ago is not shown."""
    published = ItemVersion.objects.published().filter(item__in=codes).select_related("item__body")
    versions = {version.item_id: version for version in published}
    return [versions[code] for code in codes if code in versions]


def names_in_force(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Code and name of those of these items that are in force, in this order."""
    names = dict(ItemVersion.objects.published().filter(item__in=codes).order_by().values_list("item", "name"))
    return [(code, names[code]) for code in codes if code in names]


def element_labels() -> dict[str, str]:
    """Every data element some form asks for, with its name."""
    return dict(DataElement.objects.values_list("code", "label"))
