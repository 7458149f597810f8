"""Electronic seals: asking for one, and telling whether a file carries ours untouched.

A bureau's seal may be a key of its own, a key in a device, or the province's seal service: `settings.SEAL` names the
adapter.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from asn1crypto.x509 import Certificate
from django.conf import settings
from django.utils.module_loading import import_string

from yichuang.kernel.bounded import TooMuch, bounded
from yichuang.kernel.signatures import Outcome, Validation, judged

SAMPLE = "示例"  # stands in the name of everything made with the demo key


@dataclass(frozen=True)
class Order:
    """What is to be sealed as whose: the body's code and full name, and the words of the seal."""

    body: str
    body_name: str
    words: str
    reference: str  # the paper's own number, for systems that ask twice


class NotYet(Exception):  # noqa: N818 - a seal system that takes its time is no error
    """The seal was asked for and has not come; ask again with the same order."""


class SealFailed(Exception):  # noqa: N818 - it is what happened, and its sentence is for staff
    """The seal did not come about this time. The message tells staff in one sentence what happened and what to do."""


class Seal:
    """An adapter. `at_once`: whether a person who waits for a paper may ask for the seal then and there."""

    at_once = False

    def seal(self, pdf: bytes, order: Order) -> bytes:
        """The sealed file, or NotYet, or SealFailed."""
        raise NotImplementedError

    def beside(self, _sealed: bytes, _order: Order) -> dict:
        """A signature kept beside the sealed file; nothing where the seal lies in the file alone."""
        return {}

    def beside_holds(self, _content: bytes, _body: str, _beside: dict) -> bool:
        """Whether the signature kept beside a file is ours over these very bytes."""
        return False

    def holds(self, _body: str) -> bool:
        """Whether this process has the body's seal in hand: then a paper is sealed the moment somebody takes it."""
        return False

    def faults(self) -> list[str]:
        """What a person must put right before anything can be sealed, each as a sentence; looked at when we start."""
        return []

    def absent(self) -> str:
        """Why nothing is sealed at this moment though everything is set up, as a sentence, or ""."""
        return ""

    def roots(self) -> list[Certificate]:
        """The certificates our seals lead back to."""
        return []

    def uses_demo_key(self) -> bool:
        return False


@cache
def the_seal() -> Seal:
    return import_string(settings.SEAL)()


def uses_demo_key() -> bool:
    """Whether papers are sealed with a sample key. A production start refuses this."""
    return the_seal().uses_demo_key()


def validate(pdf: bytes) -> Validation:
    """Whether these bytes are a file we sealed, with not one byte changed that the seal covers.

    The seal covers all but itself; who must know that the very same file was issued compares its SHA-256 as well.
    Anything that carries our authority's name without being whole is "altered": a changed byte, something added after
    the seal, a seal that does not hold. What carries no seal of ours is "not ours". Nothing in the file is trusted.
    """
    try:
        return bounded(judged, pdf, [root.dump() for root in the_seal().roots()])
    except TooMuch:
        return Validation(Outcome.NOT_OURS)


def apart(work: Callable):
    """Run `work`, which starts an event loop of its own, also where one is running in this thread already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(work).result()
