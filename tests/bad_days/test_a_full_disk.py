"""The disk of files, seals and copies is full: whoever waits is told, nothing is half-written, all goes on."""

import json
from contextlib import nullcontext, suppress
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.bad_days.small_disk import ways
from tests.restore.test_backup import manage
from yichuang.channels.api.tests.caller import Caller
from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.cases import acts
from yichuang.domain.cases.models import Archive
from yichuang.domain.cases.tests.factories import PNG, Hall, account_of
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import documents, files, ledger, parcels, seals, verify
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.models import Document, StoredFile

pytestmark = pytest.mark.django_db(transaction=True)
LARGE = PNG + bytes(300_000)


@pytest.fixture(params=ways(), ids=lambda way: way.__name__.lower())
def disk(request, settings, tmp_path):
    with request.param(tmp_path) as small:
        settings.FILES_ROOT, settings.LEDGER_ROOT = small.root / "files", small.root / "ledger"
        yield small


@pytest.fixture
def hall(disk, at, transactional_db):
    return Hall()


@pytest.fixture
def visitor():
    """A browser that is answered like everybody, not with a traceback."""
    return Client(raise_request_exception=False)


def lying(disk) -> list:
    return sorted(path for path in (disk.root / "files").rglob("*") if path.is_file())


def at_the_desk(actor) -> Desk:
    browser = Desk(actor)
    browser.raise_request_exception = False
    return browser


def test_an_upload_is_refused_in_words_and_taken_once_there_is_room(disk, hall, visitor):
    mei = Caller(visitor, hall.mei)
    before = lying(disk)
    disk.fill()

    refused = mei.upload(LARGE)

    assert (refused.status_code, refused.json()["title"]) == (503, "暂时存不下新的内容")
    assert "存储空间用完了" in refused.json()["reasons"][0]
    disk.free()
    assert (lying(disk), StoredFile.objects.count()) == (before, 0)
    taken = mei.upload(LARGE)
    assert files.content(StoredFile.objects.get(pk=taken.json()["id"])) == LARGE


def test_a_page_says_what_happened_and_the_form_can_be_sent_again(disk, hall, visitor):
    case = hall.drafted()
    visitor.force_login(account_of(hall.mei), backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("citizen:application-materials", args=[case.number])
    disk.fill()

    refused = visitor.post(page, {"material_1": SimpleUploadedFile("示例.png", LARGE)})

    assert refused.status_code == 503
    assert "存储空间用完了" in refused.text
    disk.free()
    assert not case.materials.filter(supplied=True).exists()
    assert visitor.post(page, {"material_1": SimpleUploadedFile("示例.png", LARGE)}).status_code == 302
    assert case.materials.filter(supplied=True).count() == 1


def test_a_paper_waits_for_its_seal_and_gets_it_once_there_is_room(disk, hall, visitor, at):
    case = hall.accepted()
    papers = list(documents.of(case).filter(sealing="to_be_sealed"))
    assert papers
    zhao = at_the_desk(hall.zhao)
    disk.fill()

    with suppress(OperationalError) if disk.holds_the_database else nullcontext():  # the worker waits and comes again
        documents.seal_waiting()

    waiting = Document.objects.get(pk=papers[0].pk)
    assert (waiting.sealing, waiting.file) == ("to_be_sealed", None)
    if not disk.holds_the_database:
        assert waiting.tries == 1
        assert waiting.last_error.startswith("系统的存储空间用完了，盖好的文书存不下。腾出空间后会自动再盖")
    shown = zhao.get(reverse("desk:case-document", args=[case.number, waiting.pk]))
    assert (shown.status_code, "存储空间用完了" in shown.text) == (503, True)
    disk.free()
    at("2026-03-02 10:05")
    documents.seal_waiting()
    done = list(Document.objects.filter(pk__in=[paper.pk for paper in papers]))
    assert {(paper.sealing, paper.last_error) for paper in done} == {("sealed", "")}
    assert {documents.pdf(paper)[:5] for paper in done} == {b"%PDF-"}
    assert sorted(paper.number for paper in done) == sorted(paper.number for paper in papers)


def test_the_seals_outside_the_database_are_made_whole_by_the_next(disk, hall):
    hall.submitted()
    first = seals.seal()
    line = seals.journal().read_text().rstrip("\n")
    seals.journal().write_text(f"{line:<4095}\n")  # a block to the last byte: the next line needs another
    case = hall.submitted()
    disk.fill()

    with pytest.raises((OSError, OperationalError)):
        seals.seal()

    disk.free()
    hall.submitted()
    last = seals.seal()
    kept = [json.loads(line)["seq"] for line in seals.journal().read_text().splitlines() if line]
    assert kept == list(range(first.seq, last.seq + 1))
    assert [fault for fault in verify.faults() if case.number in fault or "seal" in fault] == []


def test_a_copy_is_given_up_in_words_and_one_made_later_is_whole(disk, transactional_db, elsewhere):
    account = AccountFactory(number="MEI", own_party=None, level=1)
    ledger.enter(account, act="open", frm="", to=account.state, on=timezone.localdate(), **THE_CLOCK.as_text())
    files.keep(BytesIO(LARGE), name="示例.png")
    seals.seal()
    disk.fill()

    with pytest.raises(CommandError, match="there is no room left in"):
        call_command("backup", str(disk.root / "copies"))

    disk.free()
    assert [path.name for path in (disk.root / "copies").glob("20*Z")] == []
    out = StringIO()
    call_command("backup", str(disk.root / "copies"), stdout=out)
    done = manage(elsewhere, "restore", out.getvalue().strip())
    assert "its ledger is whole" in done.stdout, done.stderr


def test_a_package_is_made_whole_or_not_at_all(disk, hall):
    case = hall.delivered()
    documents.seal_waiting()
    sun, page = at_the_desk(hall.sun), reverse("desk:case-archiving", args=[case.number])
    before = ledger.of(case).count()
    disk.fill()

    refused = sun.post(page)

    assert (refused.status_code, "存储空间用完了" in refused.text) == (503, True)
    assert (Archive.objects.count(), ledger.of(case).count()) == (0, before)
    disk.free()
    assert sun.post(page).status_code == 302
    archive = Archive.objects.get()
    with disk.root.joinpath("package.zip").open("w+b") as package:
        package.write(files.content(StoredFile.objects.get(pk=archive.file)))
        assert list(parcels.faults(package)) == []
    assert acts.archive(archive.case, by=hall.sun).sha256 == archive.sha256
    assert timezone.localdate() == archive.archived_on
