"""What identity tells the floors above; `config/wiring.py` says who may refuse and who is only told."""

from dataclasses import dataclass

from yichuang.kernel.actors import Actor


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
class MandateRecording:
    """A counter is about to record a mandate for these items (codes). A listener refuses what is none of its own.
    Told together only: `by` is the clerk as they act."""

    items: list[str]
    by: Actor


@dataclass(frozen=True)
class MandateAtWindow:
    """A mandate was recorded, or ended, at a window: the party did not do it alone and has to hear of it."""

    mandate: str
    act: str


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
