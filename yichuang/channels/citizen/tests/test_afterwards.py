"""The holder asks for what may follow, and is told on the errand page what became of a grant."""

import pytest
from django.urls import reverse

from yichuang.channels.citizen.standing import standing

pytestmark = pytest.mark.django_db


def page_of(case, name="errand"):
    return reverse(f"citizen:{name}", args=[case.number])


@pytest.mark.parametrize(("purpose", "step"), [("change", "applicant"), ("renew", "check"), ("cancel", "check")])
def test_the_holder_asks_from_the_errand_and_goes_on_in_a_form_filled_in(hall, mei, purpose, step):
    case = hall.delivered()
    assert page_of(case, "errand-follow-up") in mei.get(page_of(case)).text

    done = mei.post(page_of(case, "errand-follow-up"), {"purpose": purpose, "reason": "搬到隔壁"})

    draft = case.follow_ups.get()
    assert done.url == page_of(draft, f"application-{step}")
    assert (draft.purpose, draft.answers) == (purpose, case.answers)


def test_a_cancellation_is_handed_in_from_the_last_step(hall, mei):
    draft = hall.asking("cancel")
    assert mei.get(page_of(draft, "application-check")).status_code == 200

    mei.post(page_of(draft, "application-check"), {"consent": "on", "mode": "window"})

    draft.refresh_from_db()
    assert draft.state == "SUBMITTED"


def test_what_cannot_follow_is_said_beside_the_form(hall, mei):
    case = hall.delivered()
    hall.asking("cancel", case)

    answer = mei.post(page_of(case, "errand-follow-up"), {"purpose": "cancel", "reason": "不办了"})

    assert answer.status_code == 422
    assert "已经在办" in answer.text


def test_before_the_end_there_is_nothing_to_follow(hall, mei):
    case = hall.granted()

    assert page_of(case, "errand-follow-up") not in mei.get(page_of(case)).text
    assert mei.get(page_of(case, "errand-follow-up")).status_code == 409


def test_the_old_errand_leads_to_what_undid_it_and_back(hall, mei):
    case = hall.undone()

    now, before = mei.get(page_of(case)).text, mei.get(page_of(case.origin)).text

    assert "已决定撤销" in before
    assert page_of(case) in before
    assert page_of(case.origin) in now
    assert "原来的许可和证照不再有效" in standing(case)
    assert "已被后来的文书改变" in before


def test_whoever_checks_the_licence_sees_that_it_was_revoked(hall, client):
    case = hall.undone()

    told = client.get(reverse("citizen:licence", args=[case.licence_identifier])).text

    assert "已撤销" in told


def test_a_case_the_body_opened_cannot_be_taken_back_from_the_errand(hall, mei):
    case = hall.opened()

    page = mei.get(page_of(case)).text

    assert page_of(case, "errand-withdrawal") not in page
    assert "重新立案审查" in page
