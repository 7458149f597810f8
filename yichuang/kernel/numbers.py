"""Numbers without gaps: given out in the transaction of the act that needs them, and given back when it fails."""

from django.db import connection, transaction

from yichuang.kernel.codes import luhn_check
from yichuang.kernel.models import Sequence

NEXT = (
    "INSERT INTO kernel_sequence (name, last) VALUES (%s, 1) "
    "ON CONFLICT (name) DO UPDATE SET last = kernel_sequence.last + 1 RETURNING last"
)


def take(name: str) -> int:
    """The next number of the sequence `name`, beginning with 1.

    The row stays locked until the caller's transaction ends: a second taker waits, and an act that fails returns its
    number. Without a transaction neither would hold, so asking outside of one is a bug.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"a number of {name} was asked for outside a transaction")
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
