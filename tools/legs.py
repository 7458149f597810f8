"""Run the tests in legs: the same suite on each database, the journeys in a browser, all of it on the newest Python.

Ends with one line a leg, ran or not run and why, and fails when a test failed. With --require-all a leg that did not
run is a failure too (except the newest Python, which a machine need not have).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import machine, postgresql

ROOT = Path(__file__).resolve().parents[1]
NOTHING_COLLECTED = 5  # pytest's exit code
OPTIONAL = {"newest"}


@dataclass
class Outcome:
    leg: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    why: str = ""

    def __str__(self):
        if self.why:
            return f"{self.leg}: not run, {self.why}"
        more = [f"{count} {word}" for word, count in (("failed", self.failed), ("skipped", self.skipped)) if count]
        return f"{self.leg}: " + ", ".join(["ran", f"{self.passed} passed", *more])


@dataclass
class Run:
    """One run of legs: what they share is set up once, and taken down at the end."""

    words: list[str]
    outcomes: list[Outcome] = field(default_factory=list)
    open: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def postgresql(self) -> str:
        return self.open.enter_context(postgresql.temporary())

    @cached_property
    def newest(self) -> str:
        """An interpreter with requirements-newest.lock, in a folder of its own."""
        home, lock = ROOT / ".venv-newest", ROOT / "requirements-newest.lock"
        python, done = home / "bin" / "python", home / ".installed-from"
        if not done.exists() or done.read_bytes() != lock.read_bytes():
            newest = machine.newest_python(sys.version_info[:2])
            subprocess.run([newest, "-m", "venv", "--clear", home], check=True)
            pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
            subprocess.run([*pip, "-r", lock], check=True)
            done.write_bytes(lock.read_bytes())
        return str(python)

    def take(self, leg: str) -> None:
        print(f"\n── {leg} " + "─" * max(0, 70 - len(leg)), flush=True)
        try:
            outcome = LEGS[leg](self)
        except (machine.Missing, subprocess.CalledProcessError) as why:
            outcome = Outcome(leg, why=str(why))
        self.outcomes.append(outcome)

    def pytest(self, leg: str, *words: str, python: str = sys.executable, database: str = "") -> Outcome:
        machine.need_soft_token()
        machine.need_unit_checker()
        with tempfile.TemporaryDirectory(prefix="yichuang-leg-") as folder:
            report = Path(folder) / "report.xml"
            cores = str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
            command = [python, "-m", "pytest", "-n", cores, f"--junit-xml={report}", *words, *self.words]
            code = subprocess.run(
                command, cwd=ROOT, env=os.environ | {"YICHUANG_DATABASE_URL": database}, check=False
            ).returncode
            return counted(leg, code, report)


def counted(leg: str, code: int, report: Path) -> Outcome:
    """What pytest's report says; a run that ended badly without a failed test in it counts as one failure."""
    if code == NOTHING_COLLECTED:
        return Outcome(leg, why="no test was selected")
    if not report.exists():
        return Outcome(leg, failed=1)
    suite = next(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314  written by our own run a moment ago
    total, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    return Outcome(leg, total - failed - skipped, failed or int(code != 0), skipped)


# A file's tests stay with one worker, which then makes once what they share. Browser legs are mostly one long file.
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")
IN_BROWSER = ("tests/journeys", "tests/pages", "tests/screens")  # where they all stand (conftest.py sees to it)
# Tables straight from the models: `make check` says that they are what the migrations make, the other legs that the
# migrations run. None of ours does more than make tables.
FROM_MODELS = "--no-migrations"


def sqlite(run: Run) -> Outcome:
    return run.pytest("sqlite", "-m", "not browser", *BY_FILE)


def on_postgresql(run: Run) -> Outcome:
    """What asks the database; the rest has been proven on SQLite, where it did not ask either, and so has what a page
    looks like."""
    wanted = "database and not browser and not sqlite_only and not any_database and not looks"
    return run.pytest("postgresql", "-m", wanted, *BY_FILE, database=run.postgresql)


def browser_on_sqlite(run: Run) -> Outcome:
    machine.need_browser()
    return run.pytest("browser-sqlite", "-m", "browser", FROM_MODELS, *IN_BROWSER)


def browser_on_postgresql(run: Run) -> Outcome:
    """Journeys; what a page looks like has been seen on SQLite."""
    machine.need_browser()
    wanted = "browser and not looks"
    return run.pytest("browser-postgresql", "-m", wanted, FROM_MODELS, *IN_BROWSER, database=run.postgresql)


def on_newest(run: Run) -> Outcome:
    """Here a warning of what a later Django drops is a notice, not a failure."""
    wanted = "not browser and not any_python and not looks"
    return run.pytest("newest", "-m", wanted, "-W", "default", *BY_FILE, python=run.newest)


LEGS = {
    "sqlite": sqlite,
    "postgresql": on_postgresql,
    "browser-sqlite": browser_on_sqlite,
    "browser-postgresql": browser_on_postgresql,
    "newest": on_newest,
}


def main() -> int:
    asks = argparse.ArgumentParser(prog="make test", description=__doc__)
    asks.add_argument("legs", nargs="*", help=f"which legs, all if none is named: {', '.join(LEGS)}")
    asks.add_argument("--require-all", action="store_true", help="fail when a leg did not run")
    asks.add_argument("--pytest", default="", help="more words for pytest, as one text")
    asked = asks.parse_args()
    if unknown := set(asked.legs) - set(LEGS):
        asks.error(f"unknown legs: {', '.join(sorted(unknown))}")
    run = Run(asked.pytest.split())
    with run.open:
        for leg in asked.legs or LEGS:
            run.take(leg)
    print("\n── legs " + "─" * 66)
    print(*run.outcomes, sep="\n")
    passed, failed = (sum(getattr(outcome, word) for outcome in run.outcomes) for word in ("passed", "failed"))
    print(f"\n{passed} passed, {failed} failed")
    not_run = [outcome for outcome in run.outcomes if outcome.why and outcome.leg not in OPTIONAL]
    return int(failed > 0 or passed == 0 or (asked.require_all and bool(not_run)))


if __name__ == "__main__":
    sys.exit(main())
