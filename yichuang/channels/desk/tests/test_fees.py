"""The fee at the desk: typed in yuan, kept in fen, shown with what is still to be paid."""

import pytest
from django.urls import reverse

from yichuang.channels.desk.tests.conftest import now
from yichuang.domain.cases.tests.factories import Hall

pytestmark = pytest.mark.django_db
DAY = {"pay_by_year": "2026", "pay_by_month": "3", "pay_by_day": "9"}


@pytest.fixture
def hall(at):
    return Hall(is_charged=True, fee_name="示例费", fee_standard="每件56元", fee_basis="示例价费〔2020〕12号")


def page_of(act, case):
    return reverse(f"desk:case-{act}", args=[case.number])


def test_yuan_as_typed_are_fen_to_the_last_one(desk, hall):
    case = hall.in_review()

    desk(hall.zhao).post(page_of("charge", case), {"amount": "1056.07", "code": "示例码", **DAY})

    assert now(case).charge.amount == 105607
    shown = desk(hall.zhao).get(reverse("desk:case", args=[case.number]))
    assert (shown.context["fee"]["owed"], "待缴费" in shown.text) == ("1,056.07 元", True)


@pytest.mark.parametrize("typed", ["", "0", "-5", "56.001", "五十六", "1e3000", "nan"])
def test_what_is_no_amount_is_sent_back(desk, hall, typed):
    case = hall.in_review()

    sent = desk(hall.zhao).post(page_of("charge", case), {"amount": typed, "code": "示例码", **DAY})

    assert (sent.status_code, now(case).fee) == (422, "")


def test_a_payment_that_does_not_fit_is_told_in_the_form(desk, hall):
    case = hall.in_review()
    zhao = desk(hall.zhao)
    zhao.post(page_of("charge", case), {"amount": "56", "code": "示例码", **DAY})
    paid = {"bill": "示例票", "amount": "55", "paid_on_year": "2026", "paid_on_month": "3", "paid_on_day": "2"}

    sent = zhao.post(page_of("note_payment", case), paid)

    assert (sent.status_code, now(case).fee) == (422, "due")
    assert "与应缴金额不一致" in sent.text
