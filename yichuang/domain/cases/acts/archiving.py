"""The archive: a package for each closed case, kept as long as its item demands, destroyed only by two persons."""

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

from django.db import transaction
from django.utils import timezone

from yichuang.domain.cases.acts import packing
from yichuang.domain.cases.models import Archive, Case, Supply
from yichuang.domain.cases.reads.archives import last_day, retention_of
from yichuang.domain.cases.states import ARCHIVES
from yichuang.kernel import documents, files, ledger, parcels
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.kinds import Kind
from yichuang.kernel.models import StoredFile

PARCEL = Kind("application/zip")
GONE = "（已按保管期限销毁）"


def archive(case: Case, *, by: Actor) -> Archive:
    """Put a closed case into a package and keep it (国令716 第11、12条). A case that moved on since is packed anew
    under its number; one that did not is left as it is."""
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        line = ledger.last(case).seq
        known = Archive.objects.filter(case=case).first()
        if known and known.line == line:
            return known
        if known:
            with ARCHIVES.step(known, "archive_again", by=by) as step:
                kept(step, line)
            return step.thing
        with ARCHIVES.step(opened(case), "archive", by=by) as step:
            kept(step, line)
    return step.thing


def opened(case: Case) -> Archive:
    """An archive not yet kept: its number is the case's, its period the item's on this day."""
    retention = retention_of(case)
    return Archive(
        number=case.number, case=case, line=0, archived_on=timezone.localdate(), retention=retention,
        keep_until=last_day(case.closed_on, retention),
    )  # fmt: skip


def kept(step, line: int) -> None:
    """Make the package and keep it in the place of an older one."""
    thing = step.thing
    thing.line, thing.archived_on = line, step.on
    if not thing.case.closed_on:
        return  # the condition of the row says so to the person
    older = thing.file
    with TemporaryFile() as out:
        thing.members = parcels.pack(packing.members_of(thing), out)
        out.seek(0)
        stored = files.put(files.pieces(out), PARCEL, f"{thing.number}.zip", "")
    thing.file, thing.sha256, thing.size = str(stored.pk), stored.sha256, stored.size
    step.facts |= {"case": thing.case.number, "sha256": stored.sha256, "line": line, "members": thing.members}
    discard(older)


def write_to(thing: Archive, folder: Path) -> Path:
    """The package as a file of its own, as it is handed to an archive (移交). Written whole or not at all."""
    stored = StoredFile.objects.get(pk=thing.file)
    place = folder / f"{thing.number}.zip"
    coming = place.with_suffix(".coming")
    with coming.open("wb") as out:
        for piece in files.chunks(stored):
            out.write(piece)
    coming.replace(place)
    return place


def propose_disposal(thing: Archive, *, by: Actor, reason: str) -> Archive:
    """Appraise (鉴定): the period is over and nothing speaks for keeping it longer. Somebody else has to agree."""
    with ARCHIVES.step(thing, "propose_disposal", by=by) as step:
        step.thing.acting_on, step.thing.proposer = step.on, by.account
        explained(step, reason)
    return step.thing


def keep_on(thing: Archive, *, by: Actor, reason: str) -> Archive:
    """It stays after all: the proposal falls."""
    with ARCHIVES.step(thing, "keep_on", by=by) as step:
        step.thing.proposer = ""
        explained(step, reason)
    return step.thing


def destroy(thing: Archive, *, by: Actor) -> Archive:
    """Destroy, with a second person as witness (监销): the package, the materials, the form, what officers wrote and
    what papers said. The case stays in the register with its number, item, dates and ledger, without the person."""
    with ARCHIVES.step(thing, "destroy", by=by) as step:
        done = step.thing
        done.witness, done.destroyed_on = by.account, step.on
        step.facts |= {"case": done.case.number, "sha256": done.sha256, "proposer": done.proposer}
        discard(done.file)
        done.file = ""
        empty(done.case)
    return step.thing


def explained(step, reason: str) -> None:
    step.thing.reason = reason.strip()
    step.facts["words"] = sha256(step.thing.reason.encode()).hexdigest()


def discard(key: str) -> None:
    if key:
        files.destroy(StoredFile.objects.get(pk=key))


def empty(case: Case) -> None:
    """Take the person out of a case: its files, its papers, and every encrypted column of it and of what hangs on it,
    for what may name a person is encrypted. Its licence, which may still be in force, keeps its own paper (DOC-12)."""
    supplies = Supply.objects.filter(material__case=case)
    for supply in supplies.exclude(file=""):
        discard(supply.file)
    supplies.update(file="", file_name="")
    documents.destroy(case, keep=("DOC-12",))
    for relation in Case._meta.related_objects:  # noqa: SLF001 - Django's public API
        if relation.related_model not in (Archive, Case):
            blank(relation.related_model.objects.filter(**{relation.field.name: case}))
    blank(Case.objects.filter(pk=case.pk))
    Case.objects.filter(pk=case.pk).update(applicant_name=GONE, applicant_index="")


def blank(rows) -> None:
    """Bring every encrypted column of these rows to its empty value."""
    columns = [each for each in rows.model._meta.fields if isinstance(each, EncryptedText)]  # noqa: SLF001
    if columns:
        rows.update(**{each.name: each.get_default() for each in columns})
