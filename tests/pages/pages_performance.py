"""绩效自评: the years, one of them with its indicators and figures, the templates, and what everybody reads."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pages.page import ACT, PAPER, Page, pressed, sent
from yichuang.domain.identity.tests.factories import PNG

FOR_ALL = "a published self-evaluation is for everybody"
ENTERED = {
    "value": "98", "as_of_year": "2023", "as_of_month": "12", "as_of_day": "31", "source": "示例系统",
    "file": lambda _world: SimpleUploadedFile("示例.png", PNG, "image/png"),
}  # fmt: skip
GOAL = {"code": "G9", "text": "示例目标", "lines": "P1，P2", "indicators": "I02"}


def evaluation(name, **more):
    return lambda world: {"number": world.evaluations[name].number, **more}


PAGES = (
    Page("desk:evaluations", who="sun", row=lambda world: world.another_evaluation()),
    Page("desk:evaluation-new", who="sun", sends=sent(which=lambda world: world.free_evaluation())),
    Page("desk:evaluation", who="sun", args=evaluation("draft"), fixed="one line an indicator of the template"),
    Page(
        "desk:evaluation-act",
        who="treasurer",
        args=evaluation("waiting", act="send_back"),
        answers=ACT,
        sends=sent(reason="示例：请核对。"),
    ),
    Page("desk:evaluation-objection", who="sun", args=evaluation("shown"), answers=ACT, sends=sent(text="示例异议")),
    Page(
        "desk:evaluation-answer",
        who="sun",
        args=evaluation("shown"),
        answers=ACT,
        sends=sent(place="1", answer="示例答复"),
    ),
    Page(
        "desk:evaluation-differences",
        who="sun",
        args=evaluation("shown"),
        fixed="one line a figure that differs by now",
    ),
    Page(
        "desk:evaluation-goals",
        who="sun",
        args=evaluation("draft"),
        sends=sent(**GOAL),
        row=lambda world: world.another_goal(),
    ),
    Page(
        "desk:evaluation-indicator",
        who="sun",
        args=evaluation("draft", code="I02"),
        fixed="one line a figure of its formula",
    ),
    Page(
        "desk:evaluation-indicator-act",
        who="sun",
        args=evaluation("draft", code="I02", act="explain"),
        answers=ACT,
        sends=sent(reason="示例原因"),
    ),
    Page(
        "desk:evaluation-figure",
        who="sun",
        args=evaluation("draft", code="kiosks"),
        sends=sent(**ENTERED),
    ),
    Page("desk:evaluation-proof", who="sun", args=evaluation("draft", code="content"), answers=PAPER),
    Page("desk:evaluation-templates", who="sun", row=lambda world: world.another_template()),
    Page("desk:evaluation-templates-import", who="sun", sends=pressed),
    Page(
        "desk:evaluation-template-export",
        who="sun",
        answers=PAPER,
        args=lambda _world: {"since": 2001, "part": "tree", "ending": "csv"},
    ),
    Page("citizen:evaluations", public=FOR_ALL, row=lambda world: world.another_public_evaluation()),
    Page(
        "citizen:evaluation",
        args=evaluation("shown"),
        public=FOR_ALL,
        fixed="one line an indicator, as it was made final",
    ),
    Page("citizen:evaluation-objection", args=evaluation("shown"), public=FOR_ALL, sends=sent(text="示例异议")),
)
