"""The screens on the wall and in the hall."""

from tests.pages.page import Page

SHOWN = "hangs where everybody passes: public measures, and no name"

PAGES = (
    Page("screens:wall", public=SHOWN, fixed="one line a month, six departments at most"),
    Page("screens:hall", public=SHOWN, fixed="one line a month"),
)
