"""Matters of which nobody told that they may go on: a piece of news is given up after its last try, the facts stay.

Asked of the facts alone, every few minutes, over all that is open: statements of a fixed number, none for each matter.
What they find is perhaps too much — a certificate may still be in the making — and never too little but for one thing:
the promise of a matter whose only open item runs on a clock of its own (另行计时) ends when that item moves.
"""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q

from yichuang.domain.cases.states import AFTER_GRANT, BEFORE_DECISION, CLOSED
from yichuang.domain.joint.models import Matter, Part
from yichuang.domain.joint.states import OPEN, State

GIVEN = frozenset({*AFTER_GRANT, "NOT_REQUIRED"})
SETTLED = frozenset({"GRANTED", "CERT_MAKING", "READY", "DENIED", *CLOSED}) - {"VOIDED"}
WAITING = Q(case=None, dropped_on=None)
STRUCK_OUT = Q(case__state="VOIDED", dropped_on=None)  # until it is filed again
RUNNING = Q(case__isnull=False) & ~Q(case__state__in=CLOSED)
UNDECIDED = Q(case__state__in=("DRAFT", *BEFORE_DECISION))


def with_gaps_held() -> set[str]:
    """Their gaps are told on the fourth day at the latest, whoever is still silent."""
    held = Part.objects.filter(case__state="RECEIVED").exclude(gaps_by="")
    return set(held.values_list("matter__number", flat=True))


def behind() -> set[str]:
    """The numbers of those that could file, give up, note or close something now."""
    return waited_enough() | all_over() | all_decided() | corrected()


def waited_enough() -> set[str]:
    """An item waits for nothing any more, or in vain."""
    settled = Q(matter__parts__case__state__in=SETTLED) | Q(matter__parts__dropped_on__isnull=False)
    before, waits, numbers = defaultdict(dict), {}, {}
    rows = Part.objects.filter(WAITING & settled, matter__state__in=OPEN).order_by()
    of_the_other = (f"matter__parts__{name}" for name in ("item_code", "case__state", "case__denied"))
    for pk, number, items, item, state, denied in rows.values_list("pk", "matter__number", "waits_for", *of_the_other):
        before[pk][item], waits[pk], numbers[pk] = state in GIVEN and not denied, items, number
    return {numbers[pk] for pk in numbers if is_moved(waits[pk], before[pk])}


def is_moved(waits_for: list[str], given: dict[str, bool]) -> bool:
    """Whether all that it waits for is given, or something of it is settled and was not."""
    ends = [given[item] for item in waits_for if item in given]
    return len(ends) == len(waits_for) or not all(ends)


def all_over() -> set[str]:
    return without(WAITING | STRUCK_OUT | RUNNING)


def all_decided() -> set[str]:
    return without(WAITING | STRUCK_OUT | UNDECIDED, decided_on=None)


def corrected() -> set[str]:
    return without(Q(case__state="CORRECTION"), state=State.CORRECTION)


def without(held_open_by: Q, **those) -> set[str]:
    """The open matters without a part of which this is true."""
    part = Part.objects.filter(held_open_by, matter=OuterRef("pk")).order_by()
    found = Matter.objects.still_open().filter(~Exists(part), **those)
    return set(found.values_list("number", flat=True))
