"""Before any errand: the style sheet arrives, the scripts run, and our own policy lets both through."""

import pytest

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_comes_with_its_style_and_scripts(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/desk/_gallery/")

    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "PingFang SC" in family
    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_unknown_address_is_explained(page):
    answer = page.goto("/no-such-page/")

    assert answer.status == 404
    assert page.locator("h1").count() == 1
