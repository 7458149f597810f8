"""Whatever is done to the ledger behind the product's back, `faults` names it."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import ledger, seals
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.models import LedgerEntry, LedgerHead, LedgerSeal
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outside(settings, tmp_path):
    settings.LEDGER_ROOT = tmp_path


def entered(number: str, times: int):
    account = AccountFactory(number=number, own_party=None, level=1)
    for _ in range(times):
        ledger.enter(account, act="open", frm="", to=account.state, on=timezone.localdate(), **THE_CLOCK.as_text())
    return account


@pytest.fixture
def mei():
    return entered("MEI", 3)


@pytest.fixture
def li():
    return entered("LI", 2)


def test_a_ledger_nobody_touched_is_whole(mei, li):
    seals.seal()
    entered("ZHAO", 1)

    assert list(faults()) == []


def test_an_altered_line_is_named(mei):
    LedgerEntry.objects.filter(thing="account:MEI", seq=2).update(act="closed")

    assert list(faults()) == ["account:MEI line 2 was altered"]


def test_swapped_lines_are_named(mei):
    second, third = LedgerEntry.objects.filter(thing="account:MEI", seq__gt=1).order_by("seq")
    LedgerEntry.objects.filter(pk=second.pk).update(seq=9)
    LedgerEntry.objects.filter(pk=third.pk).update(seq=2)
    LedgerEntry.objects.filter(pk=second.pk).update(seq=3)

    assert "account:MEI line 2 does not follow line 1" in list(faults())
    assert "account:MEI line 3 was altered" in list(faults())


def test_an_inserted_line_is_named(mei):
    last = LedgerEntry.objects.get(thing="account:MEI", seq=3)
    last.pk, last.seq, last.before = None, 4, last.digest
    last.digest = "0" * 64
    last.save(force_insert=True)

    assert list(faults()) == [
        "account:MEI line 4 was altered",
        "account:MEI ends at line 4, its head says line 3",
    ]


@pytest.mark.parametrize(
    ("seq", "expected"),
    [
        (1, ["account:MEI lines 1 to 1 are missing"]),
        (2, ["account:MEI lines 2 to 2 are missing"]),
        (3, ["account:MEI ends at line 2, its head says line 3"]),
    ],
)
def test_a_removed_line_is_named_the_first_and_the_last_included(mei, seq, expected):
    LedgerEntry.objects.filter(thing="account:MEI", seq=seq).delete()

    assert list(faults()) == expected


def test_a_removed_last_line_with_its_head_set_back_is_named(mei):
    LedgerEntry.objects.filter(thing="account:MEI", seq=3).delete()
    before = LedgerEntry.objects.get(thing="account:MEI", seq=2)
    LedgerHead.objects.filter(thing="account:MEI").update(seq=2, digest=before.digest)

    assert list(faults()) == ["account:MEI: its head was forged"]


def test_a_thing_whose_lines_are_all_gone_is_named(mei, li):
    LedgerEntry.objects.filter(thing="account:LI").delete()

    assert list(faults()) == ["account:LI: all its lines are gone", "account:LI has no ledger"]


@pytest.mark.parametrize("days_ago", [0, 1])
def test_a_thing_removed_with_everything_about_it_is_named_today_and_yesterday(mei, days_ago):
    with time_machine.travel(timezone.now() - timedelta(days=days_ago), tick=False):
        li = entered("LI", 2)
        seals.seal()
    LedgerEntry.objects.filter(thing="account:LI").delete()
    LedgerHead.objects.filter(thing="account:LI").delete()
    type(li).objects.filter(pk=li.pk).delete()

    assert list(faults()) == ["account:LI line 2 was sealed and is gone"]


def test_a_state_changed_without_an_act_is_named(mei):
    type(mei).objects.filter(pk=mei.pk).update(state="closed")

    assert list(faults()) == ["account:MEI stands at closed, its last line says active"]


def test_an_altered_seal_is_named(mei):
    seals.seal()
    LedgerSeal.objects.update(root="0" * 64)

    assert list(faults()) == ["seal 1 was altered"]


def test_a_seal_removed_from_the_database_is_missed_by_the_line_outside(mei, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seals.seal()
    LedgerSeal.objects.all().delete()

    assert list(faults()) == ["seal 1 outside the database is not the one inside"]


def test_nothing_is_sealed_twice(mei):
    assert seals.seal().things == {"account:MEI": [3, LedgerHead.objects.get().digest]}
    assert seals.seal() is None


def test_a_journal_that_broke_off_is_named_and_made_whole_by_the_next_seal(mei, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seals.seal()
    lines = seals.journal().read_text()
    with seals.journal().open("a") as file:
        file.write('{"seq": 2, "ro')
    assert [fault for fault in faults() if "journal" in fault] == [
        "line 2 of the journal outside the database cannot be read"
    ]

    with django_capture_on_commit_callbacks(execute=False):
        entered("ZHAO", 1)
        seals.seal()  # killed before it wrote outside
    with django_capture_on_commit_callbacks(execute=True):
        entered("WU", 1)
        seals.seal()

    assert seals.journal().read_text().startswith(lines)
    assert [json.loads(line)["seq"] for line in seals.journal().read_text().splitlines()] == [1, 2, 3]
    assert [fault for fault in faults() if "journal" in fault or "seal" in fault] == []
