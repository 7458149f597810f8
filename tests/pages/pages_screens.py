"""What shows how work stands: the home and the board of the desk, the screens on the wall and in the hall."""

from tests.pages.page import Page

SHOWN = "hangs where everybody passes: public measures, and no name"

PAGES = (
    Page("desk:home", who="zhao", row=lambda world: world.moved_by_another()),
    Page("desk:board", who="sun", row=lambda world: world.another_body_at_work()),
    Page("screens:wall", public=SHOWN, fixed="one line a month, five departments at most"),
    Page("screens:hall", public=SHOWN, fixed="one line a month"),
)
