"""At the counter and at the desk with the keyboard alone, with a card reader, and without scripts."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.at_the_desk import press, signed_in, tab_to
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.tests.factories import Hall, party_of

MORNING = "2026-03-02 10:00+08:00"


@pytest.fixture
def hall(transactional_db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    with time_machine.travel(MORNING, tick=False):
        yield Hall()


@pytest.fixture
def kong(page, hall, base_url):
    """The counter clerk's own browser."""
    signed_in(page.context, hall.counter, base_url)
    return page


@pytest.fixture
def plain(new_context, hall, base_url):
    """A browser without scripts, at the desk of 赵."""
    context = new_context(java_script_enabled=False)
    signed_in(context, hall.zhao, base_url)
    return context.new_page()


def test_an_application_is_taken_in_with_the_keyboard_alone(kong, hall):
    kong.goto(reverse("desk:intake"))
    kong.keyboard.type(hall.version.item_id)
    press(kong, "Enter")
    kong.wait_for_url("**/intake/*/")
    kong.keyboard.type(party_of(hall.mei).code, delay=60)
    press(kong, "Enter")
    kong.get_by_text("已经登记过").wait_for()
    press(kong, "Enter")
    kong.wait_for_url("**/form/")
    tab_to(kong, "premises_address")
    kong.keyboard.type("示例路1号")
    press(kong, "Enter")
    kong.wait_for_url("**/materials/")
    tab_to(kong, "paper_1")
    press(kong, "Space")
    tab_to(kong, "保存，下一步")
    press(kong, "Enter")
    kong.wait_for_url("**/check/")
    tab_to(kong, "identity_checked")
    press(kong, "Space")
    tab_to(kong, "收件，出具收件凭证")
    press(kong, "Enter")
    kong.wait_for_url("**/voucher/")

    case = Case.objects.get(channel="counter")
    assert (case.state, case.missing) == ("RECEIVED", [])
    assert case.password not in kong.content()  # it stands on the receipt alone


def test_a_card_reader_fills_in_the_person_whatever_box_has_the_cursor(kong, hall):
    kong.clock.install(time=0)  # a burst is told by the clock, which a busy machine must not draw out
    kong.goto(reverse("desk:intake-applicant", args=[hall.version.item_id]))
    kong.clock.pause_at(60_000)
    kong.locator("[name=phone]").focus()

    kong.keyboard.type("Mei|430203198503170017|Road 8")  # a test types Chinese without keys; a reader has keys
    press(kong, "Enter")

    expect(kong.locator("[name=id_number]")).to_have_value("430203198503170017")
    assert kong.locator("[name=name]").input_value() == "Mei"
    assert kong.locator("[name=address]").input_value() == "Road 8"


def test_a_reload_loses_nothing_that_was_typed(kong, hall):
    kong.goto(reverse("desk:intake-applicant", args=[hall.version.item_id]))
    mei = party_of(hall.mei)
    for name, text in {"id_number": mei.code, "name": mei.name}.items():
        kong.locator(f"[name={name}]").fill(text)
    kong.get_by_role("button", name="下一步").click()
    kong.wait_for_url("**/form/")
    kong.locator("[name=premises_address]").fill("示例路1号")

    kong.reload()

    assert kong.locator("[name=premises_address]").input_value() == "示例路1号"


def test_a_correction_notice_gains_a_row_without_asking_the_server(page, hall, base_url):
    signed_in(page.context, hall.zhao, base_url)
    case = hall.received()
    page.goto(reverse("desk:case-ask_to_correct", args=[case.number]))
    asked = []
    page.on("request", lambda request: asked.append(request.method))

    page.get_by_role("button", name="再加一项").click()

    expect(page.locator("[data-row]")).to_have_count(4)
    assert page.evaluate("document.activeElement.name") == "gap-4-material"
    assert "POST" not in asked
    page.locator("[name=gap-4-material]").select_option("1")
    for part in ("defect", "basis", "remedy"):
        page.locator(f"[name=gap-4-{part}]").fill("示例")
    page.get_by_role("button", name="一次性告知补正").click()
    page.wait_for_url(f"**/cases/{case.number}/")
    assert [gap["defect"] for gap in Case.objects.get(pk=case.pk).gaps] == ["示例"]


def test_everything_of_an_acceptance_works_without_scripts(plain, hall):
    case = hall.received()
    plain.goto(reverse("desk:queue"))
    plain.get_by_role("link", name=case.item_name).click()
    plain.get_by_role("link", name="一次性告知补正").click()
    plain.get_by_role("button", name="再加一项").click()
    expect(plain.locator("[data-row]")).to_have_count(4)

    plain.goto(reverse("desk:case", args=[case.number]))
    plain.get_by_role("button", name="受理", exact=True).click()

    expect(plain.get_by_text("“受理”已办好")).to_be_visible()
    assert Case.objects.get(pk=case.pk).state == "ACCEPTED"
