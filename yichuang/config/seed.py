"""The district and, in demo mode, the people and matters that show it: loaded by each domain, lower floors first.

A domain that has something to load has a module `seeds` with `load(folder)` and, for demo mode, `demo()`. Both are
idempotent: what is there already stays.
"""

from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.db import transaction

from yichuang.config import reported
from yichuang.kernel import workdays


def modules() -> Iterator[ModuleType]:
    """The `seeds` of every domain, in the order of INSTALLED_APPS."""
    for app in apps.get_app_configs():
        name = f"{app.name}.seeds"
        if app.name.startswith("yichuang.domain.") and find_spec(name):
            yield import_module(name)


def load(folder: Path) -> list[str]:
    """Load a district, all or nothing; one line for each domain, saying what is there now."""
    with transaction.atomic():
        said = [workdays.seed(), *(module.load(folder) for module in modules() if hasattr(module, "load"))]
        said.append(reported.load(folder))
        if settings.DEMO:
            said += [module.demo() for module in modules() if hasattr(module, "demo")]
    return [line for line in said if line]


def digest(folder: Path) -> str:
    """What the folder holds, and into which database it goes: the same digest means nothing to load."""
    sum_ = sha256(repr((settings.MODE, {**settings.DATABASES["default"], "OPTIONS": ""})).encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        sum_.update(str(path.relative_to(folder)).encode() + sha256(path.read_bytes()).digest())
    return sum_.hexdigest()


def demo_accounts() -> list[str]:
    """Who can sign in to try it out, one line each, as the domains that made them tell it."""
    return [line for module in modules() for line in getattr(module, "demo_accounts", list)()]


def demo_left_behind() -> list[str]:
    """What a demo left in the data that a production start must not serve."""
    return [line for module in modules() for line in getattr(module, "demo_left_behind", list)()]
