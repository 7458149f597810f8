"""A long list as a file: asked for at the desk, made by the worker, kept for a day, taken away by its owner only.

The worker may begin it more than once (`kernel.heartbeats`). Each beginning counts itself; whoever is no longer the
last one finds that out at the next thousand rows and stops, and its bytes belong to no record.
"""

from logging import getLogger
from tempfile import TemporaryFile

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from openpyxl import Workbook

from yichuang.domain.cases.models import Export, ExportTaken
from yichuang.domain.cases.models.exports import KEPT_FOR
from yichuang.domain.cases.reads.exports import listed, pieces_of
from yichuang.domain.cases.reads.rows import COLUMNS
from yichuang.domain.identity import reads as identity
from yichuang.kernel import files
from yichuang.kernel.actors import Actor
from yichuang.kernel.cells import outgoing
from yichuang.kernel.kinds import Kind
from yichuang.kernel.models import StoredFile
from yichuang.kernel.refusals import ActRefused

log = getLogger(__name__)

State = Export.State
SHEET = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PIECE = 1000  # rows read, written and counted at a time
MOST_ROWS = 1_048_575  # of one sheet, its heading apart
MOST_TRIES = 3
ONE_AT_A_TIME = "您还有一份文件正在做。请等它做好，或者先取消它，再做下一份。"
NOT_THERE = "这份文件已经不在了：只保留24小时。需要的话请重新做一份。"


class Overtaken(Exception):  # noqa: N818 - nothing went wrong: somebody else does it, or nobody wants it any more
    """Another worker began this export anew, or its owner dropped it."""


def ask_export(asked: dict, *, by: Actor, told: str = "") -> Export:
    """Order the list that `reads.queue` gives for these words. `told` says them to a person. Refuses a second one
    while one is under way: one account never keeps the workers from the others' lists."""
    now = timezone.now()
    try:
        with transaction.atomic():
            export = Export.objects.create(
                account=by.account, asked=asked, told=told[:200], asked_at=now, ends_at=now + KEPT_FOR
            )
            make.enqueue(str(export.pk))
    except IntegrityError as why:
        raise ActRefused(ONE_AT_A_TIME) from why
    return export


@task()
def make(key: str) -> None:
    """Write the file of one export, as its owner may see the list at this moment."""
    run = begun(key)
    if run is None:
        return
    try:
        written(run)
    except Overtaken:
        log.info("export %s is no longer wanted from here", key)
    except Exception:
        of_run(run).update(state=State.FAILED)
        raise


def begun(key: str) -> Export | None:
    """The export as this beginning has it; None where it is done, dropped, or began too often to go on trying."""
    wanted = Export.objects.filter(pk=key, state__in=Export.UNDER_WAY)
    if wanted.filter(tries__gte=MOST_TRIES).update(state=State.FAILED):
        return None
    if not wanted.update(state=State.RUNNING, tries=F("tries") + 1, rows=0, total=0):
        return None
    return Export.objects.get(pk=key)


def of_run(run: Export):
    """The record, as long as this beginning is the last one and its file is wanted."""
    return Export.objects.filter(pk=run.pk, state=State.RUNNING, tries=run.tries)


def note(run: Export, **facts) -> None:
    if not of_run(run).update(**facts):
        raise Overtaken


def written(run: Export) -> None:
    """One piece after the other into a file of its own on the disk, then encrypted to the others."""
    cases = listed(identity.actor(identity.account(run.account)), run.asked)
    run.total = min(cases.order_by().count(), MOST_ROWS)
    note(run, total=run.total)
    with TemporaryFile() as out:
        rows = fill(run, cases, out)
        out.seek(0)
        name = f"办件-{timezone.localdate(run.asked_at):%Y%m%d}.xlsx"
        with transaction.atomic():
            stored = files.put(files.pieces(out), SHEET, name, "")
            note(run, state=State.DONE, file=str(stored.pk), rows=rows, total=rows)


def fill(run: Export, cases, out) -> int:
    """Write the rows of these cases, counting as it goes; how many there were."""
    book = Workbook(write_only=True)
    sheet, rows = book.create_sheet("办件"), 0
    sheet.append(COLUMNS)
    try:
        for piece in pieces_of(cases, PIECE):
            for row in piece[: MOST_ROWS - rows]:
                sheet.append([outgoing(value) for value in row])
            rows = min(rows + len(piece), MOST_ROWS)
            note(run, rows=rows, total=max(rows, run.total))
            if rows == MOST_ROWS:
                break
    finally:
        book.save(out)  # of one that is broken off too: the library's own file of rows goes with it
    return rows


def take_export(export: Export, *, by: Actor) -> StoredFile:
    """The file for its owner; who took it when is written down. Refuses (ActRefused) what is not done or is over."""
    stored = StoredFile.objects.filter(pk=export.file).first() if export.file else None
    if export.account != by.account or stored is None or export.ends_at <= timezone.now():
        raise ActRefused(NOT_THERE)
    ExportTaken.objects.create(export=export)
    return stored


def drop_export(export: Export, *, by: Actor) -> None:
    """Its owner does not want it, or not any longer: what is being made stops, what was made goes."""
    if export.account != by.account:
        raise ActRefused("只有做这份文件的人可以取消它。")
    end(Export.objects.filter(pk=export.pk, state__in=(*Export.UNDER_WAY, State.DONE)), State.DROPPED)


def sweep() -> int:
    """End what is older than a day: files go, what was never finished is given up. How many."""
    over = Export.objects.filter(ends_at__lte=timezone.now())
    left = end(over.filter(state__in=Export.UNDER_WAY), State.FAILED)
    return left + end(over.filter(state=State.DONE), State.EXPIRED)


def end(exports, state: str) -> int:
    """Bring these into their last state, their files away with it."""
    with transaction.atomic():
        ending = list(exports.select_for_update())
        for export in ending:
            stored = StoredFile.objects.filter(pk=export.file).first() if export.file else None
            Export.objects.filter(pk=export.pk).update(state=state, file="")
            if stored:
                files.destroy(stored)
    return len(ending)
