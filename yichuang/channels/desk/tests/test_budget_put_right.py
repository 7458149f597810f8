"""A budget year put right at the desk: one begun by mistake, an approval entered wrongly."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.performance.tests.conftest import bureau  # noqa: F401
from yichuang.domain.performance.tests.factories import YEAR

pytestmark = pytest.mark.django_db
NUMBER = f"BUREAU-{YEAR}"


def page(browser, name, *args):
    return browser.get(reverse(f"desk:{name}", args=args)).content.decode()


def test_a_year_begun_by_mistake_is_given_up_on_its_page(bureau):  # noqa: F811
    bureau.draft()
    browser, address = Desk(bureau.sun), reverse("desk:budget-act", args=[NUMBER, "give_up"])

    assert "撤销年度" in page(browser, "budget-year", NUMBER)
    assert browser.post(address, {"reason": "示例：建错了"}).status_code == 302
    assert "这一年是建错了撤销的" in page(browser, "budget-year", NUMBER)
    assert browser.post(reverse("desk:budget-new"), {"body": "BUREAU", "year": YEAR}).url.endswith(f"{NUMBER}-2/")


def test_a_mistyped_approval_is_put_right_on_its_page(bureau):  # noqa: F811
    bureau.open()
    browser, address = Desk(bureau.sun), reverse("desk:budget-act", args=[NUMBER, "restate"])
    assert 'value="2,850,000.00"' in browser.get(address).content.decode()

    answer = browser.post(address, {"initial": "285万", "document": "示例7号", "reason": "示例"})

    assert (answer.status_code, apps.get_model("performance", "BudgetYear").objects.get().document) == (302, "示例7号")
