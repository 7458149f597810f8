"""What the acts about a decided case are told: carried on, undone, put right (handbook B6 row 30)."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yichuang.channels.api.limits import Code, Line, Title, Words


class FollowUp(Schema):
    """`ground`: a ground of the law for this purpose, by its key, such as unqualified or fraud."""

    purpose: Literal["revoke", "withdraw", "cancel"]
    ground: Code
    reason: Words


class Wish(Schema):
    """`answers` are what reads otherwise from now on; with `consent` the application is handed in at once."""

    purpose: Literal["change", "renew", "cancel"]
    reason: Words
    answers: dict[str, Any] = {}
    consent: bool = False


class Agreed(Schema):
    """This act takes no facts."""


class Undoing(Schema):
    """One line of `facts` and of `reasons` is one number in the decision. `ground`, where it turned out another."""

    facts: Words
    reasons: Words
    ground: Code = ""


class Revocation(Undoing):
    """`bars_again`: by fraud, in a matter that directly concerns public safety, health or property."""

    bars_again: bool = False


class Mistake(Schema):
    what: Line
    before: Line
    after: Line


class Correction(Schema):
    """`paper` is the number (文号) of the decision or certificate with the slips."""

    paper: Title
    mistakes: Annotated[list[Mistake], Field(max_length=20)]
    reason: Words


class Recall(Schema):
    mistake: Literal["wrong_person", "wrong_paper"]
    reason: Words


LATER_BODIES = {
    "open_follow_up": FollowUp,
    "ask_follow_up": Wish,
    "allow_change": Agreed,
    "allow_renewal": Agreed,
    "revoke": Revocation,
    "withdraw_grant": Undoing,
    "cancel": Undoing,
    "correct_paper": Correction,
    "recall": Recall,
}
