"""A budget year put right at the desk: one begun by mistake, an approval entered wrongly."""

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.performance.tests.factories import YEAR

pytestmark = pytest.mark.django_db
NUMBER = f"BUREAU-{YEAR}"


def page(browser, name, *args):
    return browser.get(reverse(f"desk:{name}", args=args)).content.decode()


def test_a_year_begun_by_mistake_is_given_up_on_its_page(bureau):
    bureau.draft()
    browser, address = Desk(bureau.sun), reverse("desk:budget-act", args=[NUMBER, "give_up"])

    assert "撤销年度" in page(browser, "budget-year", NUMBER)
    assert browser.post(address, {"reason": "示例：建错了"}).status_code == 302
    assert "这一年是建错了撤销的" in page(browser, "budget-year", NUMBER)
    assert browser.post(reverse("desk:budget-new"), {"body": "BUREAU", "year": YEAR}).url.endswith(f"{NUMBER}-2/")


def test_a_mistyped_approval_is_put_right_on_its_page(bureau):
    bureau.open()
    browser, address = Desk(bureau.sun), reverse("desk:budget-act", args=[NUMBER, "restate"])
    assert 'value="2,850,000.00"' in browser.get(address).content.decode()

    answer = browser.post(address, {"initial": "285万", "document": "示例7号", "reason": "示例"})

    assert (answer.status_code, apps.get_model("performance", "BudgetYear").objects.get().document) == (302, "示例7号")


def test_in_a_closed_year_a_line_and_its_approval_are_put_right_on_one_page(bureau):
    year = bureau.closed()
    line = year.budgetlines.get(code="P1")
    browser = Desk(bureau.head)
    address = reverse("desk:budget-correction", args=[NUMBER, "lines", line.place])
    assert 'value="2,850,000.00"' in browser.get(address).content.decode()
    told = {
        "code": "P1", "label": line.label, "kind": "special", "fund": "general", "functional": "2010306",
        "economic": "30213", "initial": "50万", "goals": "G1", "why-reason": "示例", "why-document": "示例审计意见",
        "why-carried_out": "0", "why-approval": year.document,
    }  # fmt: skip

    refused = browser.post(address, told | {"why-approved": "285万"})
    answer = browser.post(address, told | {"why-approved": "286万"})

    assert (refused.status_code, answer.status_code) == (422, 302)
    assert "项目和批复要在一次更正里同时改" in refused.content.decode()
    assert "批复合计从 2,850,000.00 元改为 2,860,000.00 元" in page(browser, "budget-year", NUMBER)
