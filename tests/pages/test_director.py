"""The page a director reads: all of it on one screen of a desk, on one sheet of paper."""

from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.pages import visitors
from tests.pages.registry import BY_NAME
from tests.pages.screen import PHONE

pytestmark = pytest.mark.looks
SCREENS = [{"width": 1280, "height": 900}, {"width": 1440, "height": 900}]
FOUR = ["钱去了哪里（万元）", "办成了什么", "每件花了多少", "要改什么"]


def plain(text: str) -> str:
    """Without spaces, and with the characters a font's tables call by the names of radicals."""
    return "".join(normalize("NFKC", text).split())


@pytest.fixture
def sheet(world, screen):
    page = BY_NAME["desk:director"]
    screen.open(visitors.get(visitors.browser(world, page.who), page, world), SCREENS[0])
    return screen.page


@pytest.mark.parametrize("size", SCREENS, ids=["1280", "1440"])
def test_its_four_questions_stand_on_one_screen(sheet, size):
    sheet.set_viewport_size(size)
    lowest = sheet.evaluate("Math.max(...[...document.querySelectorAll('main section')]"
                            ".map(part => part.getBoundingClientRect().bottom))")  # fmt: skip

    assert sheet.locator("main h2").all_inner_texts() == FOUR
    assert lowest <= size["height"]


def test_it_prints_on_one_sheet(sheet):
    printed = PdfReader(BytesIO(sheet.pdf(format="A4", print_background=False)))

    assert len(printed.pages) == 1
    text = plain(printed.pages[0].extract_text())
    assert [plain(question) in text for question in FOUR] == [True] * 4


def test_on_a_phone_one_stands_under_the_other(sheet):
    sheet.set_viewport_size(PHONE)
    left = sheet.evaluate(
        "[...document.querySelectorAll('main section')].map(part => part.getBoundingClientRect().left)"
    )

    assert len(set(left)) == 1


def test_on_a_phone_the_long_name_of_a_body_makes_it_no_wider(sheet):
    sheet.set_viewport_size(PHONE)
    sheet.evaluate(
        "document.querySelectorAll('#director-year option')"
        ".forEach(one => { one.text = '示例州市示例城区行政审批服务管理局 2021年' })"
    )

    assert sheet.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
