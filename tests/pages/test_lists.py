"""A list asks the database as often with three rows more as with one; and every page with rows is such a list, or says
why its rows do not grow."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import visitors
from tests.pages.hidden import read
from tests.pages.markup import document
from tests.pages.page import JSON, PAGE
from tests.pages.registry import BY_NAME, those
from yichuang.kernel import remembering

pytestmark = pytest.mark.looks  # how often a page asks is written in our own code, not in a database

ROWS = "//main//table/tbody/tr | //main//ul[{}]/li".format(
    " or ".join(f"contains(@class, 'yc-{kind}')" for kind in ("results", "tiles", "files"))
)


def has_rows(page, answer) -> bool:
    """Whether it shows a table, things found, or an interface's `results`."""
    if page.answers == JSON:
        return "results" in json.loads(read(answer))
    return bool(document(answer).xpath(ROWS))


@pytest.mark.parametrize("name", those(lambda page: page.answers in (PAGE, JSON) and not page.row))
def test_a_page_with_rows_is_counted_below_or_says_why_not(answer_to, name):
    page = BY_NAME[name]

    assert (name, has_rows(page, answer_to(name))) == (name, bool(page.fixed))


def asked(browser, page, world) -> tuple[int, str]:
    """How often the page asks while nothing is remembered, and what it says."""
    remembering.forget_all()
    with CaptureQueriesContext(connection) as queries:
        response = visitors.get(browser, page, world)
    assert response.status_code == 200
    return len(queries), read(response)


@pytest.mark.parametrize("name", those(lambda page: page.row))
def test_a_list_asks_no_more_with_more_rows(world, name):
    page = BY_NAME[name]
    browser = visitors.browser(world, page.who, page.channel)
    asked(browser, page, world)  # what is asked once and remembered is asked now

    one = page.row(world)
    with_one, shown_one = asked(browser, page, world)
    more = [page.row(world), page.row(world)]
    with_three, shown_three = asked(browser, page, world)

    assert with_three == with_one
    assert one in shown_one
    assert [row in shown_three for row in more] == [True, True]
