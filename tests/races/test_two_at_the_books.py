"""Two people at the books of one year in the same moment: one closes, the other is told; the last fen is paid once.
On both databases."""

from datetime import date

import pytest
import time_machine

from tests.races.test_two_at_once import at_once
from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.performance.acts import money
from yichuang.domain.performance.acts.correcting import correct
from yichuang.domain.performance.imports import money as imports
from yichuang.domain.performance.models import BudgetYear, Payment
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.tests.factories import PAID, WAN, YEAR, Bureau
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused, OutOfTurn
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bureau():
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        yield Bureau()


def test_two_close_a_year_and_one_is_told_who_was_faster(bureau):
    year = bureau.spent()
    other = staff("HEAD", body=bureau.body, name="龙")

    answers = at_once(*(lambda who=who: money.close(year, by=who) for who in (bureau.head, other)))

    (late,) = [answer for answer in answers if isinstance(answer, OutOfTurn)]
    assert "此件现在的状态是“已关账”，不能再“关账”" in str(late)
    assert [line.act for line in ledger.of(year)].count("close") == 1
    assert [fault for fault in faults() if "budgetyear" in str(fault)] == []


def test_a_payment_and_a_close_at_once_leave_books_that_add_up(bureau):
    year = bureau.spent()
    money.adjust(
        year, by=bureau.sun, code="P2", amount=WAN, document="示例", reason="示例", decided_on=date(YEAR, 6, 1)
    )

    answers = at_once(
        lambda: money.close(year, by=bureau.head),
        lambda: money.pay(year, by=bureau.sun, **PAID | {"amount": WAN, "voucher": "记-0099"}),
    )

    assert sum(isinstance(answer, ActRefused) for answer in answers) == 1
    found = books_of(BudgetYear.objects.get())
    assert found.faults == ()
    assert (found.state == "CLOSED") == (found.amounts["expenditure"] == found.amounts["income"])


def test_two_pay_the_last_of_a_line_at_once(bureau):
    year = bureau.open()

    answers = at_once(*(
        lambda n=n: money.pay(year, by=bureau.sun, **PAID | {"amount": 30 * WAN, "voucher": f"记-{n:04}"})
        for n in range(3)
    ))  # fmt: skip

    assert sum(isinstance(answer, money.EntryRefused) for answer in answers) == 2
    assert books_of(year).amounts["P2"] == 30 * WAN


def test_two_correct_the_same_entry_at_once(bureau):
    entry = money.pay(bureau.open(), by=bureau.sun, **PAID)
    why = {"reason": "示例", "document": "示例"}

    answers = at_once(
        lambda: correct(entry, by=bureau.sun, told={"amount": WAN}, **why),
        lambda: correct(entry, by=bureau.second, told={"amount": 3 * WAN}, **why),
    )

    assert sum(isinstance(answer, OutOfTurn) for answer in answers) == 1
    assert [one.is_struck for one in Payment.objects.order_by("place")] == [True, False]


def test_the_same_file_sent_twice_at_once_is_taken_in_once(bureau):
    year = bureau.open()
    content = "项目代码,支付日期,凭证号,收款方,经济分类,金额\nP2,2025-03-05,记-0001,示例公司,30214,100\n".encode()
    sheets = [imports.check(year, "payments", "元", "示例.csv", content) for _ in range(2)]

    answers = at_once(*(lambda sheet=sheet: imports.load(sheet, by=bureau.sun) for sheet in sheets))

    assert sum(isinstance(answer, ActRefused) for answer in answers) == 1
    assert Payment.objects.count() == 1
