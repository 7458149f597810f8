"""What this domain tells itself later and the floors above. Numbers and codes, never who rated."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BadRatingMoved:
    """A step of the bad-rating loop. `body` was rated; `valid`: the finding that it was deserved stands."""

    number: str
    act: str
    state: str
    body: str
    valid: bool = False


@dataclass(frozen=True)
class ComplaintMoved:
    """A step of a complaint. `body` was complained of, "" where nobody was; `upheld`: it was found right."""

    number: str
    act: str
    state: str
    body: str = ""
    upheld: bool = False
