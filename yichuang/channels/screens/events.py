"""Server-sent events for screens: one reader asks the database, however many screens listen.

An ASGI application. While anybody listens, the reader looks twice a second whether an act was done anywhere (the last
line of the ledger), and reads the figures anew when one was, and every few seconds in any case. Each screen gets the
newest snapshot; one too slow for it misses those between. When the database does not answer nothing is sent, so that
the screens themselves say how old their figures are: a screen takes what it hears for news, so one that comes back
meanwhile is not told what was read long ago.
"""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from logging import getLogger
from time import monotonic

from django.db import Error, close_old_connections

from yichuang.channels.screens import figures
from yichuang.kernel import ledger

log = getLogger(__name__)

PATH = "/screens/events/"
LOOK = 0.5  # seconds between two looks whether anything happened
AT_LEAST = 5  # seconds after which figures are read though nothing did: a day has begun, a commit came late
STILL_NEW = 10  # seconds for which a snapshot is news to a screen that has just come
REST = 1  # a reading is followed by a pause of so many times its own length: a slow database is not pressed
MOST = 500  # screens at once
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # or nginx would hold them back
    (b"access-control-allow-origin", b"*"),  # public figures, asked for without cookies
]


class Events:
    """`newest` tells whether anything happened, `read` what screens show; both may ask the database."""

    def __init__(self, newest: Callable[[], object] = ledger.newest, read: Callable[[], dict] = figures.read_now):
        self.newest, self.read = newest, read
        self.screens: set[asyncio.Queue] = set()
        self.watching: asyncio.Task | None = None
        self.reader = ThreadPoolExecutor(1, "reader")  # one thread, one connection
        self.last, self.last_at = b"", 0.0

    async def __call__(self, scope, receive, send):
        if scope["path"] != PATH or scope["method"] != "GET":
            await refuse(send, 404)
        elif len(self.screens) >= MOST:
            await refuse(send, 503)
        else:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self.tell(receive, send)

    async def tell(self, receive, send) -> None:
        """Until the screen goes away."""
        mine = asyncio.Queue(1)
        self.screens.add(mine)
        gone = asyncio.ensure_future(until_gone(receive))
        try:
            self.watch(mine)
            while not gone.done():
                told = asyncio.ensure_future(mine.get())
                await asyncio.wait({told, gone}, return_when=asyncio.FIRST_COMPLETED)
                if gone.done():
                    told.cancel()
                else:
                    await send({"type": "http.response.body", "body": told.result(), "more_body": True})
        finally:
            self.screens.discard(mine)
            gone.cancel()

    def watch(self, mine: asyncio.Queue) -> None:
        """See that somebody reads; whoever comes later is told what was read just now, and waits otherwise."""
        if self.watching is None or self.watching.done():
            self.watching = asyncio.ensure_future(self.keep_watching())
        elif self.last and monotonic() - self.last_at < STILL_NEW:
            mine.put_nowait(self.last)

    async def keep_watching(self) -> None:
        """Read and show as long as anybody looks."""
        loop, seen, then = asyncio.get_running_loop(), None, 0.0
        while self.screens:
            began = monotonic()
            try:
                now = await loop.run_in_executor(self.reader, asked, self.newest)
                if now != seen or began - then >= AT_LEAST:
                    self.show(event(await loop.run_in_executor(self.reader, asked, self.read)))
                    seen, then = now, began
            except Error:
                log.exception("the database did not answer")
            await asyncio.sleep(max(LOOK, REST * (monotonic() - began)))
        self.last = b""

    def show(self, said: bytes) -> None:
        self.last, self.last_at = said, monotonic()
        for screen in self.screens:
            if screen.full():
                screen.get_nowait()
            screen.put_nowait(said)


def asked(question: Callable):
    """In the reader's thread: a connection the database has closed is opened again."""
    close_old_connections()
    return question()


def event(snapshot: dict) -> bytes:
    return f"data: {json.dumps(snapshot, ensure_ascii=False)}\n\n".encode()


async def until_gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def refuse(send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"retry-after", b"10")]})
    await send({"type": "http.response.body", "body": b""})
