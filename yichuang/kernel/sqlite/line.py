"""A line of threads: first come, first served, and nobody stands in it longer than they wish."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Line:
    def __init__(self) -> None:
        self._guard = Lock()
        self._standing: deque[Lock] = deque()  # each has its own, held until it is the first

    @contextmanager
    def first(self, patience: float) -> Iterator[None]:
        """Wait until nobody stands before us, `patience` seconds at most; go on even so after that, for what comes
        next has a limit of its own."""
        ours = Lock()
        ours.acquire()
        with self._guard:
            alone = not self._standing
            self._standing.append(ours)
        try:
            if not alone:
                ours.acquire(timeout=patience)
            yield
        finally:
            with self._guard:
                was_first = self._standing[0] is ours
                self._standing.remove(ours)
                if was_first and self._standing:
                    self._standing[0].release()
