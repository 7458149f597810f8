"""Every measure by its name."""

import re

from yichuang.kernel.measures.refusing import MeasureUnknown

NAME = re.compile(r"[a-z_]+\.[a-z0-9_]+")
REGISTERED: dict = {}


def register(*measures) -> None:
    """Make measures known. A name is `domain.what`, and is taken once."""
    for one in measures:
        if not NAME.fullmatch(one.name):
            raise ValueError(f"“{one.name}” is no name for a measure: domain.what")
        if not (one.label and one.definition and one.unit):
            raise ValueError(f"{one.name} has no label, definition or unit")
        if one.name in REGISTERED:
            raise ValueError(f"{one.name} is registered twice")
        REGISTERED[one.name] = one


def find(name: str):
    """The measure of this name; MeasureUnknown where there is none."""
    try:
        return REGISTERED[name]
    except KeyError as unknown:
        raise MeasureUnknown(name) from unknown


def every() -> list:
    """All measures, in the order of their names' domains as registered."""
    return list(REGISTERED.values())
