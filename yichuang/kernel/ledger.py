"""The ledger: who did what to which thing, when, and by which article.

Each entry carries the keyed digest of itself and of the entry before it for the same thing; the head of each thing
says which entry is the last; seals, signed and also written outside the database, cover every head that moved.
`verify` therefore finds a line that was altered, swapped, inserted or removed, the first and the last included, and a
thing whose lines are all gone. Personal data never enters: numbers and digests only.
"""

import hmac
import json
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.utils import timezone

from yichuang.kernel.models import LedgerEntry, LedgerHead, Thing
from yichuang.kernel.vault import derived

FACTS = (
    "thing", "seq", "act", "frm", "to", "on", "account", "actor", "post", "body", "on_behalf",
    "held_by", "article", "document", "note", "facts", "before",
)  # fmt: skip


@cache
def key() -> bytes:
    return derived(settings.LEDGER_KEY, b"ledger digest")


def keyed(text: str) -> str:
    return hmac.new(key(), text.encode(), sha256).hexdigest()


def digest_of(entry: LedgerEntry) -> str:
    facts = {name: getattr(entry, name) for name in FACTS} | {"at": entry.at.timestamp()}
    return keyed(json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str))


def proof_of(thing: str, seq: int, digest: str) -> str:
    return keyed(f"head|{thing}|{seq}|{digest}")


def of(thing: Thing):
    """The entries of a thing, oldest first."""
    return LedgerEntry.objects.filter(thing=thing.thing).order_by("seq")


def last(thing: Thing) -> LedgerEntry | None:
    return of(thing).last()


def newest() -> int:
    """The place of the last line of all: it has grown when anything was done anywhere. Lines of transactions that end
    in another order than they began in may be passed over."""
    return LedgerEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


REACH = 200_000  # lines looked through for what somebody did: no index stands for that question alone


def lines(*, thing: str = "", account: str = "", before: int = 0):
    """The lines of the whole house, the newest first, of things of this number or done by this account; what stands
    before the line of this key. By account only the last REACH lines are looked through."""
    found = LedgerEntry.objects.order_by("-pk")
    if thing:
        names = LedgerHead.objects.filter(number=thing).values_list("thing", flat=True)
        found = found.filter(thing__in=list(names))
    elif account:
        found = found.filter(pk__gt=newest() - REACH)
    found = found.filter(account=account) if account else found
    return found.filter(pk__lt=before) if before else found


def enter(thing: Thing, *, first: bool = False, **what) -> LedgerEntry:
    """Add the next line. The caller holds the lock of the thing, so that lines of one thing never cross; `first` says
    that the thing was made just now and can have no line yet (if it has one all the same, the database refuses)."""
    heads = LedgerHead.objects.filter(thing=thing.thing)
    head = None if first else (thing.in_hand and thing.last_line) or heads.values_list("seq", "digest").first()
    seq, before = head or (0, "")
    entry = LedgerEntry(
        thing=thing.thing, seq=seq + 1, at=timezone.now(), held_by=thing.held_by, before=before, **what
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    moved = {
        "seq": entry.seq,
        "digest": entry.digest,
        "at": entry.at,
        "proof": proof_of(entry.thing, entry.seq, entry.digest),
    }
    if head:
        heads.update(**moved)
    else:
        kind, number = entry.thing.split(":", 1)
        LedgerHead(thing=entry.thing, kind=kind, number=number, **moved).save(force_insert=True)
    thing.last_line = entry.seq, entry.digest
    return entry
