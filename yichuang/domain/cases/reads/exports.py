"""The files somebody asked for, and the rows that go into them."""

from collections.abc import Iterator

from yichuang.domain.cases.models import Export
from yichuang.domain.cases.reads.lists import queue
from yichuang.domain.cases.reads.pages import page_of_queue
from yichuang.domain.cases.reads.rows import held_by_persons, row_of
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import Actor

UNREAD = ("applicant_name", "delivery_to")  # decrypting what leaves the house in no column would cost time only


def exports_of(actor: Actor):
    """One's own, the newest first. Nobody sees another's, not even who supervises: a list is as wide as its owner."""
    return Export.objects.filter(account=actor.account).order_by("-asked_at", "id")


def export_running(actor: Actor) -> bool:
    return exports_of(actor).filter(state__in=Export.UNDER_WAY).exists()


def listed(actor: Actor, asked: dict):
    """The list as this person sees it now; `asked` are the words of `queue`, as JSON brought them back."""
    told = asked | ({"states": tuple(asked["states"])} if "states" in asked else {})
    return queue(actor, **told).defer(*UNREAD)


def pieces_of(cases, size: int) -> Iterator[list[tuple]]:
    """All rows of a list, `size` at a time, each piece by the place where the last one ended: never all in memory.

    A case that moves while this runs stands as it is when its piece is read; if its date moves past that place it is
    missed, or, moved back behind it, listed twice.
    """
    cursor = ""
    while True:
        page = page_of_queue(cases, cursor, size)
        names = identity.names_of(held_by_persons(page.results))
        yield [row_of(case, names) for case in page.results]
        if not page.next:
            return
        cursor = page.next
