"""One small parent for the web server, the workers and the events of the screens: starts them, passes signals on, ends
all when one ends."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException

GRACE = 30  # seconds between asking a child to end and ending it
FIRST_PAGE = 60  # seconds the first page may take: the program is read from disk for it
WEB = [sys.executable, "-m", "gunicorn", "--config", "python:yichuang.config.web"]
WORKER = [sys.executable, "-m", "django", "work"]
EVENTS = [sys.executable, "-m", "gunicorn", "--config", "python:yichuang.config.events"]
ELSEWHERE = "none"


def die_with_parent() -> None:
    """On Linux: be told to end when the parent is gone, even if it was killed and could say nothing."""
    if sys.platform == "linux":
        ask_for_signal_at_parents_death = 1
        ctypes.CDLL(None).prctl(ask_for_signal_at_parents_death, signal.SIGTERM)


class Family:
    """Processes that live and end together."""

    def __init__(self, commands: dict[str, list[str]], grace: float = GRACE):
        self.grace = grace
        self.asked_to_end = False
        self.children: dict[str, subprocess.Popen] = {}
        for name, words in commands.items():
            # A group of its own: Ctrl-C reaches the parent alone, which then passes it on once.
            self.children[name] = subprocess.Popen(words, process_group=0, preexec_fn=die_with_parent)  # noqa: S603, PLW1509

    def listen_for_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.end)

    def end(self, *_signal) -> None:
        self.asked_to_end = True
        self.tell(signal.SIGTERM)

    def tell(self, number: signal.Signals) -> None:
        for child in self.children.values():
            with suppress(ProcessLookupError):
                child.send_signal(number)

    def first_ended(self) -> str:
        """Wait until a child has ended, and name it."""
        while True:
            for name, child in self.children.items():
                if child.poll() is not None:
                    return name
            time.sleep(0.2)

    def live(self) -> int:
        """Until one ends or a signal comes; then end all and return the code to exit with."""
        name = self.first_ended()
        code = self.children[name].returncode
        by_itself = not self.asked_to_end
        if by_itself:
            sys.stderr.write(f"{name} 进程意外结束（{code}），其余进程随之结束。\n")
        self.tell(signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        for child in self.children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        return (code or 1) if by_itself else 0


def is_free(host: str, port: int) -> bool:
    """Whether nobody serves there yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host: str, port: int) -> bool:
    """Whether a page comes back, whatever it says. That the port is open tells little: gunicorn opens it first."""
    with suppress(OSError, HTTPException), closing(HTTPConnection(host, port, timeout=FIRST_PAGE)) as asked:
        asked.request("GET", "/")
        asked.getresponse().read()
        return True
    return False


def wait_until_open(family: Family, host: str, port: int) -> bool:
    """Whether the server answers; no sooner than it does, and never if a child has ended."""
    while all(child.poll() is None for child in family.children.values()):
        if answers(host, port):
            return True
        time.sleep(0.2)
    return False


def beside(bind: str) -> str:
    """The address one port further."""
    host, _, port = bind.rpartition(":")
    return f"{host}:{int(port) + 1}"


def commands(bind: str, workers: int, events: str = ELSEWHERE) -> dict[str, list[str]]:
    """What the parent starts. With no worker here, at least one must run elsewhere (`manage.py work`); `events` is the
    address of the screens' events."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
    names = ["worker"] if workers == 1 else [f"worker-{number}" for number in range(1, workers + 1)]
    found = {"web": [*WEB, "--bind", bind]} | dict.fromkeys(names, WORKER)
    if events != ELSEWHERE:
        os.environ["YICHUANG_EVENTS_BIND"] = events  # pages of a demo say where to listen
        found["events"] = [*EVENTS, "--bind", events]
    return found
