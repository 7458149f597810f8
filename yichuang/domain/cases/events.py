"""What this domain tells the floors above. Numbers, words and dates as ISO text; never a name of a person."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseMoved:
    """An act the applicant should hear of (`tables.TOLD`). `line` is its place in the ledger, `day` the date that
    now binds ("" where none is known), `procedure` and `days` the special procedure and what it was said to take."""

    number: str
    act: str
    state: str
    line: int
    day: str = ""
    procedure: str = ""
    days: int = 0


@dataclass(frozen=True)
class CaseDecided:
    number: str
    granted: bool


@dataclass(frozen=True)
class CaseDelivered:
    number: str


@dataclass(frozen=True)
class CaseServed:
    """A service to the applicant may have come to an end (`tables.SERVED`): papers taken in at a window, a result
    handed out, a case closed otherwise. `line` is the act's place in the ledger, which knows who did it and when."""

    number: str
    act: str
    state: str
    line: int


@dataclass(frozen=True)
class CaseDeemedAccepted:
    """Silence: nobody answered within the notice period, so the law accepted it (red card, issue of supervision)."""

    number: str
    body: str


@dataclass(frozen=True)
class SecondNoticeAllowed:
    """The one-time rule was broken with a supervisor's leave (yellow card)."""

    number: str
    body: str


@dataclass(frozen=True)
class MatterCaseMoved:
    """An act on a case that is part of a 一件事, from which something may follow for the others."""

    number: str
    matter: str
    act: str
    state: str


@dataclass(frozen=True)
class CaseRefused:
    """Somebody was told no, or not yet: turned away, given back, or refused (否定报备). `line` is its place in the
    ledger, which says who did it."""

    number: str
    act: str
    state: str
    line: int
