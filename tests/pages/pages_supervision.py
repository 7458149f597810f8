"""Supervision: cards, their rules, and the desk inbox."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pages.page import ACT, PAPER, Page, pressed, sent
from tests.pages.pages_desk import asking, body, ending
from yichuang.domain.identity.tests.factories import PNG
from yichuang.domain.supervision import reads
from yichuang.domain.supervision.tables import PARTS


def card(name, **more):
    return lambda world: {"number": world.cards[name].number, **{part: value(world) for part, value in more.items()}}


def bulletin(name, **more):
    return lambda world: {
        "number": world.bulletins[name].number,
        **{part: value(world) for part, value in more.items()},
    }


def rule(code, **more):
    return lambda _world: {"code": code, **more}


RULE = {
    "name": "示例规则", "colour": "red", "about": "case", "metric": "overdue_promise_wd", "compare": ">=",
    "threshold": "1", "unit": "working_day", "points": "3", "told": ["CHIEF"], "reply_days": "3", "basis": "示例依据",
}  # fmt: skip
FOUND = {
    "rule": "R15", "unit": body, "finding": "示例：9点10分不在窗口。",
    "proof": lambda _world: SimpleUploadedFile("示例.png", PNG, "image/png"),
}  # fmt: skip

SEEN = {
    "unit": body, "kind": "absent", "way": "on_site", "finding": "示例：9点10分窗口无人。",
    "photo": lambda _world: SimpleUploadedFile("示例.png", PNG, "image/png"),
}  # fmt: skip
WEIGHTS = dict(zip(PARTS, ("10", "15", "5", "20", "20", "20", "10"), strict=True))


def record(name, **more):
    return lambda world: {"number": getattr(world, name).number, **more}


def score_of(world):
    return {"kind": "department", "key": world.body.code}


PAGES = (
    Page("desk:cards", who="zhao", row=lambda world: world.another_card().number,
         tries=asking({"view": "mine"}, {"view": "withdrawn"}, {"unit": body}, {"colour": "red"})),
    Page("desk:card-board", who="sun", fixed="one line a body with cards"),
    Page("desk:card-new", who="sun", sends=sent(**FOUND)),
    Page("desk:card", who="zhao", args=card("late"), fixed="the days of one matter by holder"),
    Page("desk:card-proof", who="zhao", args=card("found"), answers=PAPER),
    Page("desk:card-document", who="zhao", answers=PAPER,
         args=card("late", paper=lambda world: reads.documents_of(world.cards["late"]).first().pk)),
    Page("desk:card-act", who="zhao", args=card("late", act=lambda _world: "defend"), answers=ACT,
         sends=sent(words="示例申辩。")),
    Page("desk:card-rules", who="sun", row=lambda world: world.another_rule().number),
    Page("desk:card-rule", who="sun", args=rule("R07"), sends=sent(version="1", **RULE)),
    Page("desk:card-rule-new", who="sun", sends=sent(code="L01", **RULE)),
    Page("desk:card-rule-act", who="sun", args=rule("R08", act="confirm"), answers=ACT, sends=pressed),
    Page("desk:card-rules-import", who="sun", sends=pressed),
    Page("desk:card-rules-export", who="sun", args=ending("csv"), answers=PAPER),
    Page("desk:scores", who="sun", fixed="one line a department with something to measure"),
    Page("desk:scores-of", who="sun", args=lambda _world: {"kind": "window"},
         fixed="one line a window of the hall", known="all staff may ask for scores, and see those that are theirs"),
    Page("desk:score", who="qian", args=score_of, fixed="one line a part of the score"),
    Page("desk:score-rows", who="qian", args=lambda world: score_of(world) | {"part": "cards"}),
    Page("desk:score-weights", who="sun", sends=sent(version="0", reason="示例", **WEIGHTS)),
    Page("desk:duties-patrols", who="zhao", row=lambda world: world.another_patrol().number,
         tries=asking({"view": "all"})),
    Page("desk:patrol-new", who="sun", sends=sent(**SEEN)),
    Page("desk:patrol-rounds", who="sun", row=lambda world: world.another_round().number,
         tries=asking({"month": "2026-01"}, {"month": "x"})),
    Page("desk:patrol-round-new", who="sun", sends=sent(way="video", note="示例：自助区")),
    Page("desk:patrol", who="zhao", args=record("patrol")),
    Page("desk:patrol-photo", who="zhao", args=record("patrol"), answers=PAPER),
    Page("desk:patrol-act", who="zhao", args=record("patrol", act="reply"), answers=ACT, sends=sent(words="示例答复")),
    Page("desk:duties-refusals", who="zhao", row=lambda world: world.another_refusal().number,
         tries=asking({"view": "all"})),
    Page("desk:refusal", who="zhao", args=record("refusal")),
    Page("desk:refusal-act", who="sun", args=record("refusal", act="find_proper"), answers=ACT,
         sends=sent(reason="示例")),
    Page("desk:duties-asked", who="zhao", row=lambda world: world.another_asked().number,
         tries=asking({"view": "all"})),
    Page("desk:asked-new", who="zhao", sends=sent(unit=body, question="示例询问")),
    Page("desk:asked", who="zhao", args=record("first_asked")),
    Page("desk:asked-act", who="zhao", args=record("first_asked", act="finish"), answers=ACT,
         sends=sent(words="示例答复")),
    Page("desk:honours", who="zhao", row=lambda world: world.another_honour().merits,
         known="an honour is told to all staff"),
    Page("desk:honour-new", who="sun", sends=lambda world: {
        "person": world.qian.account, "kind": "PIONEER", "merits": "示例事迹"}),
    Page("desk:honour-ending", who="sun", args=record("honour"),
         sends=sent(reason="示例")),
    Page("desk:service-new", who="sun", sends=lambda world: {
        "person": world.qian.account, "served_on_year": "2026", "served_on_month": "3", "served_on_day": "2",
        "hours": "2", "what": "示例引导"}),
    Page("desk:service-striking", who="sun", args=record("service"),
         sends=sent(reason="示例")),
    Page("desk:stand-ins", who="sun", fixed="one line a role of a body"),
    Page("desk:bulletins", who="sun", row=lambda world: world.another_bulletin().title,
         tries=asking({"kind": "MONTH"})),
    Page("desk:bulletin-new", who="sun", sends=lambda world: {"period": world.free_period()}),
    Page("desk:bulletin", who="sun", args=bulletin("running"), fixed="one line a body and item"),
    Page("desk:bulletin-words", who="sun", args=bulletin("draft"), answers=ACT,
         sends=sent(opening="示例开头。", remarks="", version="0")),
    Page("desk:bulletin-act", who="sun", args=bulletin("draft", act=lambda _world: "review"), answers=ACT,
         sends=pressed),
    Page("desk:bulletin-file", who="sun", args=bulletin("issued", ending=lambda _world: "pdf"), answers=PAPER,
         known="an issued bulletin is told to all staff"),
    Page("desk:inbox", who="zhao", row=lambda world: world.another_card().number),
    Page("desk:inbox-seen", who="zhao", answers=ACT, sends=sent(upto="1")),
)  # fmt: skip
