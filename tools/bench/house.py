"""A house for a bench: a folder of its own, the district loaded, a web server, and a worker when asked for."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(var: str, database: str) -> dict[str, str]:
    return os.environ | {
        "YICHUANG_VAR": var,
        "YICHUANG_DATABASE_URL": database,
        "YICHUANG_API_RATE": "10000000/m",
        "YICHUANG_DEMO_PASSWORD": "bench-password-1",
        "DJANGO_SETTINGS_MODULE": "yichuang.config.settings",
        "PYTHONPATH": str(ROOT),
    }


def asked(env: dict, words: str) -> dict:
    """What a piece of program says, run beside the house: its last line is JSON."""
    done = subprocess.run(
        [sys.executable, "-c", words], env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


@contextmanager
def answering(env: dict, words: str) -> Iterator[Callable[[], str]]:
    """A piece of program that answers each line it is given with one of its own, started once: what is asked within a
    measured time must not pay for a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", words], env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def answer() -> str:
            process.stdin.write("\n")
            process.stdin.flush()
            if not (said := process.stdout.readline()):
                raise RuntimeError("it ended without an answer")
            return said.strip()

        yield answer
        process.stdin.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *map(int, children)]


@contextmanager
def built(database: str) -> Iterator[dict]:
    """The environment of a fresh house with the district in it."""
    with tempfile.TemporaryDirectory(prefix="yichuang-bench-") as var:
        env = environment(var, database)
        subprocess.run([sys.executable, "manage.py", "prepare"], env=env, cwd=ROOT, check=True, capture_output=True)
        yield env


@contextmanager
def serving(env: dict) -> Iterator[tuple[int, list[int]]]:
    """The web server alone, as it is installed: its port and its processes."""
    port = free_port()
    words = [sys.executable, "-m", "gunicorn", "--config", "python:yichuang.config.web", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(words, env=env, cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not answers(port):
            time.sleep(0.2)
        yield port, family(server.pid)
    finally:
        server.terminate()
        server.wait(30)


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/api/v1/items")
        return bool(connection.getresponse().read())
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def working(env: dict) -> Iterator[int]:
    worker = subprocess.Popen([sys.executable, "-m", "django", "work"], env=env, cwd=ROOT)
    try:
        yield worker.pid
    finally:
        worker.terminate()
        worker.wait(60)
