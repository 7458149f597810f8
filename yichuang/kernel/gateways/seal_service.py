"""A seal service to try against: what a province runs, in one process, with its good and bad days.

`mood` says how it behaves: well · down (every request fails) · silent (accepts the connection and says nothing) ·
slow (never done) · wrong (another file comes back) · unsealed (our file without a seal) · foreign (the seal of another
body) · garbled (no JSON) · declines. It seals with the demo key, calls back when asked to, and keeps nothing.
"""

import json
from base64 import b64decode, b64encode
from collections import Counter
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic

from yichuang.kernel.local_seal import LocalSeal
from yichuang.kernel.sealing import Order

MOODS = ("well", "down", "silent", "slow", "wrong", "unsealed", "foreign", "garbled", "declines")
LONGEST_SILENCE = 30


class SealService(ThreadingHTTPServer):
    """`delay` seconds after its order a file is sealed. `asked` counts the requests by verb."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address=("127.0.0.1", 0), *, delay: float = 0, mood: str = "well"):
        super().__init__(address, Answer)
        self.delay, self.mood = delay, mood
        self.orders: dict[str, tuple[float, dict]] = {}
        self.asked: Counter[str] = Counter()
        self.closing = Event()

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]}:{self.server_address[1]}"

    def __enter__(self):
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_fault):
        self.closing.set()
        self.shutdown()
        self.server_close()

    def order(self, reference: str, said: dict) -> dict:
        """Take an order, once: who orders again under one reference is told how the first stands."""
        self.orders.setdefault(reference, (monotonic(), said))
        return self.told(reference)

    def told(self, reference: str) -> dict | None:
        if reference not in self.orders:
            return None
        at, said = self.orders[reference]
        if self.mood == "declines":
            return {"state": "declined", "reason": "印章已停用"}
        if self.mood == "slow" or monotonic() - at < self.delay:
            return {"state": "waiting"}
        return {"state": "sealed", "file": b64encode(self.made(said)).decode()}

    def made(self, said: dict) -> bytes:
        pdf = b64decode(said["file"])
        if self.mood == "unsealed":
            return pdf
        body, name = ("OTHER", "别处示例局") if self.mood == "foreign" else (said["body"], said["body_name"])
        pdf = pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1) if self.mood == "wrong" else pdf
        return LocalSeal().seal(pdf, Order(body, name, said["words"], ""))


class Answer(BaseHTTPRequestHandler):
    """One request: /orders/{reference}."""

    server: SealService

    def do_GET(self):
        self.answer(self.server.told(self.reference))

    def do_PUT(self):
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(self.server.order(self.reference, said))

    def do_DELETE(self):
        self.server.orders.pop(self.reference, None)
        self.answer({})

    @property
    def reference(self) -> str:
        self.server.asked[self.command] += 1
        return self.path.rpartition("/")[2]

    def answer(self, told: dict | None) -> None:
        if self.server.mood == "silent":
            self.server.closing.wait(LONGEST_SILENCE)
            return
        status = HTTPStatus.OK if told is not None else HTTPStatus.NOT_FOUND
        content = json.dumps(told or {}).encode()
        if self.server.mood == "down":
            status, content = HTTPStatus.SERVICE_UNAVAILABLE, b""
        if self.server.mood == "garbled":
            status, content = HTTPStatus.OK, b"<html>"
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_said):
        """Silent: the command says what there is to say."""
