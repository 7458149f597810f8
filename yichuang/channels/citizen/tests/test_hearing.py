"""A hearing asked for at home: offered with its last day, asked for once, and never after it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def page_of(case, name="errand-hearing"):
    return reverse(f"citizen:{name}", args=[case.number])


def test_the_errand_shows_the_right_with_its_last_day_and_a_button(mei, hall):
    case = hall.hearing_offered()

    page = mei.get(page_of(case, "errand"))

    assert page.context["hearing"] == {
        "subject": "相邻住户的油烟排放",
        "ask_by": "2026年3月9日（星期一）",
        "over": False,
    }
    assert page_of(case) in page.text


def test_asking_at_home_is_the_act_itself(mei, hall):
    case = hall.hearing_offered()

    sent = mei.post(page_of(case), {"reason": ""}, follow=True)

    case.refresh_from_db()
    assert case.hearing == "asked"
    assert "已收到您的听证要求" in sent.text
    assert page_of(case) not in sent.text


def test_after_the_last_day_there_is_no_button_and_the_act_is_refused(hall, at, signed_in):
    case = hall.hearing_offered()
    at("2026-03-10 09:00")
    mei = signed_in(hall.mei)

    shown, sent = mei.get(page_of(case, "errand")), mei.post(page_of(case), {})

    case.refresh_from_db()
    assert "依法视为放弃" in shown.text
    assert page_of(case) not in shown.text
    assert (sent.status_code, case.hearing) == (422, "offered")


def test_the_errand_says_when_and_where_the_hearing_is(mei, hall):
    case = hall.hearing_called()

    page = mei.get(page_of(case, "errand"))

    assert page.context["called"]["place"] == case.hearings.get().place
    assert "请来参加听证会" in page.text
    assert page.context["called"]["at"] in page.text
    assert page_of(case) not in page.text


def test_where_nothing_was_offered_there_is_no_such_page(mei, hall):
    case = hall.in_review()

    assert mei.get(page_of(case)).status_code == 404
    assert mei.get(page_of(case, "errand")).context["hearing"] is None


def test_a_hearing_of_somebody_else_does_not_exist(hall, signed_in):
    assert signed_in(hall.li).post(page_of(hall.hearing_offered()), {}).status_code == 404
