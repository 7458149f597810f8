"""Without scripts every form still does its work: sent as it stands, it is done, or answered with what is missing."""

import pytest
from django.db import transaction

from tests.pages import visitors
from tests.pages.markup import sendings
from tests.pages.registry import BY_NAME, those

pytestmark = pytest.mark.looks

DONE, TOLD_WHY = {200}, {409, 422}


@pytest.mark.parametrize("name", those(lambda page: page.is_looked_at and page.name != "shared:gallery"))
def test_every_form_on_a_page_can_be_sent_as_it_stands(world, name):
    page = BY_NAME[name]
    browser = visitors.browser(world, page.who, page.channel)
    browser.handler.enforce_csrf_checks = True
    forms = sendings(visitors.get(browser, page, world))
    cookies = browser.cookies.copy()

    answers = {}
    for form in forms:
        browser.cookies = cookies.copy()
        answers[form] = status(browser, form)

    odd = [(form, code) for form, code in answers.items() if code not in allowed(form)]
    assert [f"{form.button} → {form.address}: {code}" for form, code in odd] == []


def allowed(form) -> set[int]:
    return DONE if form.method == "get" else DONE | TOLD_WHY


def status(browser, form) -> int:
    """Where sending the form ends; what it did is undone."""
    boxes = {}
    for box, value in form.boxes:
        boxes.setdefault(box, []).append(value)
    with transaction.atomic():
        send = browser.get if form.method == "get" else browser.post
        response = send(form.address, boxes, follow=True)
        transaction.set_rollback(True)
    return response.status_code
