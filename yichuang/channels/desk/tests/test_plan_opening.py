"""A 导办单 opened at the counter by the number on it, or by what a scanner types from its QR code."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.test_matter_intake import APPLICANT, QUESTIONS
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.catalogue.acts import themes
from yichuang.domain.guidance import acts as guidance
from yichuang.domain.identity.tables import CONSOLE

INTAKE = reverse("desk:intake")
PLAN = reverse("citizen:plan", args=["T1"])


@pytest.fixture
def kong(desk, street):
    """The counter clerk's browser."""
    return desk(street.counter)


@pytest.fixture
def number(kong, client):
    """As a visitor gets it from the page of the plan."""
    client.post(f"{reverse('citizen:plan-number', args=['T1'])}?sign=yes&seen=sign")
    return client.get(f"{PLAN}?sign=yes&seen=sign").context["number"].number


def typed(browser, text):
    return browser.get(INTAKE, {"q": text})


def test_a_plan_has_no_number_until_somebody_asks_for_one(kong, client):
    assert client.get(f"{PLAN}?sign=yes&seen=sign").context["number"] is None
    assert client.get(reverse("citizen:plan-number", args=["T1"])).status_code == 405


def test_the_number_leads_to_the_applicant_with_the_answers(kong, number):
    assert [typed(kong, way).url for way in (number, f"{number[:4]} {number[4:]}")] == [APPLICANT, APPLICANT]
    assert kong.get(APPLICANT).context["answered"] == [("要挂招牌吗？", "是")]


@pytest.mark.parametrize("host", ["http://127.0.0.1:8000", "https://yichuang.example", ""])
def test_the_address_a_scanner_types_leads_there_too(kong, host):
    assert typed(kong, f"{host}{PLAN}?sign=yes&seen=sign").url == APPLICANT


def test_an_address_in_full_width_signs_is_read(kong):
    full_width = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in f"{PLAN}?sign=yes")

    assert typed(kong, full_width).url == APPLICANT


def test_an_address_that_leaves_a_question_open_leads_to_the_questions(kong):
    assert typed(kong, f"{PLAN}?sign=maybe&seen=sign").url == f"{QUESTIONS}?seen="


@pytest.mark.parametrize(
    "text", ["/themes/T9/plan/?sign=yes", "/desk/", "https://[", "//", "/items/REG-1/", "http://x/themes/", "/" * 3000]
)
def test_what_is_no_plan_of_ours_is_searched_for_as_words(kong, text):
    assert typed(kong, text).status_code == 200


def test_a_number_nobody_has_is_said_to_be_none(kong):
    shown = typed(kong, "0000 0000")

    assert (shown.status_code, shown.context["no_plan"]) == (200, True)
    assert "已经过期，或者没有发过" in shown.content.decode()


def test_a_theme_changed_since_is_said_and_planned_anew(kong, number):
    theme = catalogue.theme("T1")
    draft = themes.edit_theme(themes.draft_theme(theme.theme, by=CONSOLE), {"visits": 2}, by=CONSOLE)
    themes.publish_theme(draft, by=CONSOLE)
    shown = kong.get(INTAKE, {"q": number}, follow=True)

    assert shown.redirect_chain == [(APPLICANT, 302)]
    assert [str(message).partition("。")[0] for message in shown.context["messages"]] == ["这件事的规定在取号以后改过"]


def test_a_theme_out_of_use_has_no_plan_any_more(kong, number):
    themes.withdraw_theme(catalogue.theme("T1"), by=CONSOLE, reason="示例")

    assert typed(kong, number).status_code == 200


def test_when_the_numbers_are_used_up_the_page_says_what_to_do(kong, client, monkeypatch):
    monkeypatch.setattr(guidance.numbering, "MOST_A_DAY", 0)
    answer = client.post(f"{reverse('citizen:plan-number', args=['T1'])}?sign=yes&seen=sign")

    assert answer.status_code == 409
    assert "二维码" in answer.content.decode()
