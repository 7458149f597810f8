"""Our own scripts, each on a page that also works without it: reload, double press, card reader, typing a search."""

import re

import pytest
from playwright.sync_api import expect

from yichuang.domain.catalogue.acts.auditing import note_for_search
from yichuang.domain.catalogue.tests.factories import ItemVersionFactory

pytestmark = pytest.mark.looks  # what scripts do in a browser, which no database changes

GALLERY = "/desk/_gallery/"
CARD = ("梅示例", "430203198503170014", "示例路1号")
# As on the counter's page: a burst goes into the boxes called name, phone and address, in this order.
WITH_A_READER = """async () => {
  const form = document.querySelector("form[data-keep]");
  form.dataset.cardReader = "name phone address";
  const { watchCardReaders } = await import("/static/shared/card_reader.js");
  watchCardReaders(document);
}"""
# What a reader does to the focused box, without the pauses of a test keyboard; says whether Enter was left alone.
READ = """(keys) => {
  const box = document.activeElement;
  const press = (key) => box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  for (const key of keys) {
    const left = press(key);
    if (key === "Enter") return left;
    if (key.length > 1) continue;
    box.dispatchEvent(new InputEvent("beforeinput", { data: key, bubbles: true }));
    box.value += key;
  }
}"""


def test_a_reload_loses_nothing(page):
    page.goto(GALLERY)
    page.get_by_label("姓名").fill("梅示例")
    page.get_by_label("食品销售经营者").check()
    page.get_by_label("热食类制售").check()

    page.reload()

    expect(page.get_by_label("姓名")).to_have_value("梅示例")
    expect(page.get_by_label("食品销售经营者")).to_be_checked()
    expect(page.get_by_label("热食类制售")).to_be_checked()
    expect(page.get_by_label("预包装食品销售")).not_to_be_checked()


def test_another_tab_knows_nothing_of_it(page, context):
    page.goto(GALLERY)
    page.get_by_label("姓名").fill("梅示例")

    other = context.new_page()
    other.goto(GALLERY)

    assert other.get_by_label("姓名").input_value() == ""


def test_a_second_press_sends_nothing(page):
    page.goto(GALLERY)
    sent = []

    def stay(route):
        sent.append(route.request.method)
        route.fulfill(status=204)  # an answer that leaves the page where it is

    page.route("**" + GALLERY, stay)
    with page.expect_request(lambda request: request.method == "POST"):
        page.evaluate(
            """() => {
              const button = document.querySelector("form[data-keep] .yc-acts button");
              button.click();
              button.click();
            }"""
        )
    page.wait_for_timeout(300)  # a second one would be under way

    assert sent == ["POST"]
    expect(page.locator("form[data-keep] .yc-acts button").first).to_have_attribute("aria-busy", "true")


@pytest.mark.parametrize("parted_by", ["|", "Tab"])
def test_a_card_reader_fills_the_form_wherever_the_focus_is_and_does_not_send_it(page, parted_by):
    page.goto(GALLERY)
    page.evaluate(WITH_A_READER)
    page.get_by_label("手机号").fill("138")
    page.wait_for_timeout(200)  # somebody puts the card on the reader

    keys = [key for part in CARD for key in [*part, parted_by]][:-1]
    enter_was_left_alone = page.evaluate(READ, [*keys, "Enter"])

    assert enter_was_left_alone is False
    assert page.get_by_label("姓名").input_value() == CARD[0]
    assert page.get_by_label("手机号").input_value() == CARD[1]
    assert page.get_by_label("经营场所地址").input_value() == CARD[2]


def test_a_hand_is_not_taken_for_a_card_reader(page):
    page.goto(GALLERY)
    page.evaluate(WITH_A_READER)
    page.get_by_label("姓名").focus()

    page.keyboard.type("abcdefghijkl", delay=80)

    assert page.get_by_label("姓名").input_value() == "abcdefghijkl"


def test_a_chosen_file_is_named(page):
    page.goto(GALLERY)

    page.locator("input[type=file]").set_input_files({"name": "示例.png", "mimeType": "image/png", "buffer": b"x"})

    expect(page.get_by_text("示例.png")).to_be_visible()


@pytest.fixture
def telephone(browser, browser_context_args):
    context = browser.new_context(
        **browser_context_args, has_touch=True, is_mobile=True, viewport={"width": 375, "height": 700}
    )
    yield context.new_page()
    context.close()


def test_a_telephone_offers_its_camera(telephone):
    telephone.goto(GALLERY)

    expect(telephone.get_by_role("button", name="拍照上传")).to_be_visible()


def test_a_computer_offers_none(page):
    page.goto(GALLERY)

    assert page.get_by_role("button", name="拍照上传").count() == 0


def test_results_follow_the_typing(page):
    note_for_search([ItemVersionFactory(name="食品经营许可"), ItemVersionFactory(name="养犬登记")])
    page.goto("/items/")

    page.get_by_role("searchbox").press_sequentially("养犬")

    expect(page.get_by_text("与“养犬”最接近的")).to_be_visible()
    expect(page.locator(".yc-results__title")).to_have_text(["养犬登记"])
    expect(page).to_have_url(re.compile("q="))


def test_the_printed_guide_has_a_button_that_prints(page):
    ItemVersionFactory(item__code="A-001")
    page.goto("/items/A-001/sheet/")
    page.evaluate("window.print = () => { document.title = 'printed' }")

    page.get_by_role("button", name="打印").click()

    expect(page).to_have_title("printed")
