"""Settings of the tests: the product's own, with a data folder of their own and nothing slow on purpose."""

import os
from atexit import register
from shutil import rmtree
from tempfile import mkdtemp

os.environ["YICHUANG_MODE"] = "demo"
os.environ["YICHUANG_VAR"] = mkdtemp(prefix="yichuang-test-")
os.environ["YICHUANG_DEMO_PASSWORD"] = "correct horse 一窗"  # noqa: S105
register(rmtree, os.environ["YICHUANG_VAR"], ignore_errors=True)

from yichuang.config.settings import *  # noqa: E402, F403
from yichuang.config.settings import DATABASES, STORAGES, VAR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
KEPT_SECONDS = REMEMBERED_SECONDS = 3600  # within a test, and until what it says is written (conftest.py)
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = False  # the tests of the lock switch it on

if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    # A file, as in the product, so that every thread has its own connection and locks are real.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"]["pool"] = False
