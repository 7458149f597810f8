"""The fee of an item that charges: asked for on paper, noted by the bill of the treasury, spared on a basis; and no
result handed out before."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.models import Charge
from yichuang.domain.cases.states import State
from yichuang.domain.cases.tests.factories import Hall
from yichuang.kernel import documents, ledger
from yichuang.kernel.refusals import ActRefused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
PAY_BY = date(2026, 3, 9)


@pytest.fixture
def hall(at):
    return Hall(is_charged=True, fee_name="示例费", fee_standard="每件56元", fee_basis="示例价费〔2020〕12号")


def charged(hall, case=None, **changed):
    return acts.charge(
        case or hall.certified(), by=hall.clerk, **({"amount": 5600, "code": "示例码1", "pay_by": PAY_BY} | changed)
    )


def paid(hall, case, **changed):
    return acts.note_payment(case, by=hall.clerk, **({"bill": "示例票1", "amount": 5600, "paid_on": TODAY} | changed))


def notices(case):
    return [paper.snapshot for paper in documents.of(case) if paper.code == "DOC-20"]


def test_nothing_is_handed_out_before_the_fee_was_asked_for(hall):
    case = hall.certified()

    with pytest.raises(ActRefused, match="还没有出具《缴费通知单》"):
        acts.hand_over(case, by=hall.clerk)

    case.refresh_from_db()
    assert case.state == State.CERT_MAKING


def test_nothing_is_handed_out_before_the_fee_is_paid_and_the_refusal_says_where_to_pay(hall):
    case = charged(hall)

    with pytest.raises(ActRefused, match="政务服务大厅的银行窗口"):
        acts.hand_over(case, by=hall.clerk)

    assert acts.hand_over(paid(hall, case), by=hall.clerk).state == State.READY


def test_the_notice_names_fee_standard_basis_code_and_day(hall):
    (told,) = notices(charged(hall))

    assert told["fees"] == [["示例费", "每件56元", "示例价费〔2020〕12号", "56.00"]]
    assert (told["total"], told["total_in_words"]) == ("56.00", "伍拾陆元整")
    assert (told["non_tax_code"], told["pay_by"]) == ("示例码1", "2026-03-09")


def test_a_refusal_of_the_licence_is_never_withheld_for_money(hall):
    assert acts.hand_over(hall.denied(), by=hall.clerk).state == State.READY


def test_an_item_that_charges_nothing_can_not_be_charged(at):
    free = Hall()
    with pytest.raises(ActRefused, match="不收费"):
        charged(free)

    assert Charge.objects.count() == 0


def test_a_fee_is_asked_for_once(hall):
    case = charged(hall)

    with pytest.raises(ActRefused, match="已经出具过"):
        charged(hall, case, amount=9900)

    assert Charge.objects.get().amount == 5600


@pytest.mark.parametrize("wrong", [{"amount": 0}, {"amount": -1}, {"code": " "}, {"pay_by": date(2026, 3, 1)}])
def test_a_charge_without_amount_code_or_day_is_none(hall, wrong):
    with pytest.raises(ActRefused, match="大于零"):
        charged(hall, **wrong)

    assert Charge.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"amount": 5599}, "不一致"),
        ({"amount": 5601}, "不一致"),
        ({"paid_on": date(2026, 3, 3)}, "不能晚于今天"),
        ({"paid_on": date(2026, 3, 1)}, "不能早于"),
        ({"bill": " "}, "请填写票据号码"),
    ],
)
def test_a_payment_that_does_not_fit_is_not_noted(hall, wrong, refusal):
    case = charged(hall)

    with pytest.raises(ActRefused, match=refusal):
        paid(hall, case, **wrong)

    case.refresh_from_db()
    assert (case.fee, Charge.objects.get().bill) == ("due", None)


def test_a_bill_counts_once(hall):
    paid(hall, charged(hall))
    second = charged(hall)

    with pytest.raises(ActRefused, match="已经登记过，是示例职务 冯于 2026-03-02"):
        paid(hall, second)

    second.refresh_from_db()
    assert second.fee == "due"
    assert paid(hall, second, bill="示例票2").fee == "settled"


def test_the_tables_hold_a_bill_once_even_where_two_note_it_at_the_same_moment(hall):
    paid(hall, charged(hall))
    second = charged(hall)

    with pytest.raises(IntegrityError), transaction.atomic():
        Charge.objects.filter(case=second).update(bill="示例票1", paid_on=TODAY)


def test_a_payment_is_noted_once(hall):
    case = paid(hall, charged(hall))

    with pytest.raises(ActRefused, match="没有待缴的费用"):
        paid(hall, case, bill="示例票2")


def test_part_of_a_fee_is_spared_and_the_rest_is_owed(hall):
    case = acts.reduce_fee(charged(hall), by=hall.qian, amount=1600, reason="《示例办法》第三条")

    told = reads.fee_told(case)
    assert (told["owed"], told["reduced"], told["is_due"]) == ("40.00 元", "16.00 元", True)
    assert sorted(notice["total"] for notice in notices(case)) == ["40.00", "56.00"]
    assert paid(hall, case, amount=4000).fee == "settled"


def test_all_of_a_fee_spared_needs_no_payment(hall):
    case = acts.reduce_fee(charged(hall), by=hall.qian, amount=5600, reason="小微企业免收")

    assert case.fee == "settled"
    assert acts.hand_over(case, by=hall.clerk).state == State.READY


@pytest.mark.parametrize(("amount", "reason"), [(5601, "示例"), (0, "示例"), (100, " ")])
def test_nothing_is_spared_beyond_the_fee_or_without_its_basis(hall, amount, reason):
    case = charged(hall)

    with pytest.raises(ActRefused):
        acts.reduce_fee(case, by=hall.qian, amount=amount, reason=reason)

    assert (Charge.objects.get().reduced, len(notices(case))) == (0, 1)


def test_only_the_head_spares(hall):
    with pytest.raises(PermissionDenied):
        acts.reduce_fee(charged(hall), by=hall.zhao, amount=100, reason="示例")


def test_the_ledger_says_amount_bill_and_day(hall):
    case = paid(hall, charged(hall))

    facts = ledger.last(case).facts
    assert {name: facts[name] for name in ("amount", "bill", "paid_on")} == {
        "amount": 5600, "bill": "示例票1", "paid_on": "2026-03-02",
    }  # fmt: skip


def test_the_acts_stand_where_they_make_sense(hall):
    def open_to_clerk(case):
        return {"charge", "note_payment"} & {row.act for row in reads.open_acts(hall.clerk, case)}

    case = hall.certified()

    assert open_to_clerk(case) == {"charge"}
    case = charged(hall, case)
    assert open_to_clerk(case) == {"note_payment"}
    assert open_to_clerk(paid(hall, case)) == set()
