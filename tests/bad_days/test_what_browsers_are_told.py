"""What protects a person in their browser: policies, cookies, and what production insists on."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from gunicorn import SERVER

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
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "DEBUG", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN",
)  # fmt: skip


def in_production() -> dict:
    """These settings as a production start has them."""
    names = f"{{n: getattr(s, n) for n in {ASKED!r}}}"
    program = f"import json; from django.conf import settings as s; print(json.dumps({names}))"
    env = {name: value for name, value in os.environ.items() if not name.startswith("YICHUANG_DEMO")} | PRODUCTION
    env["DJANGO_SETTINGS_MODULE"] = "yichuang.config.settings"
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
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SESSION_COOKIE_NAME": "__Host-session",  # browsers take it with Secure, for "/" and without a domain only
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
    }


def test_no_page_may_use_a_camera_a_microphone_or_a_place(home):
    asked = [part.strip() for part in home["Permissions-Policy"].split(",")]

    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(asked)
    assert [part for part in asked if not part.endswith("=()")] == []


@pytest.mark.django_db
def test_no_other_site_may_read_an_answer(client):
    for path in ("/", reverse("citizen:privacy"), "/api/v1/items", "/api/v1/openapi.json"):
        answer = client.get(path, headers={"Origin": "https://elsewhere.example"})

        assert answer.status_code == 200
        assert [name for name in answer.headers if name.lower().startswith("access-control-")] == []


@pytest.mark.django_db
def test_an_answer_of_the_interface_is_a_file_and_never_a_page(client):
    for path, status in (("/api/v1/items", 200), ("/api/v1/cases", 401), ("/api/v1/nowhere", 404)):
        answer = client.get(path)

        assert (answer.status_code, answer["Content-Disposition"]) == (status, 'attachment; filename="api.json"')
        assert answer["Content-Type"].split(";")[0] in {"application/json", "application/problem+json"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/desk/sign-in/", "/api/v1/items", "/screens/"])
def test_a_method_nobody_here_knows_is_refused_before_anything_is_asked(client, method, path):
    answer = client.generic(method, path)  # no database: asking it would fail the test

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.django_db
def test_no_answer_names_a_version_of_what_it_runs_on(client):
    pages = [client.get(path) for path in ("/", "/nowhere/", "/api/v1/items", "/api/v1/nowhere")]

    assert [page.headers.get(name) for page in pages for name in ("Server", "X-Powered-By", "Via")] == [None] * 12
    assert SERVER == "gunicorn"  # what it adds is its name alone
    assert [page for page in pages if re.search(rb"(?i)(django|gunicorn|python)[ /]\d", page.content)] == []


@pytest.mark.django_db
def test_every_answer_says_its_kind_and_its_signs(client):
    for path in ("/", "/nowhere/", "/desk/sign-in/", "/screens/", "/api/v1/items", "/api/v1/nowhere"):
        kind, _, signs = client.get(path)["Content-Type"].partition(";")

        assert kind in {"text/html", "application/json", "application/problem+json"}
        assert kind != "text/html" or signs.strip() == "charset=utf-8"


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
