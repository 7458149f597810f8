"""Contracts: what price, units and period make, and no more paid on them than was agreed."""

from datetime import date

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.models import Contract
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.tests.factories import PAID, SIGNED, WAN, YEAR, YUAN
from yichuang.domain.performance.tests.test_money import refused

pytestmark = pytest.mark.django_db


def test_a_contract_is_paid_up_to_its_amount(bureau):
    year = bureau.open()
    money.sign(year, by=bureau.sun, **SIGNED | {"amount": 3 * WAN, "note": "示例：只租一季"})
    money.pay(year, by=bureau.sun, **PAID | {"contract_no": "示例合同1"})

    found = refused(money.pay, year, by=bureau.sun, **PAID | {"contract_no": "示例合同1", "voucher": "记-0002"})
    assert found == {"amount": ["合同 示例合同1 的支付合计 40,000.00 元，超过合同金额 30,000.00 元。"]}
    assert [(one.number, one.paid, one.amount) for one in books_of(year).contracts] == [
        ("示例合同1", 2 * WAN, 3 * WAN)
    ]


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"amount": 47 * WAN}, "amount"),
        ({"amount": 0}, "amount"),
        ({"units": 0}, "units"),
        ({"last": date(YEAR - 1, 12, 31)}, "last"),
        ({"last": None}, "last"),
        ({"party": ""}, "party"),
        ({"contract_no": " "}, "contract_no"),
        ({"code": "P9"}, "code"),
        ({"kind": "lunch"}, "kind"),
        ({"per": "week"}, "per"),
    ],
)
def test_a_contract_that_cannot_be_is_refused(bureau, told, column):
    if told.get("per"):
        told = told | {"note": "示例"}
    assert list(refused(money.sign, bureau.draft(), by=bureau.sun, **SIGNED | told)) == [column]
    assert Contract.objects.count() == 0


@pytest.mark.parametrize(
    ("per", "last", "times"),
    [("once", date(YEAR, 12, 31), 1), ("month", date(YEAR, 12, 31), 12), ("month", date(YEAR, 1, 1), 1),
     ("month", date(YEAR, 2, 1), 2), ("month", date(YEAR, 1, 31), 1), ("year", date(YEAR, 12, 31), 1),
     ("year", date(YEAR + 1, 1, 1), 2)],
)  # fmt: skip
def test_a_price_falls_due_once_a_begun_period(bureau, per, last, times):
    told = SIGNED | {"per": per, "last": last, "units": 2, "unit_price": 10 * YUAN, "amount": 20 * YUAN * times}

    assert money.sign(bureau.draft(), by=bureau.sun, **told).worth == told["amount"]
