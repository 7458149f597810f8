"""What waits for somebody's yes: under an id, encrypted, for an hour, for the account it came from. Then gone."""

import json
from pathlib import Path
from time import time
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from django.conf import settings

from yichuang.kernel import vault

AN_HOUR = 3600


def folder() -> Path:
    return Path(settings.FILES_ROOT) / "waiting"


def keep(owner: str, what) -> str:
    """Keep anything JSON knows for this account; the answer is the id it is asked for by."""
    sweep()
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    key = str(uuid4())
    text = json.dumps({"owner": owner, "at": int(time()), "what": what}, ensure_ascii=False)
    place = folder() / key
    coming = place.with_suffix(".coming")
    coming.write_bytes(vault.encrypt(text))
    coming.replace(place)  # whole or not at all
    return key


def look(key: str, owner: str):
    """What was kept under this id, or None: not this account's, older than an hour, or never there."""
    try:
        kept = json.loads(vault.decrypt((folder() / str(UUID(key))).read_bytes()))
    except (ValueError, OSError, InvalidTag, KeyError):
        return None
    return kept["what"] if kept["owner"] == owner and time() - kept["at"] <= AN_HOUR else None


def sweep() -> None:
    """Remove what nobody said yes to within the hour."""
    for each in folder().glob("*"):
        if time() - each.stat().st_mtime > AN_HOUR:
            each.unlink(missing_ok=True)
