"""The family of processes: one ends, all end."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from yichuang.config.serve import Family, answers, beside, commands, is_free, wait_until_open

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILS = [sys.executable, "-c", "import sys; sys.exit(7)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)",
]


def all_ended(family: Family) -> bool:
    return all(child.poll() is not None for child in family.children.values())


def test_live_ends_the_others_when_one_fails_and_exits_with_its_code(capsys):
    family = Family({"web": SLEEPS, "worker": FAILS})

    assert family.live() == 7
    assert all_ended(family)
    assert capsys.readouterr().err == "worker 进程意外结束（7），其余进程随之结束。\n"


def test_live_ends_by_force_what_does_not_listen():
    family = Family({"web": STUBBORN, "worker": FAILS}, grace=0.5)

    assert family.live() == 7
    assert all_ended(family)


def test_a_signal_ends_all_and_counts_as_a_good_end():
    family = Family({"web": SLEEPS, "worker": SLEEPS})
    threading.Timer(0.3, family.end).start()

    assert family.live() == 0
    assert [child.returncode for child in family.children.values()] == [-signal.SIGTERM] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_children_end_even_when_the_parent_is_killed(tmp_path):
    noted = tmp_path / "child"
    program = (
        "import sys; from pathlib import Path; from yichuang.config.serve import Family\n"
        "family = Family({'one': [sys.executable, '-c', 'import time; time.sleep(60)']})\n"
        f"Path({str(noted)!r}).write_text(str(family.children['one'].pid)); family.live()"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    until(lambda: noted.exists() and noted.read_text())

    parent.kill()
    parent.wait()

    until(lambda: not alive(int(noted.read_text())))


def alive(pid: int) -> bool:
    """Whether it still runs; one that has ended and waits for its new parent to notice does not."""
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(true, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_an_address_somebody_serves_on_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert not is_free("127.0.0.1", port)

    assert is_free("127.0.0.1", port)


def test_an_open_port_alone_is_no_answer(monkeypatch):
    monkeypatch.setattr("yichuang.config.serve.FIRST_PAGE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not answers("127.0.0.1", silent.getsockname()[1])


def test_a_page_that_says_no_is_an_answer_too():
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            assert answers("127.0.0.1", server.server_port)
        finally:
            server.shutdown()


def test_nobody_waits_for_a_server_that_has_ended():
    family = Family({"web": FAILS})

    assert not wait_until_open(family, "127.0.0.1", 1)
    assert family.live() == 7


@pytest.mark.parametrize(
    ("workers", "children"), [(0, ["web"]), (1, ["web", "worker"]), (2, ["web", "worker-1", "worker-2"])]
)
def test_there_are_as_many_workers_as_wished(workers, children):
    assert list(commands("127.0.0.1:8000", workers)) == children


def test_the_events_are_a_child_of_their_own_and_pages_are_told_where(monkeypatch):
    monkeypatch.delenv("YICHUANG_EVENTS_BIND", raising=False)

    found = commands("127.0.0.1:8000", 1, beside("127.0.0.1:8000"))

    assert list(found) == ["web", "worker", "events"]
    assert found["events"][-2:] == ["--bind", "127.0.0.1:8001"]
    assert os.environ["YICHUANG_EVENTS_BIND"] == "127.0.0.1:8001"


def test_requests_for_another_host_are_written_nowhere():
    """Also our own first question at a start is one; a logger without any handler would write to the console."""
    logger = logging.getLogger("django.security.DisallowedHost")

    assert logger.hasHandlers()
    assert not logger.propagate
