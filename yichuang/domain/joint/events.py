"""What this domain tells the floors above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MatterClosed:
    """A 一件事 came to its end; who applied may rate it, once for all of its cases. `body` leads it, `day` is when it
    was handed in (ISO)."""

    number: str
    outcome: str
    theme: str = ""
    name: str = ""
    body: str = ""
    party: str = ""
    region: str = ""
    window: str = ""
    day: str = ""


@dataclass(frozen=True)
class MatterNews:
    """Something the applicant is to hear of a whole matter: `topic` of notices, `key` of the happening, the `day` it
    names (ISO, "" for none)."""

    number: str
    topic: str
    key: str
    day: str = ""
