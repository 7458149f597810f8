"""Themes as people and staff read them."""

from collections import Counter

from yichuang.domain.catalogue.models import Item, ThemeVersion
from yichuang.domain.catalogue.states import ThemeState
from yichuang.kernel.composed import composed
from yichuang.kernel.remembering import for_a_moment


def themes(audience: str = ""):
    """The themes in force, for a "person" or a "corp" if said, in the order of their codes."""
    found = ThemeVersion.objects.filter(state=ThemeState.PUBLISHED).select_related("theme__lead").order_by("theme")
    return found.filter(audience=audience) if audience else found


def theme(code: str) -> ThemeVersion | None:
    return next(iter(theme_coded(code=code)), None)


@composed
def theme_coded(*, code: str):
    return themes().filter(theme=code)


def themes_among(codes: list[str]) -> list[ThemeVersion]:
    """The themes in force of these codes, in this order."""
    found = {version.theme_id: version for version in themes().filter(theme__in=codes)}
    return [found[code] for code in codes if code in found]


def items_of_themes() -> dict[str, list[str]]:
    """{theme in force: the items of it, whatever is answered}."""
    return {version.theme_id: [line["item"] for line in version.lines] for version in themes()}


def beside(item: str, limit: int = 5) -> tuple[list[tuple[str, str]], list[str]]:
    """Code and name of the themes in force an item belongs to, and the other items of them: those in most of them
    first, then by how often they are asked for."""
    belongs, times = [], Counter()
    held, often = what_themes_hold()
    for code, name, items in held:
        if item in items:
            belongs.append((code, name))
            times.update(items - {item})
    ordered = sorted(times, key=lambda code: (-times[code], -often.get(code, 0), code))
    return belongs, ordered[:limit]


@for_a_moment
def what_themes_hold() -> tuple[list[tuple[str, str, frozenset[str]]], dict[str, int]]:
    """Of each theme in force its code, its name and its items, and how often each item is asked for in a year: every
    guide needs it."""
    found = [
        (code, name, frozenset(line["item"] for line in lines))
        for code, name, lines in themes().values_list("theme", "name", "lines")
    ]
    items = frozenset().union(*(held for _, _, held in found))
    return found, dict(Item.objects.filter(pk__in=items).values_list("pk", "annual_volume"))
