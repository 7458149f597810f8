"""Of which run a case takes its number (办件编号, handbook B8): one a day and channel."""

from django.utils import timezone

MARKS = {"counter": "0", "online": "1", "post": "2", "terminal": "3"}


def mark(channel: str) -> str:
    """The digit that stands for the channel in a case's number."""
    return MARKS[channel]


def run_of_numbers(channel: str) -> str:
    """The sequence today's case numbers of the channel are taken from."""
    return f"case {timezone.localdate():%y%m%d} {mark(channel)}"
