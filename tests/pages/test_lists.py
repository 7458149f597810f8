"""A list asks the database as often with three rows more as with one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import visitors
from tests.pages.hidden import read
from tests.pages.registry import BY_NAME, those


def asked(browser, page, world) -> tuple[int, str]:
    """How often the page asks, and what it says."""
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
