"""One world for all tests of pages, made once and never changed: what a test does in it is undone after the test."""

import os
from functools import cache
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import transaction

from tests.journeys.conftest import browser_type_launch_args  # noqa: F401
from tests.pages import visitors
from tests.pages.registry import BY_NAME
from tests.pages.screen import Screen
from tests.pages.world import World

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in this thread; our code stays synchronous
MORNING = "2026-03-02 10:00+08:00"  # a Monday; the clock runs on, since browsers wait for it
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="package")
def world(request, django_db_setup, django_db_blocker, tmp_path_factory):
    if any("browser" in item.fixturenames for item in request.session.items):
        request.getfixturevalue("browser")  # with its loop a thread has another connection: the world needs that one
    kept, settings.FILES_ROOT = settings.FILES_ROOT, tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), time_machine.travel(MORNING), transaction.atomic():
        world = World()
        world.keys = visitors.keys_of(world)
        yield world
        transaction.set_rollback(True)
    settings.FILES_ROOT = kept


@pytest.fixture(scope="package")
def answer_to(world):
    """What the visitor of a page gets, by its name; asked for once, since the world is the same for every test."""

    @cache
    def got(name: str):
        page = BY_NAME[name]
        with transaction.atomic():
            answer = visitors.get(visitors.browser(world, page.who, page.channel), page, world)
            transaction.set_rollback(True)  # for a test that asks for several
        return answer

    return got


@pytest.fixture(scope="package")
def screen(browser):
    return Screen(browser)
