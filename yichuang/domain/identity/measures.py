"""What departments, towns, windows and persons are called where numbers are told apart by them."""

from django.db.models import Q

from yichuang.domain.identity import reads
from yichuang.kernel.measures import Dimension, dimension

TOWN_DIGITS = 9


def in_town(column: str, value) -> Q:
    """The rows of a town, or of several: its code with all its villages'."""
    found = Q(pk__in=[])
    for town in value if isinstance(value, list | tuple) else [value]:
        beginning = town[:TOWN_DIGITS]
        found |= Q(**{f"{column}__startswith": beginning}) if beginning else Q(**{column: ""})
    return found


def town_words(towns) -> dict[str, str]:
    codes = {f"{town:0<12}": town for town in towns}
    return {codes[code]: name for code, name in reads.region_names(codes).items()}


dimension(Dimension("department", "部门", reads.body_names))
dimension(
    Dimension(
        "town", "镇街", town_words, fold=lambda code: code and code[:TOWN_DIGITS], matches=in_town,
    )
)  # fmt: skip
dimension(Dimension("window", "窗口", reads.window_names))
dimension(Dimension("person", "人员", reads.names_of, shown_to=frozenset({"SUPERVISOR", "HEAD", "CHIEF"})))
