"""Seals over the ledger: signed roots of every head that moved, in the database and outside it."""

import fcntl
import json
import os
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yichuang.kernel.models import LedgerHead, LedgerSeal
from yichuang.kernel.vault import derived

TAIL = 4096  # bytes at the end of the journal that surely hold its last line


@cache
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived(settings.LEDGER_KEY, b"ledger seal"))


def root_of(seq: int, until: str, before: str, things: dict) -> str:
    return sha256(json.dumps([seq, until, before, things], sort_keys=True).encode()).hexdigest()


def journal():
    """The file outside the database that repeats every seal, one line each; keep it on another disk."""
    settings.LEDGER_ROOT.mkdir(parents=True, exist_ok=True)
    return settings.LEDGER_ROOT / "seals.jsonl"


def seal() -> LedgerSeal | None:
    """Seal what moved since the last seal, today's included; None where nothing moved."""
    with transaction.atomic():
        previous = LedgerSeal.objects.select_for_update().order_by("seq").last()
        moved = list(LedgerHead.objects.filter(sealed_seq__lt=F("seq")).order_by("thing"))
        if not moved:
            return None
        made = signed(previous, {head.thing: [head.seq, head.digest] for head in moved})
        made.save(force_insert=True)
        for head in moved:
            head.sealed_seq = head.seq
        LedgerHead.objects.bulk_update(moved, ["sealed_seq"], batch_size=500)
        transaction.on_commit(lambda: write_outside(made))
    return made


def signed(previous: LedgerSeal | None, things: dict) -> LedgerSeal:
    seq, before, until = (previous.seq + 1, previous.root, timezone.now()) if previous else (1, "", timezone.now())
    root = root_of(seq, until.isoformat(), before, things)
    return LedgerSeal(
        seq=seq, until=until, things=things, before=before, root=root, signature=key().sign(root.encode()).hex()
    )


def write_outside(made: LedgerSeal) -> None:
    """Bring the journal up to `made`, with whatever a kill or a full disk kept out of it before."""
    with journal().open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        written = last_written(file)
        for found in LedgerSeal.objects.filter(seq__gt=written, seq__lte=made.seq).order_by("seq").iterator(500):
            file.write(
                (json.dumps({"seq": found.seq, "root": found.root, "signature": found.signature}) + "\n").encode()
            )
        file.flush()
        os.fsync(file.fileno())


def last_written(file) -> int:
    """The number of the last whole line, 0 where there is none; a torn last line is cut off."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - TAIL))
    tail = file.read()
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        file.truncate(end - len(tail) + len(whole))
    lines = whole.splitlines()
    return json.loads(lines[-1])["seq"] if lines else 0


def holds(found: LedgerSeal) -> bool:
    """Whether a seal is what we signed."""
    root = root_of(found.seq, found.until.isoformat(), found.before, found.things)
    try:
        key().public_key().verify(bytes.fromhex(found.signature), root.encode())
    except (InvalidSignature, ValueError):
        return False
    return root == found.root
