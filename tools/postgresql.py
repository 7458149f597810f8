"""A PostgreSQL for the length of a test run: on a socket in a folder of its own, gone afterwards."""

import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tools import machine

# Nothing in it has to survive the run: it need not wait for the disk.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
LASTING = {
    "synchronous_commit": "on",
    "full_page_writes": "on",
}  # nobody pulls the plug: the disk need not be waited for


def ordinary_account() -> str | None:
    """PostgreSQL refuses to run as root: then it runs under this account."""
    if not machine.is_root():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise machine.Missing("root needs an ordinary account for PostgreSQL, and there is no postgres or nobody")


@dataclass
class Server:
    """One PostgreSQL with everything it writes under `home`."""

    home: Path
    programs: Path
    account: str | None

    @property
    def url(self) -> str:
        return f"postgresql://yichuang@/yichuang?host={quote(str(self.home), safe='')}"

    def run(self, program: str, *words: str) -> None:
        command = [self.programs / program, "--pgdata", self.home / "data", *words]
        done = subprocess.run(command, user=self.account, cwd=self.home, check=False, stdout=subprocess.DEVNULL)
        if done.returncode:
            log = self.home / "log"
            said = log.read_text().strip() if log.exists() else ""
            raise machine.Missing(f"PostgreSQL's {program} failed: {said}")

    def start(self, settings: dict[str, str]) -> None:
        self.run("initdb", "--username=yichuang", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self.run(
            "pg_ctl", "start", "--wait", "--log", str(self.home / "log"), "--options", f"-k {self.home} {options}"
        )

    def restart(self) -> None:
        """As if its processes had been killed: no goodbye to anybody, and what was committed comes from the log."""
        self.run("pg_ctl", "restart", "--wait", "--mode=immediate", "--log", str(self.home / "log"))


def at(home: Path) -> Server:
    """The server somebody started there."""
    return Server(home, machine.need_postgresql(), ordinary_account())


@contextmanager
def temporary(*, lasting: bool = False) -> Iterator[str]:
    """Start one, give its address, stop it and remove what it wrote. With `lasting`, what is committed survives
    the death of its processes."""
    home = Path(tempfile.mkdtemp(prefix="yichuang-pg-"))
    server = at(home)
    if server.account:
        shutil.chown(home, server.account)
    home.chmod(0o711)
    try:
        server.start(SETTINGS | (LASTING if lasting else {}))
        try:
            yield server.url
        finally:
            server.run("pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)
