"""A new vault key: everything is written again under it, whatever interrupts the work, and stays what it was."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from yichuang.domain.cases import reads
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall
from yichuang.domain.identity import acts as identity
from yichuang.domain.identity.models import Account, Party
from yichuang.domain.identity.tests.factories import AccountFactory, PartyFactory, citizen
from yichuang.domain.notices import acts as notices
from yichuang.domain.notices.models import Notice
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
        vault.index_keys.cache_clear()

    hold(OLD)
    yield hold
    vault.ciphers.cache_clear()
    vault.index_keys.cache_clear()


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


@pytest.fixture
def everybody(keys, mei):
    """Whatever is looked up by a value that is kept encrypted: 梅 by number, an account by phone, a case by the name
    of its applicant, a notice by the phone alone; and a case that was destroyed."""
    account = AccountFactory(phone="13700000077")
    hall = Hall()
    case, gone = hall.received(), hall.received()
    Case.objects.filter(pk=gone.pk).update(applicant_name="（已销毁）", applicant_index="")
    told = {"item": "示例", "number": case.number, "body": "示例局", "by": "最晚3月9日"}
    how = {"topic": "received", "key": "case:1 line 1", "about": "case:1", "party": mei.number, "phone": mei.phone}
    notices.notify(**how, words=told)

    def found():
        return {
            "number": set(Party.objects.with_code(mei.code)),
            "account": set(Account.objects.with_phone("13700000077")),
            "case": case.pk in {each.pk for each in reads.found(hall.counter, "梅")},
            "destroyed": gone.pk in {each.pk for each in reads.found(hall.counter, "（已销毁）")},
            "told again": notices.notify(**how, words=told),
            "one party a number": register(hall, mei),
        }

    return found, {
        "number": {mei}, "account": {account}, "case": True, "destroyed": False, "told again": [],
        "one party a number": mei,
    }  # fmt: skip


def register(hall, mei):
    return identity.register_party(
        kind="natural", name=mei.name, code_kind=mei.code_kind, code=mei.code, by=hall.counter
    )


def test_whatever_is_looked_up_is_found_before_during_and_after(keys, everybody):
    found, expected = everybody
    assert found() == expected

    keys(NEW, OLD)
    assert found() == expected
    rewritten = dict(rotation.rotate())
    assert found() == expected

    assert {name for name, count in rewritten.items() if "索引" in name and count} == {
        "identity.Account 索引 phone_index", "identity.Party 索引 code_index", "identity.Party 索引 phone_index",
        "cases.Case 索引 applicant_index", "notices.Notice 索引 recipient",
    }  # fmt: skip
    keys(NEW)
    assert found() == expected


def test_an_inbox_stays_its_owner_s(keys):
    by = citizen("何")
    words = {"item": "示例", "number": "YC1", "body": "示例局", "by": "最晚3月9日"}
    notices.notify(topic="received", key="k", about="case:1", party=by.own_party, words=words)
    keys(NEW, OLD)

    list(rotation.rotate())

    assert Notice.objects.get().recipient == by.account


def test_without_the_rotation_the_oldest_secret_is_still_needed(keys, mei):
    keys(NEW, OLD)
    assert rotation.left_over() > 0

    keys(NEW)
    assert not Party.objects.with_code(mei.code).exists()


@pytest.mark.parametrize("killed_at", [1, 2, 7])
def test_killed_among_the_indexes_everything_is_found_and_the_next_run_ends_it(
    keys, everybody, monkeypatch, killed_at
):
    found, expected = everybody
    for _ in range(5):
        PartyFactory()
    keys(NEW, OLD)
    made, index = iter(range(1, 1000)), vault.blind_index

    def killed(value):
        if next(made) == killed_at:
            raise KeyboardInterrupt
        return index(value)

    monkeypatch.setattr(rotation, "BATCH", 2)
    with monkeypatch.context() as half:
        half.setattr(vault, "blind_index", killed)
        with pytest.raises(KeyboardInterrupt):
            list(rotation.rotate())

    assert found() == expected
    assert rotation.left_over() > 0
    list(rotation.rotate())
    assert rotation.left_over() == 0
    assert sum(dict(rotation.rotate()).values()) == 0
    keys(NEW)
    assert found() == expected


def test_a_row_changed_while_the_indexes_are_made_keeps_its_change(keys, mei, monkeypatch):
    keys(NEW, OLD)
    changed, index = "13800000099", vault.blind_index

    def meanwhile(value):
        if value == mei.phone:
            Party.objects.filter(pk=mei.pk).update(phone=changed, phone_index=index(changed))
        return index(value)

    monkeypatch.setattr(vault, "blind_index", meanwhile)
    list(rotation.rotate())

    assert Party.objects.get(pk=mei.pk).phone_index == index(changed)


def test_a_code_sent_before_the_keys_changed_still_opens(keys):
    sent = identity.send_code("13800000088")
    keys(NEW, OLD)

    assert identity.open_with_code("13800000088", sent.shown).phone == "13800000088"


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

    said = capsys.readouterr().out
    assert "identity.Party：重新加密 5 项" in said
    assert "identity.Party 索引 code_index：重新计算 1 项" in said
    call_command("rotate_keys")
    assert capsys.readouterr().out.startswith("全部内容和查找用的索引已换成新密钥。可以把旧密钥")
