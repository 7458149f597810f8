"""What identity tells the floors above. Both are told in the same transaction, so that a listener may refuse."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccountClosing:
    """A member of staff, or a citizen, is about to be shut out."""

    account: str


@dataclass(frozen=True)
class AccountErasing:
    """A citizen wants the account and everything in it deleted. A listener may refuse while a matter is under way."""

    account: str


@dataclass(frozen=True)
class PartyForgetting:
    """Name and number of a person are about to be deleted. A listener refuses while its files still name them."""

    party: str


@dataclass(frozen=True)
class SignInChanged:
    """How somebody signs in was changed (`act`, a key of tables.WAYS_IN), by themselves or for them. `at` tells one
    change from the next. `phone_was` is the phone that opened the account before, encrypted, where that changed."""

    account: str
    act: str
    at: str
    phone_was: str = ""


@dataclass(frozen=True)
class PostEnding:
    """Somebody is about to lose a role in a body."""

    account: str
    body: str
    role: str
