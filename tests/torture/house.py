"""The house under torture: a real web server and a real worker, killed without a word and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds until a started server must answer, on a machine that does other things too


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class House:
    """`database` is the name of the database to serve; the log of both processes goes to `log`."""

    database: str
    var: Path
    log: Path
    url: str = ""
    port: int = field(default_factory=free_port)
    running: dict[str, int] = field(default_factory=dict)

    def __enter__(self):
        env = os.environ | {
            "YICHUANG_VAR": str(self.var),
            "YICHUANG_FILES": str(self.var / "files"),
            "YICHUANG_LEDGER": str(self.var / "ledger"),
            "YICHUANG_DATABASE_URL": self.url,
            "YICHUANG_TORTURE_DATABASE": self.database,
            "YICHUANG_WEB_PROCESSES": "1",
            "YICHUANG_WEB_THREADS": "4",
        }
        with self.log.open("a") as log:
            self.nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.torture.nursery", str(self.port)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT, env=env,
            )  # fmt: skip
        assert self.nursery.stdout.readline() == "ready\n", self.log.read_text()
        return self

    def __exit__(self, *_):
        for name in list(self.running):
            self.kill(name)
        self.nursery.stdin.close()
        self.nursery.wait(10)
        self.nursery.stdout.close()

    def start(self, name: str) -> None:
        self.nursery.stdin.write(f"{name}\n")
        self.nursery.stdin.flush()
        self.running[name] = int(self.nursery.stdout.readline())

    def kill(self, name: str) -> None:
        """kill -9 of all the processes behind `name`; returns when the last of them is gone."""
        group = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        deadline = time.monotonic() + 10
        with suppress(ProcessLookupError):
            while time.monotonic() < deadline:
                os.killpg(group, 0)
                time.sleep(0.01)

    def wait_until_open(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError, HTTPException):
                asked = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                asked.request("GET", "/api/v1/workdays/due?start=2026-03-02&days=1")
                asked.getresponse().read()
                asked.close()
                return
            time.sleep(0.05)
        raise AssertionError(f"the server does not answer: {self.log.read_text()[-2000:]}")
