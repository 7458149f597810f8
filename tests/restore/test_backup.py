"""A copy made while people work, put back elsewhere, is the same: rows, files, and a ledger that is whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from yichuang.config import backup
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import blobs, ledger, seals
from yichuang.kernel.actors import THE_CLOCK

ROOT = Path(__file__).resolve().parents[2]
WHO = "from yichuang.domain.identity.models import Account; print(*Account.objects.values_list('number', flat=True))"

PHONE = (
    "from yichuang.domain.identity.models import Account; print(Account.objects.with_phone('13800000001').get().phone)"
)


@pytest.fixture
def mei(transactional_db, settings, tmp_path):
    """One thing with its ledger, sealed, and one file."""
    settings.FILES_ROOT, settings.LEDGER_ROOT = tmp_path / "files", tmp_path / "ledger"
    account = AccountFactory(number="MEI", own_party=None, level=1, phone="13800000001")
    ledger.enter(account, act="open", frm="", to=account.state, on=timezone.localdate(), **THE_CLOCK.as_text())
    blobs.write([b"specimen"])
    seals.seal()
    return account


def manage(env, *words):
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_restore_brings_back_rows_and_files_and_a_whole_ledger(mei, elsewhere, tmp_path):
    copy = backup.take(tmp_path / "copies")

    done = manage(elsewhere, "restore", str(copy))

    assert done.returncode == 0, done.stderr
    assert "its ledger is whole" in done.stdout
    assert manage(elsewhere, "shell", "--no-imports", "-c", WHO).stdout.strip() == "MEI"
    blobs = {path.name: path.read_bytes() for path in (tmp_path / "files").glob("??/*")}
    assert blobs
    assert {path.name: path.read_bytes() for path in (tmp_path / "elsewhere" / "files").glob("??/*")} == blobs


def test_a_copy_from_before_a_rotation_says_that_it_needs_the_old_key_too(mei, elsewhere, tmp_path):
    """And opens with both, so that the rotation can be finished in it."""
    old, new = elsewhere["YICHUANG_VAULT_KEY"], "a newer key, long enough to be one for a vault"
    copy = backup.take(tmp_path / "copies")

    done = manage(elsewhere | {"YICHUANG_VAULT_KEY": new}, "restore", str(copy))

    assert done.returncode == 1
    assert "YICHUANG_VAULT_KEY 打不开已经保存的数据" in done.stderr
    both = elsewhere | {"YICHUANG_VAULT_KEY": f"{new},{old}"}
    assert manage(both, "shell", "--no-imports", "-c", PHONE).stdout.strip() == "13800000001"
    assert "全部内容和查找用的索引已换成新密钥" in manage(both, "rotate_keys").stdout
    after = elsewhere | {"YICHUANG_VAULT_KEY": new}
    assert manage(after, "shell", "--no-imports", "-c", PHONE).stdout.strip() == "13800000001"


def test_restore_lays_seals_made_after_the_copy_beside_the_others(mei, elsewhere, tmp_path):
    copy = backup.take(tmp_path / "copies")
    later = {"seq": 99, "root": "later", "signature": ""}
    with (copy / backup.SEALS).open("a") as journal:
        journal.write(json.dumps(later) + "\n")

    assert manage(elsewhere, "restore", str(copy)).returncode == 0

    kept = tmp_path / "elsewhere" / "ledger"
    assert json.loads((kept / backup.LATER).read_text()) == later
    assert "later" not in (kept / backup.SEALS).read_text()


def test_a_copy_of_an_older_version_is_brought_up_to_this_one(elsewhere, tmp_path):
    sqlite = elsewhere | {"YICHUANG_DATABASE_URL": ""}
    older = sqlite | {"YICHUANG_VAR": str(tmp_path / "older")}
    assert manage(older, "migrate", "kernel", "--verbosity=0").returncode == 0  # it knows of the kernel alone
    copy = manage(older, "backup", str(tmp_path / "copies")).stdout.strip()

    done = manage(sqlite, "restore", copy)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("it was of an older version")
    assert manage(sqlite, "migrate", "--check").returncode == 0


def test_restore_refuses_an_installation_that_holds_something(mei, tmp_path):
    copy = backup.take(tmp_path / "copies")

    with pytest.raises(CommandError, match="holds tables already"):
        call_command("restore", str(copy))


def test_restore_refuses_a_copy_that_was_altered(mei, tmp_path):
    copy = backup.take(tmp_path / "copies")
    database = copy / json.loads((copy / "backup.json").read_text())["database"]
    database.write_bytes(database.read_bytes() + b"\0")

    with pytest.raises(CommandError, match="was altered"):
        call_command("restore", str(copy))


def test_a_copy_that_fails_half_way_leaves_nothing_that_looks_like_one(mei, tmp_path, monkeypatch):
    def full(*_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "copy_files", full)

    with pytest.raises(backup.NoBackup, match="there is no room left"):
        backup.take(tmp_path / "copies")

    assert list((tmp_path / "copies").iterdir()) == []


def test_a_file_whose_key_was_rotated_is_copied_again(mei, tmp_path, settings):
    copies, old = tmp_path / "copies", settings.VAULT_KEY
    backup.take(copies)
    settings.VAULT_KEY = f"{'n' * 48},{old}"

    call_command("rotate_keys", verbosity=0)
    backup.copy_files(settings.FILES_ROOT, copies / "files")

    settings.VAULT_KEY = "n" * 48
    settings.FILES_ROOT = copies / "files"
    assert [blobs.whole(blob.name) for blob in (copies / "files").glob("??/*")] == [b"specimen"]


def test_old_copies_go_and_the_newest_stay(tmp_path):
    for day in ("2026-03-01T000000Z", "2026-03-02T000000Z", "2026-03-03T000000Z"):
        (tmp_path / day).mkdir()
    (tmp_path / "files").mkdir()

    removed = backup.keep_newest(tmp_path, 2)

    assert [path.name for path in removed] == ["2026-03-01T000000Z"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-03-02T000000Z", "2026-03-03T000000Z", "files"]
