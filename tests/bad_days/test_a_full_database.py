"""Everything on one disk, and it is full: an act happens whole or not at all, the same request goes through later."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from tests.bad_days.small_disk import database_on, settle, ways
from yichuang.channels.api.tests.caller import Caller
from yichuang.config.worker import Worker
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import documents, heartbeats, ledger, seals, verify
from yichuang.kernel.models import Document, LedgerSeal, Sequence

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.sqlite_only,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a PostgreSQL keeps its tables on a disk of its own"),
]


@pytest.fixture(params=ways(), ids=lambda way: way.__name__.lower())
def disk(request, settings, tmp_path, transactional_db):
    with request.param(tmp_path) as small, database_on(small):
        settings.FILES_ROOT, settings.LEDGER_ROOT = small.root / "files", small.root / "ledger"
        small.holds_the_database = True
        yield small


@pytest.fixture
def hall(disk, at):
    return Hall()


@pytest.fixture
def mei(hall):
    return Caller(Client(raise_request_exception=False), hall.mei)


@pytest.fixture
def application(hall, mei):
    file = mei.upload().json()["id"]
    fields = {"premises_address": "示例路1号"}
    body = {"item": hall.version.item_id, "party": hall.mei.own_party, "fields": fields, "consent": True}
    return body | {"materials": [{"material": 1, "file": file}]}


def counted() -> tuple:
    return Case.objects.count(), Document.objects.count(), sorted(Sequence.objects.values_list())


def faults_of(case) -> list[str]:
    return [fault for fault in verify.faults() if case.number in fault or "seal" in fault]


def test_a_case_is_filed_once_by_the_same_request_sent_again(disk, mei, application):
    before = counted()
    settle()
    disk.fill()

    refused = mei.post("/cases", application, **{"Idempotency-Key": "示例-1".encode().hex()})

    assert (refused.status_code, refused.json()["title"]) == (503, "暂时存不下新的内容")
    assert "请稍后用同一个 Idempotency-Key 再试" in refused.json()["reasons"][0]
    disk.free()
    assert counted() == before
    numbers = {
        mei.post("/cases", application, **{"Idempotency-Key": "示例-1".encode().hex()}).json()["number"]
        for _ in range(2)
    }
    assert numbers == {Case.objects.get().number}
    assert faults_of(Case.objects.get()) == []


def test_an_act_happens_whole_or_not_at_all(disk, hall):
    case = hall.received()
    zhao = Caller(Client(raise_request_exception=False), hall.zhao)
    before = counted(), ledger.of(case).count()
    settle()
    disk.fill()

    refused = zhao.act(case.number, "accept")

    assert refused.status_code == 503
    disk.free()
    assert (counted(), ledger.of(case).count(), Case.objects.get().state) == (*before, "RECEIVED")
    assert zhao.act(case.number, "accept").status_code == 200
    assert faults_of(case) == []


def test_the_ledger_is_sealed_later_and_is_whole(disk, hall):
    case = hall.accepted()
    seals.seal()
    hall.submitted()
    settle()
    disk.fill()

    with pytest.raises(OperationalError):
        seals.seal()

    disk.free()
    sealed = LedgerSeal.objects.count()
    seals.seal()
    assert LedgerSeal.objects.count() == sealed + 1
    assert len(seals.journal().read_text().splitlines()) == sealed + 1
    assert faults_of(case) == []


def test_the_worker_waits_and_then_does_what_lay_there(disk, hall, monkeypatch):
    case = hall.accepted()
    papers = documents.of(case).filter(sealing="to_be_sealed")
    assert papers.exists()
    worker, waits = Worker(), []

    def wait(_seconds):
        disk.free()
        waits.append(papers.exists())
        if len(waits) > 1:
            worker.stop()

    monkeypatch.setattr(worker.stopped, "wait", wait)
    monkeypatch.setattr(heartbeats.Pulse, "start", lambda _: None)
    settle()
    disk.fill()

    worker.work()

    assert waits == [True, False]
    assert set(documents.of(case).values_list("sealing", flat=True)) <= {"sealed", "none"}
