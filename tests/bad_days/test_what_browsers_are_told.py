"""What protects a person in their browser: policies, cookies, and what production insists on."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.house.files import ROOT
from yichuang.config import settings as product

PRODUCTION = {
    "YICHUANG_MODE": "production",
    "YICHUANG_SECRET_KEY": "示例" * 30,
    "YICHUANG_VAULT_KEY": "样本" * 30,
    "YICHUANG_LEDGER_KEY": "样例" * 30,
    "YICHUANG_HOSTS": "yichuang.example",
    "YICHUANG_PUBLIC_URL": "https://yichuang.example",
    "YICHUANG_SMS_GATEWAY": "yichuang.kernel.gateways.sms.OverHTTP",
    "YICHUANG_IDENTITY_PROVIDER": "yichuang.kernel.gateways.identity.OverHTTP",
}
ASKED = (
    "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "DEBUG",
)  # fmt: skip


def in_production() -> dict:
    """These settings as a production start has them."""
    names = f"{{n: getattr(s, n) for n in {ASKED!r}}}"
    program = f"import json; from yichuang.config import settings as s; print(json.dumps({names}))"
    env = {name: value for name, value in os.environ.items() if not name.startswith("YICHUANG_DEMO")} | PRODUCTION
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def home(db, client):
    return client.get(reverse("citizen:home"))


def test_every_page_allows_nothing_inline_and_nothing_from_elsewhere(home):
    policy = dict(part.split(" ", 1) for part in home["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in home["Content-Security-Policy"]


def test_every_page_is_told_not_to_be_framed_guessed_or_referred(home):
    assert home["X-Frame-Options"] == "DENY"
    assert home["X-Content-Type-Options"] == "nosniff"
    assert home["Referrer-Policy"] == "same-origin"
    assert home["Cross-Origin-Opener-Policy"] == "same-origin"


def test_production_speaks_tls_only_and_so_do_its_cookies():
    assert in_production() == {
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "DEBUG": False,
    }


def test_passwords_are_hashed_with_argon2_and_must_be_long():
    assert product.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert product.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"] == {"min_length": 12}


def test_a_session_ends_after_a_working_day():
    assert settings.SESSION_COOKIE_AGE == 8 * 3600


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["citizen:sign-in", "citizen:sign-out", "desk:sign-in", "citizen:progress"])
def test_a_form_from_elsewhere_is_refused(name):
    answer = Client(enforce_csrf_checks=True).post(reverse(name), {"phone": "13900000099"})

    assert answer.status_code == 403
    assert "没有生效" in answer.content.decode()
