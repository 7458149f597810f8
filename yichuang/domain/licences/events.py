"""What others may hear of licences. Each event carries all a listener needs: neighbours cannot ask back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LicenceExpiresSoon:
    """The holder should think of renewing. `days` is the mark passed (90, 30), `valid_to` the last day, ISO."""

    identifier: str
    number: str
    name: str
    holder_party: str
    issuer: str
    valid_to: str
    days: int
    renewable: bool


@dataclass(frozen=True)
class LicenceExpired:
    """Its last day, `valid_to` (ISO), has passed while it was kept here; `body`: the code of who issued it."""

    identifier: str
    number: str
    name: str
    holder_party: str
    body: str
    valid_to: str


@dataclass(frozen=True)
class LicenceDecided:
    """A written decision about a licence, which no case tells of, so that its holder has to hear it: the `act`, the
    文号 of the `decision`, the day it holds from (ISO), the code of the `body` that issued the licence."""

    identifier: str
    number: str
    name: str
    holder_party: str
    body: str
    act: str
    decision: str
    on: str


@dataclass(frozen=True)
class LicenceTakingOver:
    """A licence of an older system is about to be entered under this number. A listener refuses one it has given."""

    number: str


@dataclass(frozen=True)
class LicenceChanged:
    """A licence came to be, took another state or another face: the act that did it and the state it has now."""

    identifier: str
    number: str
    name: str
    holder_party: str
    issuer: str
    case_number: str
    act: str
    state: str
