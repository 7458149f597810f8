"""The menu of the desk: each post finds its pages, and the page one reads is marked wherever it lies."""

import re

import pytest
from django.urls import reverse

from yichuang.channels.desk.menu import MENU, menu_of

ALL_POSTS = frozenset().union(*(entry.posts for _, entries in MENU for entry in entries))


def words(posts, path="/desk/home/") -> list[tuple[str, list[str]]]:
    return [(group.word, [line.word for line in group.pages]) for group in menu_of(posts, path)]


def marked(path, posts=ALL_POSTS) -> list[str]:
    groups = menu_of(posts, path)
    return [group.word for group in groups if group.near] + [
        line.word for group in groups for line in group.pages if line.near
    ]


def test_a_clerk_at_a_counter_reads_eight_words_and_no_page_of_others():
    assert words({"COUNTER"}) == [
        ("首页", []),
        ("待办", []),
        ("窗口", ["窗口收件", "委托书"]),
        ("办件", ["一件事", "外部结果"]),
        ("消息", []),
        ("监督评价", ["红黄牌", "投诉咨询", "考核", "三心评选", "制度台账"]),
        ("指标通报", ["指标", "通报"]),
        ("事项库", []),
    ]


@pytest.mark.parametrize("entry", [one for _, entries in MENU for one in entries], ids=lambda one: one.page)
def test_an_entry_is_marked_on_its_own_page(entry):
    assert marked(reverse(f"desk:{entry.page}"))[-1] == entry.word


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/desk/cases/43020300/", ["待办"]),
        ("/desk/ratings/flags/", ["监督评价", "差评"]),
        ("/desk/scores/weights/", ["监督评价", "考核"]),
        ("/desk/intake/drafts/1/form/", ["窗口", "窗口收件"]),
        ("/desk/account/", []),
    ],
)
def test_a_page_further_in_marks_what_it_belongs_to(path, expected):
    assert marked(path) == expected


def test_only_the_page_itself_is_called_the_page_one_is_on():
    lines = [line for group in menu_of(ALL_POSTS, "/desk/scores/weights/") for line in (group, *group.pages)]
    assert [line.word for line in lines if line.here] == []


@pytest.mark.django_db
def test_the_page_shows_the_pages_of_its_group_and_says_which_is_open(kong):
    page = kong.get(reverse("desk:complaints")).content.decode()

    links = re.findall(r'yc-nav__link" href="([^"]+)"( aria-current="[a-z]+")?', page)

    assert [(href, current.strip()) for href, current in links if current] == [
        (reverse("desk:cards"), 'aria-current="true"'),
        (reverse("desk:complaints"), 'aria-current="page"'),
    ]
    assert page.count('<nav class="yc-nav') == 2
