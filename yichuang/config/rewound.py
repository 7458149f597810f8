"""After the database itself was taken back to an earlier minute: what lies beside it in `var/` follows it there.

The outside journal still names seals the database no longer knows; the next ones take their numbers again, so those
are laid beside it. Of the files a few may be gone that the database speaks of again: they come from the copies.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from yichuang.config import backup
from yichuang.kernel import blobs, seals
from yichuang.kernel.models import StoredFile


def lay_seals_aside() -> list[int]:
    """The numbers of the outside seals that were made after the minute; they lie beside the journal from now on."""
    path = seals.journal()
    return backup.lay_aside_later(path.read_text().splitlines(keepends=True)) if path.exists() else []


def lost_files() -> Iterator[str]:
    """The digest of every file the database speaks of that does not lie in its place."""
    digests = StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    return (digest for digest in digests.iterator(2000) if not blobs.path_of(digest).exists())


def bring_back(digest: str, copies: Path | None) -> bool:
    """Take a lost file from the folder the backups are in; whether it was there."""
    if copies is None or not (kept := copies / "files" / digest[:2] / digest).exists():
        return False
    backup.copy_file(kept, blobs.path_of(digest))
    return True


def load_the_district_again() -> None:
    """The next `prepare` compares the district with what the database now holds."""
    (settings.VAR / "district-loaded").unlink(missing_ok=True)
