"""What people may search for, as rows that domains write when they publish; guidance ranks them.

The stamp of the table (how many rows there are, and the sum of their random revisions) moves with every change, so
that each process knows when what it keeps in memory is no longer what is offered.
"""

from collections.abc import Iterable
from secrets import randbelow

from django.db.models import Count, Sum

from yichuang.kernel.models import SearchEntry


def put(entries: Iterable[SearchEntry]) -> None:
    """Write rows, replacing those of the same kind and code."""
    rows = list(entries)
    for row in rows:
        row.revision = randbelow(2**31)
    SearchEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["title", "keywords", "text", "audience", "weight", "revision"],
    )


def drop(kind: str, codes: Iterable[str]) -> None:
    """What is no longer offered is no longer found."""
    SearchEntry.objects.filter(kind=kind, code__in=list(codes)).delete()


def entries() -> list[SearchEntry]:
    return list(SearchEntry.objects.order_by("kind", "code"))


def stamp() -> tuple:
    return tuple(SearchEntry.objects.aggregate(Count("pk"), Sum("revision")).values())
