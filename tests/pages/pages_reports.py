"""The check of reports, and the report of the self-evaluation."""

from tests.pages.page import Page, sent

SAID = "支出483.61其中：项目296.99万元，基本186.62万元。\n受理200个，办结150个，办结率80%。"

PAGES = (
    Page("desk:report-check", who="zhao", sends=sent(text=SAID), known="whoever writes reports may have one checked"),
)  # fmt: skip
