"""What every page has: a language, a title of its own, one heading of the first rank, a way past the header, and links
that lead somewhere."""

from collections import Counter
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.pages.markup import document
from tests.pages.registry import those

pytestmark = pytest.mark.looks

LOOKED_AT = those(lambda page: page.is_looked_at)
REAL = [name for name in LOOKED_AT if name != "shared:gallery"]  # its links and forms are samples
ELSEWHERE = ("tel:", "mailto:", "data:", "http:", "https:")


@pytest.fixture(scope="module")
def page_of(answer_to):
    return cache(lambda name: document(answer_to(name)))


@pytest.mark.parametrize("name", REAL)
def test_a_page_says_its_language_title_and_heading(page_of, name):
    page = page_of(name)

    assert page.get("lang") == "zh-CN"
    assert [heading.text_content().strip() != "" for heading in page.iter("h1")] == [True]
    assert page.findtext("head/title").endswith(" · 示例区政务服务")
    assert page.xpath("count(//main[@id='main'])") == 1


@pytest.mark.parametrize("name", LOOKED_AT)
def test_the_first_thing_to_reach_is_the_way_to_the_content(page_of, name):
    page = page_of(name)

    reachable = page.xpath("//body//a | //body//button | //body//input[not(@type='hidden')] | //body//summary")
    if name.startswith("screens:"):  # nobody is at a wall: there is nothing to reach on it
        assert reachable == []
        return
    first = reachable[0]

    assert first.get("href") == "#main" or page.find(".//header") is None  # a sheet to print has nothing to pass by


@pytest.mark.parametrize("name", LOOKED_AT)
def test_no_two_elements_share_an_id(page_of, name):
    counted = Counter(page_of(name).xpath("//@id"))

    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", REAL)
def test_every_link_leads_somewhere(page_of, name):
    page = page_of(name)
    links = {link.get("href", "") for link in page.iter("a")}

    assert sorted(link for link in links if not leads(link, page)) == []


def leads(link: str, page) -> bool:
    if link.startswith(ELSEWHERE):
        return True
    address = urlsplit(link)
    if not address.path:
        return bool(address.query) or bool(page.xpath("//*[@id=$id]", id=address.fragment))
    try:
        resolve(address.path)
    except Resolver404:
        return False
    return True


def test_no_two_pages_have_the_same_title(page_of):
    """Tabs and the history of a browser are told apart by it. A page of an act names the act."""
    titles = Counter(page_of(name).findtext("head/title") for name in LOOKED_AT)

    assert [title for title, times in titles.items() if times > 1] == []
