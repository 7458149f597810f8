"""A key that is gone or the wrong one: the start says which and what to do; in the middle of work no paper is lost."""

from functools import cache
from importlib.util import find_spec

import pytest
from django.core import checks
from django.core.management import call_command
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.config import keys
from yichuang.kernel import documents, local_seal, sample_keys, sealing, seals, token_seal, vault
from yichuang.kernel.models import Document
from yichuang.kernel.token_seal import TokenSeal

pytestmark = pytest.mark.django_db
OTHER = "another key, long enough to be one, but not the one that was used"


@pytest.fixture
def forget():
    """What a process remembers of its keys: forgotten before and after, as in a process that starts."""
    remembered = (vault.ciphers, vault.index_keys, seals.key, local_seal.roots, local_seal.signer, sealing.the_seal)

    def all_of_it():
        for each in remembered:
            each.cache_clear()

    yield all_of_it
    all_of_it()


@pytest.fixture
def real(settings, tmp_path, forget):
    """A production house with its own certificates and the seal of one body."""
    settings.KEYS_ROOT = tmp_path / "keys"
    sample_keys.make_authority(local_seal.folder())
    sample_keys.make_seal(local_seal.folder(), "BODY", "示例局")
    settings.DEMO = False
    forget()
    return local_seal.folder()


def test_a_house_with_its_keys_has_no_fault(real, hall):
    hall.submitted()
    seals.seal()

    assert keys.faults() == []


def test_another_vault_key_is_refused_at_the_start_and_the_old_one_behind_it_is_enough(real, hall, settings, forget):
    hall.submitted()
    right = settings.VAULT_KEY
    settings.VAULT_KEY = OTHER
    forget()

    assert keys.faults() == [keys.VAULT]
    for command in ("serve", "prepare"):
        with pytest.raises(SystemExit, match="YICHUANG_VAULT_KEY 打不开已经保存的数据：请换回原来的密钥"):
            call_command(command)

    settings.VAULT_KEY = f"{OTHER},{right}"
    forget()
    assert keys.faults() == []


def test_another_ledger_key_is_refused_at_the_start(real, hall, settings, forget):
    hall.submitted()
    seals.seal()
    settings.LEDGER_KEY = OTHER
    forget()

    assert keys.faults() == [keys.LEDGER]
    with pytest.raises(SystemExit, match="YICHUANG_LEDGER_KEY 与已有的留痕封签对不上"):
        call_command("serve")


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("ca.pem", "没有电子印章的根证书：请把 ca.pem 放入"),
        ("BODY.pem", "没有任何机关的印章：请把各机关的“代号.pem”放入"),
    ],
)
def test_a_seal_file_that_is_gone_is_refused_at_the_start(real, forget, gone, said):
    (real / gone).unlink()
    forget()

    [fault] = keys.faults()
    assert fault.startswith(said)
    with pytest.raises(SystemExit, match=said):
        call_command("serve")
    assert [error.id for error in checks.run_checks(include_deployment_checks=True) if error.msg == fault] == [
        "yichuang.E001"
    ]


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_seal_file_that_cannot_be_read_is_named(real, forget, content):
    (real / "BODY.pem").write_bytes(content)

    assert keys.faults() == ["印章文件 BODY.pem 读不出来：请保管人重新放入，或检查运行账号有没有读的权限。"]


def test_a_seal_device_without_its_driver_or_pin_is_refused_at_the_start(
    real, settings, forget, tmp_path, monkeypatch
):
    settings.SEAL = "yichuang.kernel.token_seal.TokenSeal"
    settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_PIN_FILE = str(tmp_path / "driver.so"), str(tmp_path / "pin")
    monkeypatch.setattr(token_seal, "find_spec", lambda _name: None)
    forget()

    assert keys.faults() == [
        "没有安装印章密码设备要用的程序库：请安装 requirements-seals.lock。",
        f"YICHUANG_SEAL_PKCS11_MODULE 指的文件 {tmp_path / 'driver.so'} 不存在：请安装设备厂商的驱动，或改正路径。",
        f"YICHUANG_SEAL_PKCS11_PIN_FILE 指的文件 {tmp_path / 'pin'} 读不出来：请由保管人放入口令，只让运行账号可读。",
    ]
    with pytest.raises(SystemExit, match="请安装设备厂商的驱动"):
        call_command("serve")


@cache
def pulled_out():
    """As `token_seal.session` where no device answers."""
    raise OSError("CKR_TOKEN_NOT_PRESENT")


def test_a_device_pulled_out_is_said_by_the_check_before_anybody_waits_for_a_paper(
    real, settings, forget, tmp_path, monkeypatch
):
    settings.SEAL = "yichuang.kernel.token_seal.TokenSeal"
    for name in ("driver.so", "pin"):
        (tmp_path / name).write_text("示例")
    settings.SEAL_PKCS11_MODULE, settings.SEAL_PKCS11_PIN_FILE = str(tmp_path / "driver.so"), str(tmp_path / "pin")
    monkeypatch.setattr(token_seal, "find_spec", lambda _name: "there")
    monkeypatch.setattr(token_seal, "session", pulled_out)
    forget()

    assert keys.faults() == []  # it may be put back in at any time: no reason to keep the whole house shut
    [error] = [each for each in checks.run_checks(include_deployment_checks=True) if each.id == "yichuang.E002"]
    assert error.msg.startswith("印章密码设备没有应答：请检查设备是否插好")


def waiting_for(case) -> list[Document]:
    return list(documents.of(case).filter(sealing__in=("to_be_sealed", "failed")))


def tried_again_and_again(case, at) -> list[Document]:
    """The papers of a case that still wait after some tries; none is lost on the way."""
    papers = waiting_for(case)
    for minute in (0, 2, 5, 10, 20, 40):
        at(f"2026-03-02 10:{minute:02}")
        documents.seal_waiting()
    waiting = waiting_for(case)
    assert papers
    assert [paper.pk for paper in waiting] == [paper.pk for paper in papers]
    assert all(paper.tries >= 4 and paper.file is None for paper in waiting)
    return waiting


def test_papers_wait_for_a_seal_file_that_is_gone_and_none_is_lost(hall, real, at):
    case = hall.accepted()
    numbers = sorted(paper.number for paper in documents.of(case))

    waiting = tried_again_and_again(case, at)

    missing = f"没有找到{hall.body.name}的印章文件 {hall.body.code}.pem。请放入印章密钥目录后再试。"
    assert {paper.last_error for paper in waiting} == {missing}
    shown = Desk(hall.zhao).get(reverse("desk:case-document", args=[case.number, waiting[0].pk]))
    assert (shown.status_code, "待签章" in shown.text) == (409, True)
    sample_keys.make_seal(real, hall.body.code, hall.body.name)
    at("2026-03-02 18:00")
    documents.seal_waiting()
    assert waiting_for(case) == []
    assert sorted(paper.number for paper in documents.of(case)) == numbers


def test_papers_wait_for_a_device_that_was_pulled_out_and_none_is_lost(hall, at, monkeypatch):
    case = hall.accepted()
    monkeypatch.setattr(sealing, "the_seal", TokenSeal)
    monkeypatch.setattr(token_seal, "session", pulled_out)

    waiting = tried_again_and_again(case, at)

    said = token_seal.GONE.format(fault="OSError") if find_spec("pkcs11") else token_seal.NO_LIBRARY
    assert {paper.last_error for paper in waiting} == {said}
    monkeypatch.undo()
    at("2026-03-02 18:00")
    documents.seal_waiting()
    assert waiting_for(case) == []
