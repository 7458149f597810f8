"""What the tests need of the machine: a Chromium, Chinese fonts, PostgreSQL's programs, a newer Python.

Each is looked for first; where it is missing, root on a Debian installs it, and anybody else is told what to install.
"""

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from ctypes.util import find_library
from pathlib import Path

OLDEST_POSTGRESQL = 15
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Quiet, and with no call home: a bureau's test machine may have no way out at all.
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


class Missing(Exception):  # noqa: N818 - it is a state of the machine, not an error of the program
    """Something is not here and could not be installed; the message says what to do."""


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> None:
    """Debian packages, where we may."""
    wish = " ".join(packages)
    if not (is_root() and shutil.which("apt-get")):
        raise Missing(f"please install {wish}")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", *words], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Missing(f"apt-get could not install {wish}: {done.stderr.strip().splitlines()[-1:]}")


def chromium() -> str | None:
    """The browser the journeys run in: $YICHUANG_CHROMIUM, or one on the path."""
    return os.environ.get("YICHUANG_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def chromium_flags() -> list[str]:
    """As root Chromium starts only without its sandbox; otherwise it keeps it."""
    return [*CHROMIUM_FLAGS, "--no-sandbox"] if is_root() else CHROMIUM_FLAGS


def draws_chinese() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and subprocess.run([lister, ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


def need_browser() -> None:
    if chromium() is None:
        install("chromium", "fonts-noto-cjk")
    if not draws_chinese():
        install("fontconfig", "fonts-noto-cjk")
    if sys.platform == "linux" and not find_library("atomic"):  # Playwright's own driver cannot start without it
        install("libatomic1")


def postgresql_programs() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL that is new enough."""
    folders = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    complete = [folder for folder in folders if (folder / "pg_ctl").exists() and (folder / "initdb").exists()]
    newest = max(complete, key=postgresql_version, default=None)
    return newest if newest and postgresql_version(newest) >= OLDEST_POSTGRESQL else None


def postgresql_version(folder: Path) -> int:
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)(\.\d+)?", said)
    return int(found[1]) if found else 0


def need_postgresql() -> Path:
    if postgresql_programs() is None:
        install("postgresql")
    found = postgresql_programs()
    if found is None:
        raise Missing(f"please install PostgreSQL {OLDEST_POSTGRESQL} or newer")
    return found


SOFT_TOKENS = (  # where Debian, Fedora and Homebrew put SoftHSM
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)


def soft_token() -> Path | None:
    """The module of a seal device in software."""
    return next((Path(path) for path in SOFT_TOKENS if Path(path).exists()), None)


def need_unit_checker() -> None:
    """systemd's own reader of units. Where it can neither be found nor installed, the one test that asks it is skipped
    and counted as that."""
    if sys.platform == "linux" and shutil.which("systemd-analyze") is None:
        with suppress(Missing):
            install("systemd")


def need_soft_token() -> Path:
    if soft_token() is None:
        install("softhsm2")
    found = soft_token()
    if found is None:
        raise Missing("please install SoftHSM 2")
    return found


def newest_python(than: tuple[int, int]) -> Path:
    """The newest CPython on this machine, if it is newer than the one the product is run with."""
    names = [f"python3.{minor}" for minor in range(than[1] + 1, than[1] + 10)]
    found = [Path(path) for name in names if (path := shutil.which(name))]
    found += Path.home().glob(".pyenv/versions/3.*/bin/python3")
    newest = max(found, key=python_version, default=None)
    if newest is None or python_version(newest) <= than:
        raise Missing(f"there is no Python newer than {than[0]}.{than[1]} here")
    return newest


def python_version(program: Path) -> tuple[int, int]:
    words = [program, "-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    return tuple(map(int, said.stdout.split())) if said.returncode == 0 else (0, 0)
