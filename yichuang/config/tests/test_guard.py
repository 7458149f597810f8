"""A production start with a demo's keys or doors is refused, with every reason at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.config import guard, secrets
from yichuang.domain.identity.seeds import DEMO_SECRET
from yichuang.domain.identity.tests.factories import AccountFactory
from yichuang.kernel import local_seal, sample_keys

ROOT = Path(__file__).resolve().parents[3]
KEY = "k" * 64
SOUND = {
    "MODE": "production",
    "DEBUG": False,
    "SECRET_KEY": KEY,
    "VAULT_KEY": KEY,
    "LEDGER_KEY": KEY,
    "ALLOWED_HOSTS": ["yichuang.example"],
    "PUBLIC_BASE_URL": "https://yichuang.example",
    "SMS_GATEWAY": "yichuang.kernel.gateways.sms.OverHTTP",
    "IDENTITY_PROVIDER": "yichuang.kernel.gateways.identity.OverHTTP",
    "SEAL": "yichuang.kernel.local_seal.LocalSeal",
    "SCANNER": "yichuang.kernel.gateways.scanner.NoScanner",
    "RERANK_URL": "",
    "RERANK_MODEL": "",
}
LINKED = {"SMS_URL": "https://sms.example", "IDENTITY_URL": "http://127.0.0.1:9000"}
RANKED = {"RERANK_URL": "https://rank.example/v1", "RERANK_MODEL": "m"}
REMOTE = {"SEAL": "yichuang.kernel.remote_seal.RemoteSeal", "SEAL_URL": "https://seal.example", "SEAL_TOKEN": KEY}
DEVICE = {"SEAL": "yichuang.kernel.token_seal.TokenSeal", "SEAL_PKCS11_MODULE": "m.so", "SEAL_PKCS11_TOKEN": "t",
          "SEAL_PKCS11_PIN_FILE": "pin"}  # fmt: skip


def test_sound_production_settings_have_no_fault():
    assert [guard.faults(SOUND | seal, {}) for seal in ({}, REMOTE, DEVICE, RANKED, LINKED)] == [[]] * 5


@pytest.mark.parametrize(
    ("wrong", "environ", "named"),
    [
        ({"SECRET_KEY": ""}, {}, "YICHUANG_SECRET_KEY"),
        ({"LEDGER_KEY": "short"}, {}, "YICHUANG_LEDGER_KEY"),
        ({"VAULT_KEY": secrets.DEMO + KEY}, {}, "YICHUANG_VAULT_KEY"),
        ({"VAULT_KEY": f"{KEY},{secrets.DEMO}{KEY}"}, {}, "YICHUANG_VAULT_KEY"),
        ({"DEBUG": True}, {}, "YICHUANG_DEBUG"),
        ({"ALLOWED_HOSTS": [""]}, {}, "YICHUANG_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, {}, "YICHUANG_HOSTS"),
        ({"PUBLIC_BASE_URL": "http://yichuang.example"}, {}, "YICHUANG_PUBLIC_URL"),
        ({"SMS_GATEWAY": "yichuang.kernel.gateways.sms.OnScreen"}, {}, "YICHUANG_SMS_GATEWAY"),
        ({"IDENTITY_PROVIDER": "yichuang.kernel.gateways.identity.Simulator"}, {}, "YICHUANG_IDENTITY_PROVIDER"),
        (REMOTE | {"SEAL_URL": ""}, {}, "YICHUANG_SEAL_URL"),
        (REMOTE | {"SEAL_URL": "http://seal.example"}, {}, "YICHUANG_SEAL_URL"),
        (REMOTE | {"SEAL_TOKEN": ""}, {}, "YICHUANG_SEAL_TOKEN"),
        (DEVICE | {"SEAL_PKCS11_MODULE": ""}, {}, "YICHUANG_SEAL_PKCS11_MODULE"),
        (DEVICE | {"SEAL_PKCS11_TOKEN": ""}, {}, "YICHUANG_SEAL_PKCS11_TOKEN"),
        (DEVICE | {"SEAL_PKCS11_PIN_FILE": ""}, {}, "YICHUANG_SEAL_PKCS11_PIN_FILE"),
        ({"SCANNER": "…scanner.Clamd", "SCANNER_ADDRESS": ""}, {}, "YICHUANG_SCANNER_ADDRESS"),
        (RANKED | {"RERANK_MODEL": ""}, {}, "YICHUANG_RERANK_MODEL"),
        (RANKED | {"RERANK_URL": "http://rank.example/v1"}, {}, "YICHUANG_RERANK_URL"),
        ({"SMS_URL": "http://sms.example"}, {}, "YICHUANG_SMS_URL"),
        ({"IDENTITY_URL": "http://id.example"}, {}, "YICHUANG_IDENTITY_URL"),
        ({"OIDC_OP_TOKEN_ENDPOINT": "http://id.example/token"}, {}, "YICHUANG_OIDC_TOKEN_URL"),
        ({"MODE": "Production"}, {}, "YICHUANG_MODE"),
        ({}, {"YICHUANG_DEMO_PASSWORD": "anything"}, "YICHUANG_DEMO_PASSWORD"),
    ],
)
def test_each_fault_names_the_one_setting_to_change(wrong, environ, named):
    found = guard.faults(SOUND | wrong, environ)

    assert [fault.split(maxsplit=1)[0].split("=")[0] for fault in found] == [named]


def test_demo_mode_may_do_all_of_it():
    demo = SOUND | {"MODE": "demo", "DEBUG": True, "SECRET_KEY": secrets.DEMO + KEY, "ALLOWED_HOSTS": ["*"]}

    assert guard.faults(demo, {"YICHUANG_DEMO_PASSWORD": "anything"}) == []


@pytest.mark.django_db
def test_a_production_server_refuses_the_accounts_a_demo_left(settings):
    staff = AccountFactory(kind="staff")
    settings.DEMO = False
    TOTPDevice.objects.create(user=staff, name="demo", key=DEMO_SECRET.hex())

    with pytest.raises(SystemExit, match="1 个演示账号"):
        call_command("serve")


@pytest.mark.django_db
@pytest.mark.parametrize(("made", "why"), [(False, "没有电子印章的根证书"), (True, "演示印章")])
def test_a_production_server_refuses_to_seal_with_a_sample_or_with_nothing(settings, tmp_path, made, why):
    settings.DEMO, settings.KEYS_ROOT = False, tmp_path
    local_seal.roots.cache_clear()
    if made:
        sample_keys.make_authority(tmp_path / "seals")

    with pytest.raises(SystemExit, match=why):
        call_command("serve")

    local_seal.roots.cache_clear()


def started(**environ) -> subprocess.CompletedProcess:
    """A real start, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YICHUANG_", "DJANGO_"))}
    words = [sys.executable, "manage.py", "check"]
    return subprocess.run(words, cwd=ROOT, env=kept | environ, capture_output=True, text=True, check=False)


def test_a_production_start_after_a_demo_refuses_every_key_the_demo_made(tmp_path):
    assert started(YICHUANG_VAR=str(tmp_path)).returncode == 0

    refused = started(YICHUANG_VAR=str(tmp_path), YICHUANG_MODE="production")

    assert refused.returncode == 1
    assert [variable for variable in guard.KEYS.values() if variable not in refused.stderr] == []
    assert "Traceback" not in refused.stderr
