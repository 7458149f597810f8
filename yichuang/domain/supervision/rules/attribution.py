"""Whose days they were: pure, from who held the matter and which days the clock counted."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

NEVER_OURS = frozenset({"applicant", "outside", "nobody", ""})  # their days count against no colleague


def kind_of(holder: str) -> str:
    """What a holder of the ledger is: person, window, body, applicant, outside, nobody."""
    return holder.partition(":")[0]


def days_by_holder(history: Sequence[tuple[date, str]], counted: Sequence[date]) -> dict[str, int]:
    """How many of the counted days each holder had the matter, in the order in which they last had it.

    `history` is (day, who had it from then on), oldest first. As the law leaves out the day something begins, a day
    belongs to whoever had the matter when it began; the day it was handed on is still that of the one before.
    """
    starts, found = [day for day, _ in history], {}
    for day in sorted(counted):
        place = bisect_left(starts, day) - 1
        holder = history[place][1] if place >= 0 else ""
        found[holder] = found.pop(holder, 0) + 1
    return found


def answerable(days: dict[str, int]) -> str:
    """Of those in the house, the one with the most counted days; of several with as many, who had it last. "" where
    the days were all the applicant's, another authority's or nobody's."""
    ours = {holder: many for holder, many in days.items() if kind_of(holder) not in NEVER_OURS}
    return max(reversed(ours), key=ours.get, default="")
