"""What a line follows at the desk: the table, one line, the choice, and the estimate that tells of it."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.performance.acts import estimates
from yichuang.domain.performance.tests.factories import YEAR, Bureau

pytestmark = pytest.mark.django_db
NUMBER = f"BUREAU-{YEAR}"


@pytest.fixture
def bureau(at):
    made = Bureau()
    made.closed()
    return made


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def address(*args):
    return reverse("desk:estimate-driver" + ("-act" if len(args) > 2 else ""), args=args)


def test_a_suggestion_is_shown_as_one_until_somebody_chooses(bureau):
    browser, table = Desk(bureau.sun), reverse("desk:estimate-drivers")
    number = apps.get_model("performance.BudgetYear").objects.get().number
    assert words(browser.get(table)).count("系统建议") == 5  # four lines, and the sentence above them

    told = {"how": "volumes", "drivers": ["kiosks"], "reason": "示例理由"}
    answer = browser.post(address(number, "P1", "choose"), told, follow=True)

    assert "选定驱动因素：自助终端" in words(answer)
    assert ("孙" in words(browser.get(table)), words(browser.get(table)).count("系统建议")) == (True, 4)


def test_half_a_choice_is_told_on_its_page_and_not_kept(bureau):
    browser = Desk(bureau.sun)
    number = apps.get_model("performance.BudgetYear").objects.get().number

    answer = browser.post(address(number, "P1", "choose"), {"how": "volumes", "reason": "示例"})

    assert (answer.status_code, "至少勾选一个因素" in words(answer)) == (422, True)
    assert not apps.get_model("performance.LineDriver").objects.exists()


def test_the_estimate_says_what_each_line_follows_and_who_chose_it(bureau):
    browser = Desk(bureau.sun)
    number = apps.get_model("performance.BudgetYear").objects.get().number
    told = {"how": "volumes", "drivers": ["kiosks"], "reason": "示例理由"}
    browser.post(address(number, "P1", "choose"), told)
    made = estimates.ask(bureau.body.code, YEAR + 1, by=bureau.sun, told={"kiosks": 80})
    estimates.reckon.func(made.number)

    page = words(browser.get(reverse("desk:estimate", args=[made.number])))

    assert re.search(r"P1 示例大厅管理 随：自助终端（孙 \d{4}年\d+月\d+日选定）", page)
    assert "P2 示例网络租赁 随：政务外网线路（系统建议，还没有人选定）" in page


def test_a_line_of_another_body_is_not_there(bureau):
    number = apps.get_model("performance.BudgetYear").objects.get().number

    assert Desk(bureau.stranger).get(address(number, "P1")).status_code == 404
    assert Desk(bureau.sun).get(address(number, "P9")).status_code == 404


def test_a_line_whose_name_says_nothing_asks_for_a_choice_and_is_no_suggestion(bureau):
    year = apps.get_model("performance.BudgetYear").objects.get()
    year.budgetlines.filter(code="P2").update(label="示例其他工作")

    page = words(Desk(bureau.sun).get(reverse("desk:estimate-drivers")))

    assert "P2 示例其他工作 名称里看不出来，照上年 请选定" in page
