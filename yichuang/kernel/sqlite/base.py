"""The backend itself (`ENGINE = "yichuang.kernel.sqlite"`): Django's, but for how a transaction waits to begin."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db.backends.sqlite3 import base
from django.db.backends.utils import debug_transaction

from yichuang.kernel.sqlite.line import Line

PAUSE = 0.002  # seconds between two looks of who has just come
SHORTEST = 0.0003  # and of who has waited long
WAITED = 0.025  # after so many seconds the pause is half

line = Line()


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite's own waiting sleeps longer the longer it has waited, so that whoever comes late overtakes. Here threads
    of a process stand in line, and the first of each process looks the more often the longer it has stood there."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        came = monotonic()
        told = debug_transaction(self, f"BEGIN {self.transaction_mode}")
        with self.wrap_database_errors, told, line.first(patience), self._without_sleep(patience):
            while not self._begun(last=(waited := monotonic() - came) > patience):
                sleep(max(SHORTEST, PAUSE / (1 + waited / WAITED)))

    def _begun(self, *, last: bool) -> bool:
        """Asked of the bare driver: an error of Django's would keep its cursor in a circle until some other thread
        collects it, and lets go of it only when this one is not in the database; the two would wait for each other."""
        try:
            self.connection.execute(f"BEGIN {self.transaction_mode}")
        except sqlite3.OperationalError as error:
            if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # or one of its kinds
                raise
            return False
        return True

    @contextmanager
    def _without_sleep(self, patience: float) -> Iterator[None]:
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={round(1000 * patience)}")
