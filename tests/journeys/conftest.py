"""A real browser for the journeys: the machine's own Chromium on a live server, in Chinese, on a mainland clock."""

import os

import pytest
import time_machine
from playwright.sync_api import expect

from tests.journeys import district
from tests.journeys.people import PATIENCE, watched
from tests.journeys.town import Town
from tools import machine
from yichuang.kernel import verify

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "1"  # Playwright runs a loop in the test's thread; our code stays synchronous
)
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def base_url(live_server):
    """Where the journey starts: `page.goto("/")`."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": machine.chromium(), "args": machine.chromium_flags()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "color_scheme": "light"}


@pytest.fixture
def page(page):
    """A page on which nothing may go wrong unseen: a script error or a refusal by our own policy fails the test."""
    wrong = watched(page)
    yield page
    assert wrong == []


@pytest.fixture(scope="session")
def loaded_district(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), time_machine.travel(district.LOADED_ON, tick=False):
        return district.load()


@pytest.fixture
def whole_district(transactional_db, loaded_district, settings, tmp_path):
    """As it was on the day it was loaded; at the end the ledger of everything that happened is whole."""
    settings.LEDGER_ROOT = tmp_path / "ledger"
    loaded_district.put_back()
    yield
    assert list(verify.faults()) == []


@pytest.fixture
def town(whole_district, new_context, base_url, settings):
    """The district with its people, each in a browser of their own; the clock stands where the errand puts it.

    At the end the worker comes to rest, and nothing went wrong unseen in any browser.
    """
    settings.PUBLIC_BASE_URL = base_url
    with Town(new_context, base_url) as town:
        yield town
        town.time_passes()
        assert town.wrong == []
