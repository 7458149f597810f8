"""The indexes of open cases: a few among millions, in the order of the queue."""

from django.db.models import Q

from yichuang.kernel.indexes import Covering

DATES = ("due_on", "hint_on", "warn_on", "red_on", "suspended_since")
NARROWED = ("state", "handler", "deciding_body", "region", "channel", *DATES, "item_code", "item_name")


def in_hand(name: str, *first: str) -> Covering:
    """With what a queue is narrowed and seen by, so that it is counted without opening a row."""
    carried = [column for column in NARROWED if column not in first]
    opened = Q(queued_on__isnull=False)
    return Covering(fields=[*first, "queued_on", "id"], carried=carried, name=name, condition=opened)


IN_HAND = (
    in_hand("case_open"),
    in_hand("case_open_of_body", "deciding_body"),
    in_hand("case_open_of_person", "handler"),
)
