"""The product's settings for a house that is killed on purpose: the database a test is using, and a hurried worker."""

import os

from yichuang.config.settings import *  # noqa: F403
from yichuang.config.settings import DATABASES, INSTALLED_APPS

DATABASES["default"]["NAME"] = os.environ["YICHUANG_TORTURE_DATABASE"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.torture"]
