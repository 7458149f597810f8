"""Nobody sees or does anything in a matter that is not theirs: every address, asked and sent to by every stranger."""

import pytest
from django.urls import reverse

from tests.pages import addresses, visitors
from tests.pages.hidden import found_in, kept
from tests.pages.page import ACT, VISITOR
from tests.pages.registry import BY_NAME

pytestmark = pytest.mark.any_python  # who is a stranger is told by our own rules

CITIZENS, STAFF = ("li", "dismissed", "narrow"), ("other_body", "other_town", "other_district", "former")
STRANGERS = (VISITOR, *CITIZENS, *STAFF)
PARAMETERS = {address.name: address.parameters for address in addresses.every()}
OF_SOMEBODY = [name for name, page in BY_NAME.items() if not page.public]
FORMAT = {"ending"}  # in which form a list is taken away
OBJECTS = [name for name in OF_SOMEBODY if PARAMETERS[name] - FORMAT]
LISTS = [name for name in OF_SOMEBODY if name not in OBJECTS]
AT_HOME = {"citizen": CITIZENS, "desk": STAFF, "api": (*CITIZENS, *STAFF)}
DOORS = {"citizen": "citizen:sign-in", "desk": "desk:sign-in"}
# Whoever acts for the company in one item knows its name, though nothing of its other matters.
KNOWS_THE_COMPANY = {(f"citizen:{page}", "narrow") for page in ("mandate", "parties", "own-data-copy")}
SHOWN, UNKNOWN, NOT_YOURS, NOT_FOUND = 200, 401, 403, 404


def answered(page, who) -> int | str:
    """What a stranger is to be told of an object: nothing is there; one at the wrong door is shown the right one."""
    if who in STAFF and page.known:
        return NOT_YOURS if page.sends else SHOWN
    if who in AT_HOME[page.channel]:
        return NOT_FOUND
    return reverse(DOORS[page.channel]) if page.channel in DOORS else UNKNOWN


def told(response) -> int | str:
    return response.url.partition("?")[0] if response.status_code == 302 else response.status_code


@pytest.fixture(scope="module")
def untouched(world, django_db_blocker):
    """What stands in the tables before any stranger came."""
    with django_db_blocker.unblock():
        return kept(world)


def strangers_to(name: str) -> list[str]:
    return [who for who in STRANGERS if (name, who) not in KNOWS_THE_COMPANY]


def all_as_told(world, name: str, ask) -> None:
    """Every stranger asks in turn, and each is told what a stranger is to be told."""
    page, strangers = BY_NAME[name], strangers_to(name)
    answers = {who: ask(visitors.browser(world, who, page.channel), page, world) for who in strangers}

    assert {who: told(answer) for who, answer in answers.items()} == {who: answered(page, who) for who in strangers}
    assert {who: found_in(answer, world) for who, answer in answers.items()} == {who: [] for who in strangers}


@pytest.mark.any_database
@pytest.mark.parametrize("name", [name for name in OBJECTS if BY_NAME[name].answers != ACT])
def test_a_stranger_finds_nothing_at(world, name):
    all_as_told(world, name, visitors.get)


@pytest.mark.any_database
@pytest.mark.parametrize("name", [name for name in OBJECTS if BY_NAME[name].sends])
def test_a_stranger_does_nothing_at(world, untouched, name):
    all_as_told(world, name, visitors.post)

    assert kept(world) == untouched


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_sees_nothing_of_others_on(world, untouched, name):
    page, found = BY_NAME[name], {}

    for who in strangers_to(name):
        browser = visitors.browser(world, who, page.channel)
        answers = [visitors.get(browser, page, world, **asked) for asked in ({}, *page.tries(world))]
        if page.sends:
            answers.append(visitors.post(browser, page, world))
        found[who] = sorted({what for answer in answers for what in found_in(answer, world)})

    assert found == {who: [] for who in strangers_to(name)}
    assert kept(world) == untouched


@pytest.mark.parametrize("name", [name for name, page in BY_NAME.items() if page.public])
def test_a_public_page_shows_nothing_of_anybody_to(world, name):
    page = BY_NAME[name]
    browser = visitors.browser(world, VISITOR, page.channel)

    answers = [visitors.get(browser, page, world)]
    if page.sends:
        answers.append(visitors.post(browser, page, world))

    assert [found_in(response, world) for response in answers] == [[] for _ in answers]
