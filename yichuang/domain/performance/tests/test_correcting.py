"""Corrections: what was wrong stays, struck; what is right stands beside it, in a closed year as well."""

import pytest
from django.core.exceptions import PermissionDenied

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.acts.correcting import correct
from yichuang.domain.performance.acts.money import EntryRefused
from yichuang.domain.performance.models import BudgetLine, Payment
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.reads.years import versions_of
from yichuang.domain.performance.tests.factories import MOVED, PAID, SIGNED, TOTAL, WAN
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn

pytestmark = pytest.mark.django_db
WHY = {"reason": "示例：录错金额", "document": "示例审计意见1号"}


def test_in_a_running_year_who_keeps_the_books_corrects_and_both_versions_stay(bureau):
    year = bureau.open()
    wrong = money.pay(year, by=bureau.sun, **PAID)
    right = correct(wrong, by=bureau.second, told={"amount": 3 * WAN}, **WHY)

    wrong.refresh_from_db()
    assert (wrong.is_struck, wrong.struck_by, wrong.struck_why, wrong.amount) == (
        True, bureau.second.account, "示例：录错金额", 2 * WAN,
    )  # fmt: skip
    assert (right.replaces, right.amount, right.voucher, right.payee) == (wrong, 3 * WAN, "记-0001", "示例电信公司")
    assert books_of(year).amounts["P2"] == 3 * WAN
    assert versions_of(wrong) == versions_of(right) == [right, wrong]
    line = ledger.last(year)
    assert (line.act, line.note, line.facts["struck"]["amount"], line.facts["instead"]["amount"]) == (
        "correct", "示例：录错金额", 2 * WAN, 3 * WAN,
    )  # fmt: skip


def test_an_entry_taken_out_leaves_no_other_in_its_place(bureau):
    year = bureau.open()
    wrong = money.pay(year, by=bureau.sun, **PAID)

    assert correct(wrong, by=bureau.sun, **WHY) is None
    assert books_of(year).amounts["expenditure"] == 0
    assert Payment.objects.get().is_struck


def test_what_was_corrected_is_not_corrected_again(bureau):
    year = bureau.open()
    wrong = money.pay(year, by=bureau.sun, **PAID)
    correct(wrong, by=bureau.sun, told={"amount": 3 * WAN}, **WHY)

    with pytest.raises(OutOfTurn, match="已经更正过了"):
        correct(wrong, by=bureau.sun, told={"amount": 4 * WAN}, **WHY)
    assert Payment.objects.count() == 2


def test_a_voucher_that_was_struck_may_be_entered_again(bureau):
    year = bureau.open()
    correct(money.pay(year, by=bureau.sun, **PAID), by=bureau.sun, **WHY)

    assert money.pay(year, by=bureau.sun, **PAID).amount == 2 * WAN


@pytest.mark.parametrize("why", [{"reason": " "}, {"document": ""}])
def test_a_correction_says_why_and_by_which_document(bureau, why):
    entry = money.pay(bureau.open(), by=bureau.sun, **PAID)

    with pytest.raises(ActRefused, match="为什么更正"):
        correct(entry, by=bureau.sun, told={"amount": 1}, **WHY | why)
    assert not Payment.objects.get().is_struck


def test_a_correction_obeys_what_every_entry_obeys(bureau):
    entry = money.pay(bureau.open(), by=bureau.sun, **PAID)

    for told, column in (({"amount": 0}, "amount"), ({"amount": 51 * WAN}, "amount"), ({"code": "P9"}, "code")):
        with pytest.raises(EntryRefused) as refusal:
            correct(entry, by=bureau.sun, told=told, **WHY)
        assert list(refusal.value.faults) == [column]
    assert [one.is_struck for one in Payment.objects.all()] == [False]


def test_a_line_others_stand_on_keeps_its_code_and_stays(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID)
    line = BudgetLine.objects.get(code="P2")

    for told in (None, {"code": "P8"}):
        with pytest.raises(ActRefused, match="P2 已经有支付、调整或者合同"):
            correct(line, by=bureau.sun, told=told, **WHY)
    assert not BudgetLine.objects.get(code="P2").is_struck
    assert correct(line, by=bureau.sun, told={"label": "示例线路"}, **WHY).label == "示例线路"


def test_a_contract_with_payments_stays(bureau):
    year = bureau.open()
    contract = money.sign(year, by=bureau.sun, **SIGNED)
    money.pay(year, by=bureau.sun, **PAID | {"contract_no": "示例合同1"})

    with pytest.raises(ActRefused, match="合同 示例合同1 已经有支付"):
        correct(contract, by=bureau.sun, **WHY)


def test_an_adjustment_is_not_taken_out_from_under_a_payment(bureau):
    year = bureau.open()
    more = money.adjust(year, by=bureau.sun, **MOVED)
    money.pay(year, by=bureau.sun, **PAID | {"code": "P1", "amount": 54 * WAN})

    with pytest.raises(ActRefused, match="超过全年预算"):
        correct(more, by=bureau.sun, **WHY)


def test_a_closed_year_is_corrected_only_by_who_may_close_it(bureau):
    year = bureau.closed()
    entry = Payment.objects.get(code="P2")

    for who, told in ((bureau.sun, OutOfTurn), (bureau.chief, PermissionDenied), (bureau.stranger, PermissionDenied)):
        with pytest.raises(told):
            correct(entry, by=who, told={"amount": 49 * WAN}, carried_out=WAN, **WHY)
    right = correct(entry, by=bureau.head, told={"amount": 49 * WAN}, carried_out=WAN, **WHY)

    year = bureau.now(year)
    assert (year.state, year.carried_out, right.after_closing) == ("CLOSED", WAN, True)
    assert books_of(year).amounts["expenditure"] == TOTAL - WAN
    assert books_of(year).faults == ()
    assert ledger.last(year).act == "correct"
    again = correct(right, by=bureau.head, told={"amount": 50 * WAN}, carried_out=0, **WHY)  # a correction is no entry
    assert [one.amount for one in versions_of(again)] == [50 * WAN, 49 * WAN, 50 * WAN]


def test_a_closed_year_that_would_no_longer_add_up_stays_as_it_was(bureau):
    bureau.closed()
    entry = Payment.objects.get(code="P2")

    with pytest.raises(ActRefused) as refusal:
        correct(entry, by=bureau.head, told={"amount": 49 * WAN}, **WHY)
    assert refusal.value.reasons[0] == (
        "财政拨款收入 2,850,000.00 元，与财政拨款支出加结转下年 2,840,000.00 元不一致，相差 10,000.00 元。"
    )
    assert [one.is_struck for one in Payment.objects.filter(code="P2")] == [False]


def test_the_fingerprint_of_a_closed_year_changes_with_its_correction(bureau):
    year = bureau.closed()
    before = books_of(year).fingerprint
    correct(Payment.objects.get(code="P2"), by=bureau.head, told={"amount": 49 * WAN}, carried_out=WAN, **WHY)

    assert books_of(bureau.now(year)).fingerprint != before
