"""What follows from where the parts of a matter stand: which are filed now, which never will be, how it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WAITING, FILED, USABLE, FAILED, VOIDED, DROPPED = "waiting", "filed", "usable", "failed", "voided", "dropped"
FUTILE = frozenset({FAILED, DROPPED})


@dataclass(frozen=True)
class Standing:
    """A part of a matter: its item, the items it waits for, and how it stands (a word above). `granted`: decided in
    the applicant's favour; `over`: nothing more happens in its case."""

    item: str
    waits_for: tuple[str, ...]
    stands: str
    granted: bool = False
    over: bool = False


def to_be_filed(parts: Sequence[Standing]) -> list[str]:
    """The items that wait for nothing any more: all before them are granted, and what those give is made."""
    stands = {part.item: part.stands for part in parts}
    return [
        part.item
        for part in parts
        if part.stands == WAITING and all(stands[item] == USABLE for item in part.waits_for)
    ]


def in_vain(parts: Sequence[Standing]) -> dict[str, str]:
    """The items that will never be filed, each with the one before it that was not granted."""
    stands: Mapping[str, str] = {part.item: part.stands for part in parts}
    found: dict[str, str] = {}
    for part in parts:  # in the plan's order: what it waits for stands before it
        if part.stands == WAITING:
            for item in part.waits_for:
                if stands[item] in FUTILE or item in found:
                    found.setdefault(part.item, item)
    return found


def is_open(part: Standing) -> bool:
    """Whether it is still to be decided, or what it gives to be made."""
    return part.stands in {WAITING, FILED, VOIDED}


def ending(parts: Sequence[Standing], *, withdrawn: bool) -> str | None:
    """How the matter ends, None while something may still happen. What was voided is filed again, so it is open."""
    if any(part.stands in {WAITING, VOIDED} or (part.stands not in FUTILE and not part.over) for part in parts):
        return None
    if any(part.stands == FAILED and not part.over for part in parts):
        return None
    granted = [part for part in parts if part.granted]
    if len(granted) == len(parts):
        return "ALL_GRANTED"
    if granted:
        return "PARTIAL"
    return "WITHDRAWN" if withdrawn else "DENIED"
