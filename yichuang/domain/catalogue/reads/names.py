"""What codes are called, many at once: for lists and tables."""

from yichuang.domain.catalogue.models import ItemVersion, ThemeVersion


def names_of_items(codes) -> dict[str, str]:
    """The name of each item by its newest version that was ever public, or else its newest."""
    found = ItemVersion.objects.filter(item__in=codes).order_by("published_on", "version")
    rows = sorted(found.values_list("item", "name", "published_on"), key=lambda row: row[2] is not None)
    return {code: name for code, name, _ in rows}


def names_of_services(codes) -> dict[str, str]:
    """Of items, and of themes where the service was a whole 一件事."""
    found = names_of_items(codes)
    others = set(codes) - found.keys()
    return found | (names_of_themes(others) if others else {})


def names_of_themes(codes) -> dict[str, str]:
    found = ThemeVersion.objects.filter(theme__in=codes).order_by("version").values_list("theme", "name")
    return dict(found)
