"""Verify the whole ledger: read every line once, say everything that is wrong with it."""

import json
from collections.abc import Iterator

from django.apps import apps

from yichuang.kernel import ledger, seals
from yichuang.kernel.models import LedgerEntry, LedgerHead, LedgerSeal, Thing


def faults() -> Iterator[str]:
    """Each fault as a sentence; nothing when the ledger is whole. Memory grows with things, not with lines."""
    last: dict[str, tuple[int, str]] = {}
    sealed = dict(sealed_entries())
    for entry in LedgerEntry.objects.order_by("thing", "seq").iterator(2000):
        yield from faults_of(entry, last.get(entry.thing, (0, "")))
        last[entry.thing] = (entry.seq, entry.digest)
        if (expected := sealed.get((entry.thing, entry.seq))) is not None:
            del sealed[entry.thing, entry.seq]
            if expected != entry.digest:
                yield f"{entry.thing} line {entry.seq} is not the line that was sealed"
    yield from (f"{thing} line {seq} was sealed and is gone" for thing, seq in sealed)
    yield from faults_of_heads(last)
    yield from faults_of_things(last)
    yield from faults_of_seals()


def faults_of(entry: LedgerEntry, before: tuple[int, str]) -> Iterator[str]:
    seq, digest = before
    if entry.seq != seq + 1:
        yield f"{entry.thing} lines {seq + 1} to {entry.seq - 1} are missing"
    elif entry.before != digest:
        yield f"{entry.thing} line {entry.seq} does not follow line {seq}"
    if ledger.digest_of(entry) != entry.digest:
        yield f"{entry.thing} line {entry.seq} was altered"


def faults_of_heads(last: dict) -> Iterator[str]:
    heads = {}
    for head in LedgerHead.objects.iterator(2000):
        heads[head.thing] = (head.seq, head.digest)
        if head.proof != ledger.proof_of(head.thing, head.seq, head.digest):
            yield f"{head.thing}: its head was forged"
    for thing, head in heads.items():
        if thing not in last:
            yield f"{thing}: all its lines are gone"
        elif last[thing] != head:
            yield f"{thing} ends at line {last[thing][0]}, its head says line {head[0]}"
    yield from (f"{thing} has lines but no head" for thing in last.keys() - heads.keys())


def faults_of_things(last: dict) -> Iterator[str]:
    """Things whose table and whose ledger disagree on whether they exist. A state is checked against the last line."""
    for model in apps.get_models():
        if not issubclass(model, Thing):
            continue
        prefix = f"{model._meta.model_name}:"  # noqa: SLF001
        known = dict(model._base_manager.values_list("number", "state").iterator(2000))  # noqa: SLF001
        yield from (f"{prefix}{number} has no ledger" for number in known if prefix + number not in last)
        gone = (thing for thing in last if thing.startswith(prefix) and thing.removeprefix(prefix) not in known)
        yield from (f"{thing} is in the ledger but not in its table" for thing in gone)
        yield from faults_of_states(prefix, known)


def faults_of_states(prefix: str, known: dict[str, str]) -> Iterator[str]:
    heads = LedgerHead.objects.filter(thing__startswith=prefix).values_list("thing", "seq")
    latest = LedgerEntry.objects.filter(thing__startswith=prefix).order_by("thing", "seq")
    states = dict(latest.values_list("thing", "to").iterator(2000))
    for thing, _seq in heads:
        number = thing.removeprefix(prefix)
        if number in known and thing in states and states[thing] != known[number]:
            yield f"{thing} stands at {known[number]}, its last line says {states[thing]}"


def sealed_entries() -> Iterator[tuple[tuple[str, int], str]]:
    for found in LedgerSeal.objects.order_by("seq").iterator(100):
        for thing, (seq, digest) in found.things.items():
            yield (thing, seq), digest


def faults_of_seals() -> Iterator[str]:
    before, seq, roots = "", 0, {}
    for found in LedgerSeal.objects.order_by("seq").iterator(100):
        if found.seq != seq + 1 or found.before != before:
            yield f"seal {found.seq} does not follow seal {seq}"
        if not seals.holds(found):
            yield f"seal {found.seq} was altered"
        seq, before = found.seq, found.root
        roots[found.seq] = found.root
    path = seals.journal()
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else (), start=1):
        try:
            outside = json.loads(line)
        except ValueError:
            yield f"line {number} of the journal outside the database cannot be read"
            continue
        if roots.get(outside["seq"]) != outside["root"]:
            yield f"seal {outside['seq']} outside the database is not the one inside"
