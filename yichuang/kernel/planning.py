"""Plans PostgreSQL keeps of what is asked again and again.

An act asks by keys, the same ninety statements each time; to plan them anew was three fifths of what the database did
(docs/speed.md). A list or a measure asks for ranges, where one plan for all values can be a bad one: those are planned
each time, with their values. SQLite keeps what it has compiled by itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

OFTEN = 3  # asked so many times on one connection, a statement is worth preparing


@contextmanager
def planned_once() -> Iterator[None]:
    """What is asked within, on this thread's connection, is planned once and its plan used again."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    link = connection.connection
    link.prepare_threshold = OFTEN
    try:
        yield
    finally:
        link.prepare_threshold = None
