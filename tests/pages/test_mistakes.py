"""A page sent back for a mistake says so at once, leads to each mistake, and is as usable as before; so is a page that
is not there, not theirs, or too late."""

import pytest
from django.urls import reverse

from tests.pages import visitors
from tests.pages.markup import document
from tests.pages.registry import BY_NAME, those
from tests.pages.screen import DESK, PHONE

pytestmark = pytest.mark.looks

# Right as they are when nothing is filled in: the act asks nothing, or every box may stay empty.
MAY_STAY_EMPTY = {
    "citizen:application-materials", "citizen:errand-hearing", "citizen:matter-materials", "citizen:profile",
    "desk:by-list", "desk:exports", "desk:case-accept", "desk:case-forward", "desk:case-grant",
    "desk:case-hand_over", "desk:case-make_certificate", "desk:case-pre_review", "desk:case-receive",
    "desk:case-allow_change", "desk:case-allow_renewal",
    "desk:case-promise_facts", "desk:case-promise_owed", "desk:case-ask_for_hearing",
    "desk:case-start_review", "desk:evaluation-words", "desk:intake-materials", "desk:matter-materials",
    "desk:person-token",
    "desk:version-approve", "desk:version-discard", "desk:version-publish", "desk:version-resume",
    "desk:version-section",
    "desk:version-submit",
}  # fmt: skip
FORMS = [name for name in those(lambda page: page.sends and page.is_looked_at) if name not in MAY_STAY_EMPTY]
SAID = {  # what has to be said all the same: which of two forms is sent, how many rows
    "desk:calendar": {"kind": "closure"},
    "desk:version-part": {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-note": "没有名称的一行"},
}


@pytest.fixture
def sent_empty(world):
    """A form of which nothing was filled in, as a browser sends it: with its token, and texts that are empty."""

    def send(name):
        page = BY_NAME[name]
        browser = visitors.browser(world, page.who, page.channel)
        return visitors.post(browser, page, world, {"csrfmiddlewaretoken": "x", **SAID.get(name, {})})

    return send


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_comes_back_and_leads_to_every_mistake(sent_empty, name):
    response = sent_empty(name)

    page = document(response)
    links = page.xpath("//*[contains(@class, 'govuk-error-summary')]//li/a/@href")
    said = page.xpath("//*[contains(@class, 'govuk-error-summary')]//li")
    assert response.status_code == 422
    assert page.findtext("head/title").startswith("错误：")
    assert said != []
    assert [link for link in links if not page.xpath("//*[@id=$id]", id=link.removeprefix("#"))] == []


@pytest.mark.parametrize("name", FORMS)
def test_axe_finds_nothing_on_a_page_of_mistakes(sent_empty, screen, name):
    screen.open(sent_empty(name), PHONE)

    assert screen.faults(PHONE) == []


def not_there(world):
    return visitors.browser(world, "mei").get("/no-such-page/")


def not_theirs(world):
    return visitors.browser(world, "zhao").get(reverse("desk:calendar"))


def too_late_at_the_desk(world):
    accepted = world.cases["accepted"].number
    return visitors.browser(world, "zhao").post(reverse("desk:case-accept", args=[accepted]))


def too_late_at_home(world):
    decided = world.cases["granted"].number
    return visitors.browser(world, "mei").post(
        reverse("citizen:errand-withdrawal", args=[decided]), {"reason": "不办"}
    )


def too_often(world):
    browser, number = visitors.browser(world, "visitor"), world.case.number
    for _ in range(7):
        response = browser.post(reverse("citizen:progress"), {"number": number, "password": "abcdef"})
    return response


def kept_open_too_long(world):
    browser = visitors.browser(world, "mei")
    browser.handler.enforce_csrf_checks = True
    return browser.post(reverse("citizen:profile"), {"address": "示例"})


REFUSALS = {
    not_there: {404}, not_theirs: {403}, too_late_at_the_desk: {409}, too_late_at_home: {409}, too_often: {409, 429},
    kept_open_too_long: {403},
}  # fmt: skip


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.__name__)
def test_a_refusal_is_a_page_for_everybody_too(world, screen, refusal):
    response = refusal(world)

    screen.open(response, PHONE)

    assert response.status_code in REFUSALS[refusal]
    assert len(document(response).findall(".//h1")) == 1
    assert [*screen.faults(PHONE), *screen.faults(DESK), *screen.asked("sticksOut", PHONE)] == []
