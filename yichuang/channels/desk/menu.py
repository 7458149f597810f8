"""The menu of the desk: what each post is for, in a few groups: nobody reads eighteen words to find one.

A group leads to the first of its pages the reader's posts open, and shows its pages while one of them is open.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from yichuang.kernel.actors import AUDITOR, SECURITY, SYSTEM

EVERYBODY: frozenset[str] = frozenset()
LEADS = frozenset({"SUPERVISOR", "HEAD"})
CHIEFS = LEADS | {"CHIEF"}
COUNTER = frozenset({"COUNTER"})
LEDGERS = ("/desk/refusals/", "/desk/first-asked/", "/desk/stand-ins/", "/desk/honours/", "/desk/voluntary-services/")


@dataclass(frozen=True)
class Entry:
    """One page: its word, the name of its address, the posts it is for, and whatever else counts as being there."""

    word: str
    page: str
    posts: frozenset[str] = EVERYBODY
    also: tuple[str, ...] = ()

    def opens_for(self, posts: Collection[str]) -> bool:
        return not self.posts or not self.posts.isdisjoint(posts)


MENU: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    ("首页", (Entry("首页", "home"),)),
    ("待办", (Entry("待办", "queue", also=("/desk/cases/", "/desk/search/")),)),
    (
        "窗口",
        (
            Entry("窗口收件", "intake", COUNTER),
            Entry("委托书", "mandates", COUNTER),
            Entry("我帮办的", "helping", frozenset({"HELPER"})),
        ),
    ),
    (
        "办件",
        (
            Entry("一件事", "matters"),
            Entry("承诺核查", "post-checks", frozenset({"REVIEWER", "CHIEF"})),
            Entry("外部结果", "outcomes", frozenset({"COUNTER", "ACCEPTOR", "REVIEWER"})),
            Entry("制证出件", "delivery", frozenset({"DELIVERY", "CERT_CLERK"})),
            Entry("证照", "licences", LEADS | {"CERT_CLERK"}),
        ),
    ),
    ("消息", (Entry("消息", "inbox"),)),
    (
        "监督评价",
        (
            Entry("监督看板", "board", LEADS),
            Entry("红黄牌", "cards"),
            Entry("差评", "bad-ratings", CHIEFS, also=("/desk/ratings/",)),
            Entry("投诉咨询", "complaints", CHIEFS | COUNTER),
            Entry("考核", "scores"),
            Entry("三心评选", "campaigns"),
            Entry("制度台账", "duties-patrols", also=LEDGERS),
        ),
    ),
    ("指标通报", (Entry("指标", "measures"), Entry("通报", "bulletins"))),
    (
        "预算与绩效",
        (
            Entry("预算", "budget", CHIEFS),
            Entry("绩效自评", "evaluations", CHIEFS),
            Entry("下年测算", "estimates", CHIEFS),
            Entry("一页看", "director", CHIEFS),
            Entry("报告检查", "report-check", CHIEFS),
        ),
    ),
    (
        "审计",
        (
            Entry("操作记录", "records", frozenset({AUDITOR})),
            Entry("查看和导出记录", "looks", frozenset({AUDITOR})),
        ),
    ),
    (
        "事项与设置",
        (
            Entry("事项库", "items", also=("/desk/versions/", "/desk/themes/", "/desk/wordings/")),
            Entry("人员", "staff", LEADS | {SYSTEM, SECURITY}),
            Entry("工作日历", "calendar", frozenset({"SUPERVISOR"})),
            Entry("系统待处理", "troubles", frozenset({"SUPERVISOR"}), also=("/desk/messages/",)),
        ),
    ),
)


@dataclass(frozen=True)
class Line:
    """A link of the menu: here if its page is the one read, near if the page read belongs to it."""

    word: str
    href: str
    here: bool
    near: bool


@dataclass(frozen=True)
class Group(Line):
    pages: tuple[Line, ...]


def closeness(entry: Entry, path: str) -> int:
    """How many letters of the address the entry owns: the longest wins. The queue, at the root, owns itself only."""
    home = reverse(f"desk:{entry.page}")
    owned = (*entry.also, home) if entry.page != "queue" or path == home else entry.also
    return max((len(start) for start in owned if path.startswith(start)), default=0)


def menu_of(posts: Collection[str], path: str) -> list[Group]:
    """The groups open to these posts, as seen from a page; a group of one page is that page."""
    open_to = [(word, [one for one in entries if one.opens_for(posts)]) for word, entries in MENU]
    nearest = max((one for _, ones in open_to for one in ones), key=lambda one: closeness(one, path))
    near = nearest if closeness(nearest, path) else None
    groups = []
    for word, ones in open_to:
        lines = tuple(Line(one.word, href := reverse(f"desk:{one.page}"), href == path, one is near) for one in ones)
        if len(lines) == 1:
            groups.append(Group(lines[0].word, lines[0].href, lines[0].here, lines[0].near, ()))
        elif lines:
            groups.append(Group(word, lines[0].href, False, near in ones, lines))
    return groups
