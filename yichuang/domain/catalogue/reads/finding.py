"""Published items by their codes, as a search found them; and the data elements there are."""

from collections.abc import Sequence

from yichuang.domain.catalogue.models import DataElement, ItemVersion
from yichuang.domain.catalogue.tables.codes import CLOCK_UNIT, WORKDAYS
from yichuang.kernel.composed import composed


def published_among(codes: Sequence[str]) -> list[ItemVersion]:
    """The published versions of these items, in this order. An item taken out of force a moment ago is not shown."""
    published = ItemVersion.objects.published().filter(item__in=codes).select_related("item__body")
    versions = {version.item_id: version for version in published}
    return [versions[code] for code in codes if code in versions]


def names_in_force(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Code and name of those of these items that are in force, in this order."""
    names = {version.item_id: version.name for version in named(*codes)}
    return [(code, names[code]) for code in codes if code in names]


@composed
def named(*codes: str):
    return ItemVersion.objects.published().filter(item__in=codes).only("item_id", "name").order_by()


def promised_workdays(codes: Sequence[str]) -> dict[str, int]:
    """How many working days each of these items in force promises; those that promise none, or other days, are left
    out."""
    found = ItemVersion.objects.published().filter(item__in=codes, promised_days__isnull=False).order_by()
    rows = found.values_list("item", "promised_days", "promised_unit")
    return {code: days for code, days, unit in rows if CLOCK_UNIT[unit or WORKDAYS] == "workday"}


def element_labels() -> dict[str, str]:
    """Every data element some form asks for, with its name."""
    return dict(DataElement.objects.values_list("code", "label"))
