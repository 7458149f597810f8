"""The books of a year: begun, filled, appropriated, adjusted, spent, closed; and what keeps an entry out."""

from datetime import date

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.acts.money import EntryRefused
from yichuang.domain.performance.models import Adjustment, BudgetLine, BudgetYear, Income, Payment
from yichuang.domain.performance.reads.books import books, books_of
from yichuang.domain.performance.tests.factories import (
    LINE,
    LINES,
    MOVED,
    PAID,
    RECEIVED,
    TOTAL,
    WAN,
    YEAR,
)
from yichuang.kernel import ledger
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.verify import faults

pytestmark = pytest.mark.django_db


def refused(act, *told, **more) -> dict:
    """The faults an entry is refused for, by column."""
    with pytest.raises(EntryRefused) as refusal:
        act(*told, **more)
    return refusal.value.faults


def test_a_year_is_kept_from_its_lines_to_its_close(bureau):
    year = bureau.closed()

    found = books(bureau.body.code, YEAR)
    assert (year.state, found.state, found.number) == ("CLOSED", "CLOSED", f"BUREAU-{YEAR}")
    assert found.amounts == {
        "budget_initial": TOTAL, "adjustment": 0, "final": TOTAL, "income": TOTAL, "expenditure": TOTAL,
        "basic": 186 * WAN, "project": 99 * WAN, "government_fund": 0, "state_capital": 0, "social_insurance": 0,
        "B1": 175 * WAN, "B2": 11 * WAN, "P1": 49 * WAN, "P2": 50 * WAN,
    }  # fmt: skip
    assert (found.faults, found.unexplained) == ((), None)
    assert found.no_budget_of == ("government_fund", "state_capital", "social_insurance")
    assert found.payments_by_month == (0, 0, TOTAL, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert [line.act for line in ledger.of(year)] == (
        ["begin"] + ["enter_line"] * 4 + ["appropriate", "receive"] + ["pay"] * 4 + ["close"]
    )
    assert [fault for fault in faults() if "budgetyear" in str(fault)] == []


def test_a_body_has_one_book_a_year(bureau):
    bureau.draft()

    with pytest.raises(ActRefused, match="已经建立过了"):
        money.begin(bureau.body.code, YEAR, by=bureau.sun)
    assert BudgetYear.objects.count() == 1


@pytest.mark.parametrize("year", [1999, 2028, 21])
def test_a_year_nobody_budgets_for_is_refused(bureau, year):
    with pytest.raises(ActRefused, match="年份不对"):
        money.begin(bureau.body.code, year, by=bureau.sun)


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"code": "b9"}, "code"),
        ({"code": "R01"}, "code"),
        ({"code": "X3"}, "code"),
        ({"code": "B1"}, "code"),
        ({"label": " "}, "label"),
        ({"fund": "lottery"}, "fund"),
        ({"kind": "salary"}, "kind"),
        ({"functional": "2010399999"}, "functional"),
        ({"functional": ""}, "functional"),
        ({"economic": "99999"}, "economic"),
        ({"economic": ""}, "economic"),
        ({"economic": "30101"}, "economic"),
        ({"kind": "personnel", "economic": "30214"}, "economic"),
        ({"government": "999"}, "government"),
        ({"initial": -1}, "initial"),
        ({"initial": None}, "initial"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_its_column(bureau, told, column):
    year = bureau.draft()
    good = {"code": "B9", "label": "示例", "kind": "public", "economic": "302", "initial": 0, **LINE}

    assert list(refused(money.enter_line, year, by=bureau.sun, **good | told)) == [column]
    assert BudgetLine.objects.count() == len(LINES)
    assert ledger.last(year).act == "enter_line"


def test_all_faults_of_a_line_are_told_at_once(bureau):
    found = refused(money.enter_line, bureau.draft(), by=bureau.sun, code="", label="", kind="", initial=-5)

    assert list(found) == ["code", "label", "kind", "functional", "economic", "initial"]


def test_an_approval_that_is_not_the_sum_of_the_lines_names_both(bureau):
    year = bureau.draft()

    found = refused(money.appropriate, year, by=bureau.sun, initial=TOTAL + 1, document="示例")
    assert found == {
        "initial": ["批复的年初预算 2,850,000.01 元，与各项目年初预算之和 2,850,000.00 元不一致，相差 0.01 元"]
    }
    assert bureau.now(year).state == "DRAFT"


def test_an_approval_has_its_number_and_lines(bureau):
    empty = money.begin(bureau.body.code, YEAR, by=bureau.sun)
    with pytest.raises(ActRefused) as refusal:
        money.appropriate(empty, by=bureau.sun, initial=0, document=" ")

    assert refusal.value.reasons == ["还没有录入预算项目，请先逐项录入。", "请填写批复文号。"]


def test_the_final_appropriation_is_computed_from_initial_and_adjustments(bureau):
    year = bureau.open()
    money.adjust(year, by=bureau.sun, **MOVED)
    money.adjust(year, by=bureau.sun, **MOVED | {"code": "P2", "amount": -3 * WAN})

    found = books_of(bureau.now(year))
    assert [(line.code, line.initial, line.adjusted, line.final) for line in found.lines][2:] == [
        ("P1", 49 * WAN, 5 * WAN, 54 * WAN), ("P2", 50 * WAN, -3 * WAN, 47 * WAN),
    ]  # fmt: skip
    assert (found.amounts["adjustment"], found.amounts["final"]) == (2 * WAN, TOTAL + 2 * WAN)


def test_money_moved_between_lines_leaves_the_sum(bureau):
    year = bureau.open()
    money.adjust(year, by=bureau.sun, to="P2", **MOVED)

    assert sorted(Adjustment.objects.values_list("code", "amount")) == [("P1", -5 * WAN), ("P2", 5 * WAN)]
    assert books_of(year).amounts["adjustment"] == 0


@pytest.mark.parametrize(("told", "to"), [({}, "P1"), ({"amount": -1}, "P2"), ({}, "P9")])
def test_money_is_not_moved_to_itself_backwards_or_nowhere(bureau, told, to):
    with pytest.raises(EntryRefused):
        money.adjust(bureau.open(), by=bureau.sun, to=to, **MOVED | told)
    assert Adjustment.objects.count() == 0


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"amount": 0}, "amount"),
        ({"document": " "}, "document"),
        ({"reason": ""}, "reason"),
        ({"code": "P9"}, "code"),
        ({"code": ""}, "code"),
        ({"decided_on": None}, "decided_on"),
        ({"decided_on": date(YEAR + 1, 1, 1)}, "decided_on"),
        ({"amount": -50 * WAN}, "amount"),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused(bureau, told, column):
    assert list(refused(money.adjust, bureau.open(), by=bureau.sun, **MOVED | told)) == [column]
    assert Adjustment.objects.count() == 0


def test_a_line_is_not_cut_below_what_it_spent(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID)

    found = refused(money.adjust, year, by=bureau.sun, **MOVED | {"code": "P2", "amount": -49 * WAN})
    assert found == {"amount": ["“示例网络租赁”（P2）支付合计 20,000.00 元，超过全年预算 10,000.00 元。"]}


def test_the_last_fen_may_be_paid_and_one_more_may_not(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID | {"amount": 50 * WAN})

    with pytest.raises(EntryRefused) as refusal:
        money.pay(year, by=bureau.sun, **PAID | {"amount": 1, "voucher": "记-0002"})
    assert refusal.value.reasons[0] == "“示例网络租赁”（P2）支付合计 500,000.01 元，超过全年预算 500,000.00 元。"
    assert refusal.value.reasons[1].endswith("请先按程序办理预算调整，再支付（预算法 13、72）。")
    assert Payment.objects.count() == 1
    money.adjust(year, by=bureau.sun, **MOVED | {"code": "P2", "amount": 1})
    money.pay(year, by=bureau.sun, **PAID | {"amount": 1, "voucher": "记-0002"})
    assert books_of(year).amounts["P2"] == 50 * WAN + 1


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -1}, "amount"),
        ({"paid_on": None}, "paid_on"),
        ({"paid_on": date(YEAR - 1, 12, 31)}, "paid_on"),
        ({"paid_on": date(YEAR + 1, 1, 1)}, "paid_on"),
        ({"voucher": " "}, "voucher"),
        ({"payee": ""}, "payee"),
        ({"economic": "302"}, "economic"),
        ({"economic": "99999"}, "economic"),
        ({"code": "P9"}, "code"),
        ({"contract_no": "没有的合同"}, "contract_no"),
        ({"is_total": True}, "source"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(bureau, told, column):
    assert list(refused(money.pay, bureau.open(), by=bureau.sun, **PAID | told)) == [column]
    assert Payment.objects.count() == 0


@pytest.mark.parametrize("day", [date(YEAR, 1, 1), date(YEAR, 12, 31)])
def test_the_first_and_the_last_day_of_the_year_are_in_it(bureau, day):
    money.pay(bureau.open(), by=bureau.sun, **PAID | {"paid_on": day})

    assert Payment.objects.get().paid_on == day


def test_the_same_voucher_twice_is_a_slip_and_for_another_line_it_is_not(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID)

    assert list(refused(money.pay, year, by=bureau.sun, **PAID)) == ["voucher"]
    money.pay(year, by=bureau.sun, **PAID | {"code": "P1"})
    assert Payment.objects.count() == 2


def test_a_payee_stays_out_of_the_ledger(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID | {"payee": "梅示例"})

    line = ledger.last(year)
    assert line.facts["amount"] == 2 * WAN
    assert "梅示例" not in f"{line.facts} {line.note}"
    assert Payment.objects.get().payee == "梅示例"


@pytest.mark.parametrize(
    ("told", "column"),
    [({"amount": 0}, "amount"), ({"voucher": ""}, "voucher"), ({"received_on": date(2020, 1, 1)}, "received_on"),
     ({"fund": "lottery"}, "fund"), ({"is_total": True}, "source")],
)  # fmt: skip
def test_income_that_cannot_be_is_refused(bureau, told, column):
    assert list(refused(money.receive, bureau.open(), by=bureau.sun, **RECEIVED | told)) == [column]
    assert Income.objects.count() == 0


def test_a_year_closes_only_when_it_is_over(bureau, at):
    year = bureau.spent()
    at(f"{YEAR}-12-31 23:59")
    with pytest.raises(ActRefused, match="还没有结束"):
        money.close(year, by=bureau.head)

    at(f"{YEAR + 1}-01-01 00:00")
    assert money.close(year, by=bureau.head).closed_on == date(YEAR + 1, 1, 1)


def test_a_year_closes_only_when_income_is_accounted_for_and_the_refusal_names_both_sides(bureau):
    year = bureau.spent()
    money.receive(year, by=bureau.sun, **RECEIVED | {"amount": 3 * WAN, "voucher": "收-0002"})

    with pytest.raises(ActRefused) as refusal:
        money.close(year, by=bureau.head)
    assert refusal.value.reasons[0] == (
        "财政拨款收入 2,880,000.00 元，与财政拨款支出加结转下年 2,850,000.00 元不一致，相差 30,000.00 元。"
    )
    assert bureau.now(year).state == "OPEN"
    assert money.close(year, by=bureau.head, carried_out=3 * WAN).carried_out == 3 * WAN


def test_nothing_negative_is_carried_out(bureau):
    assert list(refused(money.close, bureau.spent(), by=bureau.head, carried_out=-1)) == ["carried_out"]


def test_a_fund_budget_that_is_there_is_no_part_of_the_general_one(bureau):
    land = LINES[2] | {"code": "J1", "fund": "government_fund", "initial": 7 * WAN}
    year = bureau.draft()
    money.enter_line(year, by=bureau.sun, **land)
    year = money.appropriate(year, by=bureau.sun, initial=TOTAL, document="示例")
    money.pay(year, by=bureau.sun, **PAID | {"code": "J1", "amount": 7 * WAN})

    found = books_of(year)
    assert (found.amounts["government_fund"], found.amounts["expenditure"]) == (7 * WAN, 0)
    assert found.no_budget_of == ("state_capital", "social_insurance")


def test_the_fingerprint_changes_with_anything_that_is_told(bureau):
    year = bureau.open()
    first = books_of(year).fingerprint
    money.pay(year, by=bureau.sun, **PAID)
    second = books_of(year).fingerprint

    assert len({first, second}) == 2
    assert books_of(bureau.now(year)).fingerprint == second
