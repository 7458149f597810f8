"""A full disk or a database that is away: the answer says so, as a page or problem+json; nothing is half-written."""

import errno
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.test import Client

from yichuang.channels.api.tests.caller import ROOT, Caller
from yichuang.config import breakdowns
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import PNG, account_of
from yichuang.kernel import ledger
from yichuang.kernel.models import Document, Sequence, StoredFile

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def shelf(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def visitor():
    """A browser that is answered like everybody, not with a traceback."""
    return Client(raise_request_exception=False)


def failing(failure):
    def fail(*_, **__):
        raise failure

    return fail


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (FULL, breakdowns.FULL),
        (OSError(errno.EROFS, "Read-only file system"), breakdowns.FULL),
        (OperationalError("database or disk is full"), breakdowns.FULL),
        (OperationalError('could not extend file "base/1/2": No space left on device'), breakdowns.FULL),
        (OperationalError("database is locked"), breakdowns.AWAY),
        (OperationalError("connection to server failed"), breakdowns.AWAY),
        (InterfaceError("connection already closed"), breakdowns.AWAY),
        (OSError(errno.ENOENT, "No such file"), ""),
        (ValueError("a bug"), ""),
        (None, ""),
    ],
)
def test_what_fails_is_told_apart(failure, kind):
    assert breakdowns.kind_of(failure) == kind


def test_a_failure_behind_another_counts():
    failure = RuntimeError("sealing failed")
    failure.__cause__ = FULL

    assert breakdowns.kind_of(failure) == breakdowns.FULL


def test_no_room_for_a_file_is_said_and_nothing_is_kept(hall, visitor, shelf, monkeypatch):
    caller = Caller(visitor, hall.mei)
    monkeypatch.setattr(os, "fsync", failing(FULL))

    answer = caller.upload()

    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["title"] == "暂时存不下新的内容"
    assert answer["Retry-After"] == "30"
    assert StoredFile.objects.count() == 0
    assert [path for path in shelf.rglob("*") if path.is_file()] == []


def test_no_room_in_the_database_undoes_the_whole_act(hall, visitor, shelf, monkeypatch):
    case = hall.received()
    before = (ledger.of(case).count(), Document.objects.count(), sorted(Sequence.objects.values_list()))
    zhao = Caller(visitor, hall.zhao)
    monkeypatch.setattr(ledger, "enter", failing(OperationalError("database or disk is full")))

    answer = zhao.act(case.number, "accept")

    assert (answer.status_code, answer.json()["title"]) == (503, "暂时存不下新的内容")
    assert Case.objects.get(pk=case.pk).state == "RECEIVED"
    assert (ledger.of(case).count(), Document.objects.count(), sorted(Sequence.objects.values_list())) == before


def test_a_page_says_what_happened_and_what_to_do(hall, visitor, shelf, monkeypatch):
    case = hall.filled()
    visitor.force_login(account_of(hall.mei), backend="django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr(os, "fsync", failing(FULL))

    answer = visitor.post(
        f"/errands/{case.number}/application/materials/", {"material_1": SimpleUploadedFile("示例.png", PNG + b"1")}
    )

    assert answer.status_code == 503
    assert "存储空间用完了" in answer.content.decode()
    assert "刚才那一步没有生效" in answer.content.decode()


def test_a_database_that_is_away_is_said_without_asking_it(visitor, monkeypatch):
    monkeypatch.setattr("yichuang.domain.identity.reads.whose_site", failing(OperationalError("server closed")))

    answer = visitor.get("/privacy/")

    assert answer.status_code == 503
    assert "数据库暂时没有应答" in answer.content.decode()


@pytest.mark.django_db
def test_a_bug_stays_a_bug(visitor, monkeypatch):
    monkeypatch.setattr("yichuang.kernel.workdays.due", failing(ZeroDivisionError()))

    answer = visitor.get(f"{ROOT}/workdays/due?start=2026-03-02&days=1")

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")


@pytest.mark.parametrize("address", ["/items/a%00b/", "/items/?q=%00", "/desk/sign-in/?next=%00"])
def test_an_address_no_table_could_hold_is_refused_in_words(visitor, address):
    answer = visitor.get(address)

    assert answer.status_code == 400
    assert "请求无法识别" in answer.content.decode()


def test_an_address_no_table_could_hold_is_a_problem_of_the_interface(visitor):
    answer = visitor.get(f"{ROOT}/items/a%00b")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
