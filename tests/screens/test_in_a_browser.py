"""A screen hangs for weeks with nobody beside it: what it shows is new, or it says that it is not."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.looks  # a screen is told by the test itself

RECEIVED = "[data-figure='today/cases.received']"
A_MOMENT, PATIENCE = 3100, 21_000  # ms: until it has tried again; until silence is long
UPDATES, CUTS = 480, 50
MOST_MB = 5
MINUTE = 60  # seconds
SMALLEST = 31  # px on a screen 1080 px high: 35 mm where that is 1.2 m


def sign(page):
    return page.locator("[data-stale]")


def stands_still(page) -> None:
    """The page's clock: from here on it goes only where the test puts it, however slow the machine is."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + MINUTE)


def heap(page) -> float:
    with_tools = page.context.new_cdp_session(page)
    for _ in range(3):
        with_tools.send("HeapProfiler.collectGarbage")
    return with_tools.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000


def test_what_is_told_stands_on_the_wall(wall, teller):
    teller.say(received="1,234")

    expect(wall.locator(RECEIVED)).to_have_text("1,234")
    expect(wall.locator("[data-chart]:not([hidden])")).to_have_count(2)
    expect(wall.locator("canvas").first).to_be_visible()
    expect(sign(wall)).to_be_hidden()


def test_eight_hours_of_news_leave_no_more_in_memory(wall, teller):
    teller.say(received="0")
    expect(wall.locator(RECEIVED)).to_have_text("0")
    canvases, before = wall.locator("canvas").count(), heap(wall)

    for number in range(1, UPDATES + 1):
        teller.say(received=str(number))
        if number % 20 == 0:
            expect(wall.locator(RECEIVED)).to_have_text(str(number))

    assert heap(wall) - before < MOST_MB
    assert wall.locator("canvas").count() == canvases


def test_a_connection_cut_fifty_times_is_back_each_time_and_never_silently_gone(wall, teller):
    for number in range(CUTS):
        teller.cut()
        expect(sign(wall)).to_be_visible()
        wall.clock.run_for(A_MOMENT)
        teller.waits_for_a_screen()
        teller.say(received=str(number))
        expect(sign(wall)).to_be_hidden()
        expect(wall.locator(RECEIVED)).to_have_text(str(number))
    assert len(teller.listeners) == 1


def test_a_sign_says_from_when_the_figures_are_and_makes_them_dim(wall, teller):
    teller.say(received="7")
    expect(wall.locator(RECEIVED)).to_have_text("7")
    clock = wall.locator("[data-shown=clock]").text_content()

    teller.cut()

    expect(sign(wall)).to_have_text(f"数据停在 {clock}，正在重新连接")
    expect(wall.locator(".yc-number__value").first).to_have_css("opacity", "0.55")


def test_silence_is_told_from_news_though_the_connection_stands(wall, teller):
    stands_still(wall)
    teller.say(received="7")
    expect(wall.locator(RECEIVED)).to_have_text("7")
    wall.clock.run_for(PATIENCE - 3000)
    expect(sign(wall)).to_be_hidden()
    wall.clock.run_for(3000)
    expect(sign(wall)).to_be_visible()

    teller.say(received="8")

    expect(sign(wall)).to_be_hidden()


def test_a_proxy_that_answers_with_an_error_is_asked_again(wall, teller):
    teller.refuses = True
    teller.cut()
    for _ in range(3):
        wall.clock.run_for(A_MOMENT)
        assert teller.asked.acquire(timeout=10)
        expect(sign(wall)).to_be_visible()
    teller.refuses = False

    wall.clock.run_for(A_MOMENT)
    teller.waits_for_a_screen()
    teller.say(received="9")

    expect(wall.locator(RECEIVED)).to_have_text("9")
    expect(sign(wall)).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "size"), [("wall", {"width": 1920, "height": 1080}), ("hall", {"width": 1080, "height": 1920})]
)
def test_all_of_a_screen_is_on_it_large_and_still(wall, teller, live_server, name, size):
    wall.set_viewport_size(size)
    wall.goto(f"{live_server.url}/screens/{name}/")
    teller.waits_for_a_screen()
    teller.say(received="12,345")
    expect(wall.locator("canvas").first).to_be_visible()
    teller.cut()
    expect(sign(wall)).to_be_visible()  # the sign has room, too

    page = wall.locator(".yc-screen__page")
    reaches = page.evaluate("page => [page.scrollWidth, page.scrollHeight]")
    assert reaches == [size["width"], size["height"]]
    foot = wall.locator(".yc-screen__foot").bounding_box()
    assert foot["y"] + foot["height"] <= size["height"]
    small = wall.evaluate(f"""() => [...document.querySelectorAll("main *")].filter(one => one.checkVisibility()
      && !one.closest("table") && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
      && parseFloat(getComputedStyle(one).fontSize) < {SMALLEST}).map(one => one.outerHTML)""")
    assert small == []
    assert wall.evaluate("document.getAnimations().length") == 0


def test_without_scripts_the_numbers_stand_there_and_the_page_asks_anew(house, teller, live_server, browser):
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{live_server.url}/screens/wall/")

    expect(plain.locator(RECEIVED)).to_have_text("0")
    expect(plain.locator("[data-rows=months] tr").first).to_be_visible()
    assert plain.locator("meta[http-equiv=refresh]").count() == 1
    plain.context.close()
