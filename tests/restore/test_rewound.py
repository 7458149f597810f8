"""The database was taken back to an earlier minute: seals and files beside it follow, and the next ones fit."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from yichuang.config import backup
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import blobs, ledger, seals
from yichuang.kernel.actors import THE_CLOCK
from yichuang.kernel.models import LedgerEntry, LedgerHead, LedgerSeal, StoredFile
from yichuang.kernel.verify import faults


@pytest.fixture(autouse=True)
def var(transactional_db, settings, tmp_path):
    settings.VAR, settings.FILES_ROOT, settings.LEDGER_ROOT = tmp_path, tmp_path / "files", tmp_path / "ledger"
    (tmp_path / "district-loaded").write_text("as it was")


def opened(number):
    account = AccountFactory(number=number, own_party=None, level=1)
    ledger.enter(account, act="open", frm="", to=account.state, on=timezone.localdate(), **THE_CLOCK.as_text())
    return account


def take_back(account):
    """As if the database stood at the minute before this account was opened and sealed."""
    thing = f"account:{account.number}"
    LedgerSeal.objects.order_by("seq").last().delete()
    LedgerHead.objects.filter(thing=thing).delete()
    LedgerEntry.objects.filter(thing=thing)._raw_delete("default")
    account.delete()


def rewound(capsys, *words):
    call_command("rewound", *map(str, words))
    return capsys.readouterr().out


def test_later_seals_are_laid_aside_and_the_next_ones_are_whole(capsys, settings):
    opened("MEI")
    seals.seal()
    li = opened("LI")
    seals.seal()
    take_back(li)
    assert list(faults()) == ["seal 2 outside the database is not the one inside"]

    said = rewound(capsys)

    assert "seals 2 to 2 were made after that minute" in said
    assert said.endswith("the files are there and the ledger is whole\n")
    assert json.loads((settings.LEDGER_ROOT / backup.LATER).read_text())["seq"] == 2
    opened("SUN")
    seals.seal()
    assert [json.loads(line)["seq"] for line in seals.journal().read_text().splitlines()] == [1, 2]
    assert list(faults()) == []


def test_a_file_that_is_gone_comes_from_the_copies(capsys, tmp_path):
    digest, size = blobs.write([b"specimen"])
    StoredFile.objects.create(sha256=digest, size=size, kind="application/pdf", pages=1, name="a.pdf", owner="")
    backup.take(tmp_path / "copies")
    blobs.destroy(digest)

    said = rewound(capsys, tmp_path / "copies")

    assert said.startswith("1 files came back")
    assert blobs.whole(digest) == b"specimen"
    assert not (tmp_path / "district-loaded").exists()


def test_a_file_nobody_has_is_named(capsys, tmp_path):
    StoredFile.objects.create(sha256="ab" * 32, size=1, kind="application/pdf", pages=1, name="a.pdf", owner="")

    with pytest.raises(CommandError, match="1 faults"):
        call_command("rewound")

    assert capsys.readouterr().out == f"file {'ab' * 32} is nowhere\n"


def test_a_folder_without_copies_is_refused_and_nothing_changes(tmp_path):
    with pytest.raises(CommandError, match="holds no backups"):
        call_command("rewound", str(tmp_path / "nothing"))

    assert (tmp_path / "district-loaded").exists()
