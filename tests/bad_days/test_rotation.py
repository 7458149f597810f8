"""A new vault key: everything is written again under it, whatever interrupts the work, and stays what it was."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from yichuang.domain.identity.models import Party
from yichuang.domain.identity.tests.factories import PartyFactory
from yichuang.kernel import blobs, files, rotation, vault
from yichuang.kernel.models import StoredFile
from yichuang.kernel.tests import specimens

pytestmark = pytest.mark.django_db
OLD, NEW = "the old secret", "the new secret"


@pytest.fixture
def keys(settings, tmp_path):
    """Set the vault's secrets; at first only the old one."""
    settings.FILES_ROOT = tmp_path / "files"

    def hold(*secrets):
        settings.VAULT_KEY = ",".join(secrets)
        vault.ciphers.cache_clear()
        vault.index_key.cache_clear()

    hold(OLD)
    yield hold
    vault.ciphers.cache_clear()
    vault.index_key.cache_clear()


@pytest.fixture
def mei(keys):
    return PartyFactory(name="示例梅", address="示例路1号")


@pytest.fixture
def scan(keys):
    return files.keep(BytesIO(specimens.PNG), name="示例.png", owner="mei")


def test_everything_is_rewritten_and_reads_as_before(keys, mei, scan):
    keys(NEW, OLD)
    assert rotation.left_over() > 0

    rewritten = dict(rotation.rotate())

    assert (rewritten["identity.Party"], rewritten["kernel.StoredFile"], rewritten["files"]) == (5, 1, 1)
    assert rotation.left_over() == 0
    keys(NEW)  # the old secret is no longer needed to read
    assert (Party.objects.get().name, Party.objects.get().address) == ("示例梅", "示例路1号")
    assert files.content(StoredFile.objects.get()) == specimens.PNG


def test_people_are_found_by_number_as_before(keys, mei):
    keys(NEW, OLD)

    list(rotation.rotate())

    assert Party.objects.with_code(mei.code).get() == mei


def test_what_was_interrupted_goes_on_where_it_stopped(keys, mei, scan):
    others = [PartyFactory() for _ in range(3)]
    keys(NEW, OLD)
    work = rotation.rotate()
    next(work)  # killed after the first table with encrypted columns
    work.close()

    first = dict(rotation.rotate())
    second = dict(rotation.rotate())

    assert first["files"] == 1
    assert sum(second.values()) == 0
    keys(NEW)
    assert {party.name for party in Party.objects.all()} == {"示例梅", *(party.name for party in others)}


def test_a_file_killed_in_the_middle_stays_whole(keys, scan, monkeypatch):
    keys(NEW, OLD)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as half:
        half.setattr(blobs, "put_record", killed)
        with pytest.raises(KeyboardInterrupt):
            list(rotation.rotate())

    assert files.content(StoredFile.objects.get()) == specimens.PNG
    assert dict(rotation.rotate())["files"] == 1


def test_the_command_says_what_it_did_and_asks_for_two_keys(keys, mei, scan, capsys):
    with pytest.raises(CommandError, match="只有一个密钥"):
        call_command("rotate_keys")

    keys(NEW, OLD)
    call_command("rotate_keys")

    assert "identity.Party：重新加密 5 项" in capsys.readouterr().out
    call_command("rotate_keys")
    assert capsys.readouterr().out.startswith("全部内容已用新密钥加密")
