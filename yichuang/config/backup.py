"""Copies to fall back on: the database as of one moment, the files it speaks of, the outside seals of its ledger.

    FOLDER/files/…                      encrypted blobs by digest, shared by all copies; each is copied once, and once
                                        more when its key was rotated
    FOLDER/2026-11-25T033400Z/          one copy: database.sqlite3 or database.dump, seals.jsonl, backup.json

Keys are never copied: who finds a backup can read no personal data in its files. Files are copied after the database,
so that every file the copy of the database speaks of is there.
"""

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.db import connection
from django.utils import timezone

from yichuang.kernel import room
from yichuang.kernel.models import LedgerSeal

SEALS = "seals.jsonl"
LATER = "seals-after-backup.jsonl"


class NoBackup(Exception):  # noqa: N818 - it says what there is not
    """No copy was made, or none was put back; the message says why, and nothing was changed."""


@dataclass(frozen=True)
class Backup:
    """What one copy holds."""

    made_at: str
    database: str  # the name of its file
    sha256: str
    files: int  # blobs there were


def take(folder: Path) -> Path:
    """Make a copy now; it has its name only when it is whole."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made_at = timezone.now()
    coming = Path(mkdtemp(dir=folder, prefix=".coming-"))
    try:
        database = dump(coming)
        journal = settings.LEDGER_ROOT / SEALS
        if journal.exists():
            shutil.copy2(journal, coming / SEALS)
        files = copy_files(Path(settings.FILES_ROOT), folder / "files")
        told = Backup(made_at.isoformat(), database.name, digest_of(database), files)
        (coming / "backup.json").write_text(json.dumps(asdict(told), indent=2) + "\n")
        return coming.rename(folder / f"{made_at:%Y-%m-%dT%H%M%SZ}")
    except BaseException as failure:
        shutil.rmtree(coming, ignore_errors=True)
        if room.is_full(failure):
            raise NoBackup(
                f"there is no room left in {folder}: remove older copies or take a larger disk"
            ) from failure
        raise


def dump(into: Path) -> Path:
    """The whole database as it stands at one moment, while people go on working."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(into / "database.sqlite3")) as copy:
            connection.connection.backup(copy)
        return into / "database.sqlite3"
    run("pg_dump", "--format=custom", "--no-owner", f"--file={into / 'database.dump'}", name())
    return into / "database.dump"


def put_back(copy: Path) -> Backup:
    """Put a copy into an installation that holds nothing yet. Refuses one that holds something, and a damaged copy."""
    told = Backup(**json.loads((copy / "backup.json").read_text()))
    database = copy / told.database
    if digest_of(database) != told.sha256:
        raise NoBackup(f"{database} was altered since it was made: take another copy")
    refuse_to_overwrite(database)
    load(database)
    copy_files(copy.parent / "files", Path(settings.FILES_ROOT))
    put_back_seals(copy / SEALS)
    return told


def refuse_to_overwrite(database: Path) -> None:
    ours = "sqlite" if database.suffix == ".sqlite3" else "postgresql"
    if connection.vendor != ours:
        raise NoBackup(f"this copy is of {ours}, and YICHUANG_DATABASE_URL names a {connection.vendor} database")
    if connection.introspection.table_names():
        raise NoBackup("the database holds tables already: give an empty one, or put it aside first")
    if (settings.LEDGER_ROOT / SEALS).exists():
        raise NoBackup(f"{settings.LEDGER_ROOT} holds seals already: put them aside first")


def load(database: Path) -> None:
    if connection.vendor == "sqlite":
        connection.close()
        shutil.copyfile(database, settings.DATABASES["default"]["NAME"])
    else:
        run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name()}", str(database))


def put_back_seals(journal: Path) -> None:
    """The outside seals up to the moment of the copy; those made while it was being taken are laid beside them."""
    if journal.exists():
        lay_aside_later(journal.read_text().splitlines(keepends=True))


def lay_aside_later(lines: list[str]) -> list[int]:
    """Keep, of these lines of a journal, those the database knows of as the journal, the others beside it; the numbers
    of the latter. Seals to come take these numbers again."""
    last = LedgerSeal.objects.order_by("seq").values_list("seq", flat=True).last() or 0
    numbers = [json.loads(line)["seq"] for line in lines]
    known = [line for line, seq in zip(lines, numbers, strict=True) if seq <= last]
    later = [line for line, seq in zip(lines, numbers, strict=True) if seq > last]
    settings.LEDGER_ROOT.mkdir(parents=True, exist_ok=True)
    if later:
        with (settings.LEDGER_ROOT / LATER).open("a") as beside:
            beside.write("".join(later))
    if known or later:
        coming = settings.LEDGER_ROOT / f".{SEALS}"
        coming.write_text("".join(known))
        coming.replace(settings.LEDGER_ROOT / SEALS)
    return [seq for seq in numbers if seq > last]


def copy_files(source: Path, target: Path) -> int:
    """Every blob that is not there yet, or was written again since; how many there are. A blob is named by its
    content, which never changes, but its key may: a copy made after a rotation must open without the older secret."""
    count = 0
    for blob in source.glob("[0-9a-f][0-9a-f]/*"):
        count += 1
        place = target / blob.parent.name / blob.name
        if not place.exists() or place.stat().st_mtime_ns < blob.stat().st_mtime_ns:
            copy_file(blob, place)
    return count


def copy_file(blob: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    coming = place.with_name(f".{place.name}")
    shutil.copy2(blob, coming)
    coming.replace(place)


def keep_newest(folder: Path, count: int) -> list[Path]:
    """Remove all copies but the newest; their files stay, since later copies speak of them too."""
    old = sorted(path for path in folder.glob("20*Z") if path.is_dir())[:-count]
    for copy in old:
        shutil.rmtree(copy)
    return old


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def name() -> str:
    return connection.settings_dict["NAME"]


def run(program: str, *words: str) -> None:
    """One of PostgreSQL's programs on our database; the password goes by the environment, not by the command line."""
    ours = connection.settings_dict
    told = {"PGHOST": ours["HOST"], "PGPORT": ours["PORT"], "PGUSER": ours["USER"], "PGPASSWORD": ours["PASSWORD"]}
    env = os.environ | {key: str(value) for key, value in told.items() if value}
    try:
        subprocess.run([program, *words], env=env, check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError:
        raise NoBackup(f"{program} is not on this machine: install PostgreSQL's client programs") from None
    except subprocess.CalledProcessError as why:
        if why.returncode == -signal.SIGXFSZ or os.strerror(errno.ENOSPC) in why.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from why
        raise NoBackup(f"{program}: {why.stderr.strip()}") from None
