"""A 一件事 at the window, in a browser: from the number somebody says to the vouchers, with the keyboard alone; and
without scripts."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.at_the_desk import press, signed_in, tab_to
from yichuang.domain.cases.models import Case
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import acts as guidance
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.tests.factories import FIRE, FORM, REGISTRATION, Street

MORNING = "2026-03-02 10:00+08:00"


@pytest.fixture
def street(transactional_db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    with time_machine.travel(MORNING, tick=False):
        yield Street()


@pytest.fixture
def number(street):
    """As it stands on the sheet of whoever comes to the window."""
    return guidance.number_plan(catalogue.theme("T1"), {"sign": "yes"}).number


@pytest.fixture
def kong(page, street, base_url):
    signed_in(page.context, street.counter, base_url)
    return page


@pytest.fixture
def plain(new_context, street, base_url):
    """The clerk's browser without scripts."""
    context = new_context(java_script_enabled=False)
    signed_in(context, street.counter, base_url)
    return context.new_page()


def taken_in() -> tuple:
    matter = Matter.objects.get()
    cases = Case.objects.filter(matter=matter.number).order_by("item_code")
    return matter.state, matter.channel, [(case.item_code, case.state) for case in cases]


def test_from_the_number_to_the_vouchers_with_the_keyboard_alone(kong, street, number):
    kong.goto(reverse("desk:intake"))
    kong.keyboard.type(f"{number[:4]} {number[4:]}", delay=60)
    press(kong, "Enter")
    kong.wait_for_url("**/applicant/*")
    tab_to(kong, "document")
    press(kong, "End")  # the last of the list: a company still to be founded
    tab_to(kong, "name")
    kong.keyboard.insert_text("示例早餐店")
    press(kong, "Enter")
    kong.wait_for_url("**/form/")
    for name, said in FORM.items():
        tab_to(kong, name)
        kong.keyboard.insert_text(said)
    press(kong, "Enter")
    kong.wait_for_url("**/materials/")
    for place in range(1, 4):
        tab_to(kong, f"material_{place}_paper")
        press(kong, "Space")
    tab_to(kong, "保存，下一步")
    press(kong, "Enter")
    kong.wait_for_url("**/check/")
    for name in ("mandate", "consent", "identity_checked"):
        tab_to(kong, name)
        press(kong, "Space")
    tab_to(kong, "整件收件，出具收件凭证")
    press(kong, "Enter")
    kong.wait_for_url("**/vouchers/")

    assert taken_in() == ("UNDER_WAY", "counter", [(FIRE, "RECEIVED"), (REGISTRATION, "RECEIVED")])
    assert kong.get_by_text("凭申请人的授权提交").count() == 2
    passwords = Case.objects.values_list("password", flat=True)
    assert [word for word in passwords if word in kong.content()] == []  # they stand on the vouchers alone


def test_all_of_it_works_without_scripts_and_with_mistakes(plain, street):
    plain.goto(reverse("desk:intake"))
    plain.get_by_label("窗口收件：办什么？").fill("示例开店")
    plain.get_by_role("button", name="搜索").click()
    plain.get_by_role("link", name="示例开店").click()
    plain.get_by_role("button", name="下一步").click()
    expect(plain.locator(".govuk-error-summary")).to_be_visible()
    plain.get_by_label("是", exact=True).check()
    plain.get_by_role("button", name="下一步").click()
    plain.wait_for_url("**/applicant/*")
    plain.locator("[name=document]").select_option("forming")
    plain.locator("[name=name]").fill("示例早餐店")
    plain.get_by_role("button", name="下一步").click()
    plain.wait_for_url("**/form/")
    plain.get_by_role("button", name="保存，下一步").click()
    expect(plain.locator(".govuk-error-summary")).to_be_visible()
    for name, said in FORM.items():
        plain.locator(f"[name={name}]").fill(said)
    plain.get_by_role("button", name="保存，下一步").click()
    plain.wait_for_url("**/materials/")
    plain.get_by_role("button", name="保存，下一步").click()
    expect(plain.get_by_text("必要材料还没有收齐")).to_be_visible()
    plain.get_by_role("link", name="回去收齐").click()
    plain.wait_for_url("**/materials/")  # what is on a page is counted only once it is there
    for box in plain.get_by_label("纸质件已核收").all():
        box.check()
    plain.get_by_role("button", name="保存，下一步").click()
    plain.wait_for_url("**/check/")
    plain.get_by_role("button", name="整件收件，出具收件凭证").click()
    expect(plain.locator(".govuk-error-summary")).to_be_visible()
    for name in ("mandate", "consent", "identity_checked"):
        plain.locator(f"[name={name}]").check()
    plain.get_by_role("button", name="整件收件，出具收件凭证").click()
    plain.wait_for_url("**/vouchers/")

    assert taken_in() == ("UNDER_WAY", "counter", [(FIRE, "RECEIVED"), (REGISTRATION, "RECEIVED")])
