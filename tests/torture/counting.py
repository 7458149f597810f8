"""An effect that shows how often it was had: one more in the sequence named after the case."""

from yichuang.kernel import numbers


def name_of(number: str) -> str:
    return f"heard of {number}"


def count_delivered(event) -> None:
    numbers.take(name_of(event.number))
