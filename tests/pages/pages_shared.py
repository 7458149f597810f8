"""What belongs to no single channel."""

from tests.pages.page import ACT, Page, sent

PAGES = (
    Page("shared:large-print", answers=ACT, sends=sent(large="1", back="/"), public="a setting of one's own browser"),
    Page("shared:gallery", public="sample words only", fixed="samples"),
)
