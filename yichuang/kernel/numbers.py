"""Numbers without gaps: given out in the transaction of the act that needs them, and given back when it fails."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from yichuang.kernel.codes import luhn_check
from yichuang.kernel.models import Sequence

NEXT = (
    "INSERT INTO kernel_sequence (name, last) VALUES (%s, 1) "
    "ON CONFLICT (name) DO UPDATE SET last = kernel_sequence.last + 1 RETURNING last"
)
AHEAD: ContextVar[dict[str, list[int]]] = ContextVar("numbers taken ahead")


def take(name: str) -> int:
    """The next number of the sequence `name`, beginning with 1.

    The row stays locked until the caller's transaction ends: a second taker waits, and an act that fails returns its
    number. Without a transaction neither would hold, so asking outside of one is a bug.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"a number of {name} was asked for outside a transaction")
    if kept := AHEAD.get({}).get(name):
        return kept.pop(0)
    return following(name)


def hold(names: Iterable[str]) -> None:
    """Have nobody take from these sequences until the caller's transaction ends. One nobody took from yet is not
    held: take from it."""
    list(Sequence.objects.select_for_update().filter(name__in=set(names)).order_by("name"))


@contextmanager
def ahead(wanted: Mapping[str, int]) -> Iterator[None]:
    """So many numbers of each sequence for one long transaction within, taken in a short one before it, so that
    nobody stands behind the long one. What is not used then is left out for ever: right for numbers that are only to
    be unique (办件编号, handbook B8), wrong for the numbers of papers (文号). Nothing is taken ahead inside a
    transaction, nor where the database has one writer at a time: there it would only leave gaps."""
    if connection.in_atomic_block or not connection.features.has_select_for_update:
        yield
        return
    with transaction.atomic():
        kept = {name: [following(name) for _ in range(count)] for name, count in sorted(wanted.items())}
    token = AHEAD.set(kept)
    try:
        yield
    finally:
        AHEAD.reset(token)


def following(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [name])
        return cursor.fetchone()[0]


def taken(name: str) -> int:
    """The last number given out, 0 where none was."""
    return Sequence.objects.filter(name=name).values_list("last", flat=True).first() or 0


def formatted(pattern: str, sequence: str, **words) -> str:
    """The next number written out: `pattern` is a format string whose `{n}` is the number (`{n:04}`)."""
    return pattern.format(n=take(sequence), **words)


def checked(pattern: str, sequence: str, **words) -> str:
    """As `formatted`, followed by the Luhn digit over its digits, so that a slip of the finger is noticed."""
    number = formatted(pattern, sequence, **words)
    return number + luhn_check("".join(sign for sign in number if sign.isdigit()))
