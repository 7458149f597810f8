"""Whole personal numbers stand on no page, table, API answer or log line, whoever of the staff asks, unless listed."""

import logging

import pytest

from tests.pages import visitors
from tests.pages.hidden import read, stands
from tests.pages.page import ACT
from tests.pages.registry import BY_NAME, those
from yichuang.channels.desk import sent
from yichuang.domain.cases.tests.factories import account_of
from yichuang.domain.identity.models import Party
from yichuang.domain.notices import acts as notices
from yichuang.kernel import news

pytestmark = pytest.mark.looks

NUMBER, PHONE, REPRESENTATIVE, CONTACT = "citizen number", "phone", "representative's number", "contact's phone"
STAFF = ("counter", "zhao", "wu", "qian", "sun", "clerk")
PLANTED = {REPRESENTATIVE: "430203197001010018", CONTACT: "13987654321"}
NEEDED = {  # where the work needs it, and why
    "desk:case-amend": {PHONE},  # the form again, to be put right
    "desk:case-exchange": {NUMBER, PHONE},  # columns of the national exchange
    "desk:case-transfer": {NUMBER, PHONE},  # typed into the other system from this sheet
    "desk:intake-check": {PHONE},  # read back to the person at the window
    "desk:intake-form": {PHONE},  # typed by the clerk
    "desk:matter-form": {PHONE},  # typed by the clerk
    "desk:matter-check": {PHONE},  # read back to the person at the window
    "desk:matter-sheet": {PHONE},  # what the person signs
}


@pytest.fixture(scope="module")
def numbers(world, django_db_blocker):
    """Every whole number of 梅 and her company, by what it is; those of the company are planted here."""
    with django_db_blocker.unblock():
        company = Party.objects.get(pk=world.company.pk)
        company.details |= {"legal_rep_id_number": PLANTED[REPRESENTATIVE], "contact_phone": PLANTED[CONTACT]}
        company.save()
    return PLANTED | {NUMBER: world.applicant.code, PHONE: account_of(world.mei).phone}


def shown(text: str, numbers: dict) -> set[str]:
    return {what for what, number in numbers.items() if stands(number, text)}


@pytest.mark.parametrize("name", those(lambda page: page.channel in ("desk", "api") and page.answers != ACT))
def test_no_member_of_staff_sees_a_whole_number_on(world, numbers, name, caplog):
    page, found = BY_NAME[name], set()
    caplog.set_level(logging.DEBUG)

    for who in STAFF:
        found |= shown(read(visitors.get(visitors.browser(world, who, page.channel), page, world)), numbers)

    assert found == NEEDED.get(name, set())
    assert shown(caplog.text, numbers) == set()


def test_nothing_in_a_whole_journey_writes_a_number_into_a_log(world, numbers, caplog):
    caplog.set_level(logging.DEBUG)

    world.delivered()
    news.drain()
    notices.send_waiting()

    assert shown(caplog.text, numbers) == set()


def test_a_page_that_forgets_to_mask_would_be_found(world, numbers, monkeypatch):
    page, browser = BY_NAME["desk:sent"], visitors.browser(world, "sun", "desk")
    assert shown(read(visitors.get(browser, page, world)), numbers) == set()

    monkeypatch.setattr(sent, "masked", lambda number: number)

    assert shown(read(visitors.get(browser, page, world)), numbers) == {PHONE}


def test_a_log_line_with_a_number_would_be_found(numbers, caplog):
    logging.getLogger("yichuang.anything").warning("calling %s", numbers[PHONE])

    assert shown(caplog.text, numbers) == {PHONE}
