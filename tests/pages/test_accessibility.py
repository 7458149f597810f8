"""Everybody can use every page: on a phone and on a desk, by keyboard, without scripts; axe finds nothing against
WCAG 2 A and AA, and the browser complains of nothing, our own policy least of all."""

import os

import pytest
from django.db import transaction

from tests.pages import visitors
from tests.pages.registry import BY_NAME, those
from tests.pages.screen import DESK, NARROW, PHONE, Screen

pytestmark = pytest.mark.looks

LOOKED_AT = those(lambda page: page.is_looked_at)


def response_for(world, name):
    page = BY_NAME[name]
    return visitors.get(visitors.browser(world, page.who, page.channel), page, world)


@pytest.fixture(scope="module", params=LOOKED_AT)
def opened(request, world, screen, django_db_blocker):
    """The screen with one page on it, as its own visitor has it. Pages come one after the other, each only once.

    With YICHUANG_PICTURES=folder every page is also kept as a picture, to be looked at by people.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        screen.open(response_for(world, request.param))
        transaction.set_rollback(True)
    if folder := os.environ.get("YICHUANG_PICTURES"):
        screen.picture(folder, request.param.replace(":", "-"))
    return screen


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(opened, size):
    assert opened.faults(size) == []


def test_the_browser_complains_of_nothing(opened):
    assert opened.said == []


def test_nothing_sticks_out_on_the_narrowest_phone(opened):
    """WCAG 1.4.10: at 320 px nobody has to scroll sideways."""
    assert opened.asked("sticksOut", NARROW) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_words_run_over_what_stands_beside_them(opened, size):
    assert opened.asked("runsOver", size) == []


def test_buttons_and_boxes_are_high_enough_for_a_thumb(opened):
    assert opened.asked("low", PHONE) == []


def test_where_the_keyboard_is_can_be_seen(opened):
    assert opened.asked("focusUnseen", DESK) == []


@pytest.fixture(scope="package")
def plain(browser):
    """A browser that gets no scripts."""
    return Screen(browser, scripts=False)


@pytest.mark.parametrize("name", LOOKED_AT)
def test_without_scripts_everything_is_there_and_nothing_is_idle(world, plain, name):
    plain.open(response_for(world, name), PHONE)

    assert (plain.asked("unseen"), plain.asked("idle")) == ([], [])


@pytest.mark.parametrize("name", those(lambda page: page.is_looked_at and page.channel == "citizen"))
def test_in_large_print_nothing_sticks_out_on_a_phone(world, screen, name):
    page = BY_NAME[name]
    browser = visitors.browser(world, page.who)
    browser.cookies["large_print"] = "1"

    screen.open(visitors.get(browser, page, world), PHONE)

    assert screen.asked("sticksOut") == []
