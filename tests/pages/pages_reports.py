"""The check of reports, and the report of the self-evaluation."""

from tests.pages.page import PAPER, Page, sent
from tests.pages.pages_performance import FOR_ALL, evaluation

SAID = "支出483.61其中：项目296.99万元，基本186.62万元。\n受理200个，办结150个，办结率80%。"

PAGES = (
    Page("desk:evaluation-report", who="sun", args=evaluation("draft"), fixed="one line a figure of the report"),
    Page("desk:evaluation-words", who="sun", args=evaluation("draft"), sends=sent(part8="示例：终端{kiosks}。"),
         fixed="one line a figure that may be named"),
    Page("citizen:evaluation-report", args=evaluation("shown", ending="pdf"), answers=PAPER, public=FOR_ALL),
    Page("desk:evaluation-report-file", who="sun", args=evaluation("shown", ending="pdf"), answers=PAPER),
    Page("desk:report-check", who="zhao", sends=sent(text=SAID), known="whoever writes reports may have one checked"),
)  # fmt: skip
