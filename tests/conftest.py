"""What tests of the whole house stand on besides the stage."""

import os
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection


@pytest.fixture
def elsewhere(tmp_path):
    """The environment of another, empty installation with the same keys."""
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "yichuang.config.settings",
        "YICHUANG_VAR": str(tmp_path / "elsewhere"),
        "YICHUANG_VAULT_KEY": settings.VAULT_KEY,
        "YICHUANG_LEDGER_KEY": settings.LEDGER_KEY,
        "YICHUANG_DATABASE_URL": "",
    }
    if connection.vendor == "postgresql":
        ours, fresh = connection.settings_dict, f"elsewhere_{os.getpid()}"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {fresh}")
        env["YICHUANG_DATABASE_URL"] = f"postgresql://{ours['USER']}@/{fresh}?host={quote(ours['HOST'], safe='')}"
    (tmp_path / "elsewhere").mkdir()
    yield env
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {fresh} WITH (FORCE)")
