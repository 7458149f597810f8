"""A disk that really is full: a small file system of its own where one may be mounted, and everywhere a process that
may write no further byte to any file."""

import resource
import sqlite3
import subprocess
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

SIZE = "32m"
BLOCK = b"\0" * 4096


class Mounted:
    """A file system in memory of SIZE, filled to the last block with ballast."""

    holds_the_database = False  # unless `database_on`

    def __init__(self, root: Path):
        self.root = root
        self.ballast = root / "ballast"

    def __enter__(self):
        mount(self.root)
        return self

    def __exit__(self, *_):
        self.free()
        subprocess.run(["umount", "--lazy", str(self.root)], check=True)

    def fill(self) -> None:
        with suppress(OSError), self.ballast.open("wb", buffering=0) as file:
            while file.write(BLOCK):
                pass

    def free(self) -> None:
        self.ballast.unlink(missing_ok=True)


BEFORE = resource.getrlimit(resource.RLIMIT_FSIZE)


def lift_limit() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, BEFORE)


class Limited:
    """Any folder, and this process forbidden to make a file any longer (RLIMIT_FSIZE), that of a SQLite included."""

    holds_the_database = connection.vendor == "sqlite"

    def __init__(self, root: Path):
        self.root = root

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.free()

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, BEFORE[1]))

    def free(self) -> None:
        lift_limit()


def mount(root: Path) -> None:
    how = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "small-disk", str(root)]
    subprocess.run(how, check=True, capture_output=True)


def may_mount() -> bool:
    with TemporaryDirectory() as place, suppress(OSError, subprocess.CalledProcessError):
        mount(Path(place))
        subprocess.run(["umount", place], check=True)
        return True
    return False


def ways() -> list:
    return [Limited, *([Mounted] if may_mount() else [])]


@contextmanager
def database_on(disk):
    """The test's SQLite as a copy on the small disk, nothing of it waiting in the log beside it."""
    place, home = disk.root / "yichuang.sqlite3", connection.settings_dict["NAME"]
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as copy:
        connection.connection.backup(copy)
    connection.close()
    connection.settings_dict["NAME"] = str(place)
    try:
        yield
    finally:
        disk.free()
        connection.close()
        connection.settings_dict["NAME"] = home


def settle() -> None:
    """Bring SQLite's log into its file and cut it off: what is written next needs room."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
