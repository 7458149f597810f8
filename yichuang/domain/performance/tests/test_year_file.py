"""The year a report tells: its sums to the fen, no voucher invented, and what it does not explain shown as such."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from yichuang.domain.identity.tables import CONSOLE
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.domain.performance import seeds
from yichuang.domain.performance.imports import year_file
from yichuang.domain.performance.models import BudgetYear, Payment
from yichuang.domain.performance.reads.books import books
from yichuang.domain.performance.rules.amounts import WAN, YUAN, in_wan, share
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).resolve().parents[4] / "data" / "lusong"


@pytest.fixture
def unit():
    return BodyFactory(bureau=True, code="SPJ")


def changed(tmp_path, change) -> year_file.YearFile:
    """The file with something in it changed."""
    told = yaml.safe_load((FOLDER / "performance_2021.yaml").read_text(encoding="utf-8"))
    change(told)
    path = tmp_path / "performance_2021.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return year_file.read(path)


def test_the_year_of_the_report_stands_in_the_books_to_the_fen(unit):
    assert seeds.load(FOLDER).partition("；")[0] == "预算年度：1 个"

    found = books("SPJ", 2021)
    shown = {name: in_wan(fen) for name, fen in found.amounts.items() if fen}
    assert shown == {
        "budget_initial": "440.32", "adjustment": "43.29", "final": "483.61", "income": "483.61",
        "expenditure": "483.61", "basic": "186.62", "project": "296.99", "B1": "175.19", "B2": "11.43", "P1": "49.41",
        "P2": "49.92", "P3": "24.48", "P4": "143.55", "P5": "29.63",
    }  # fmt: skip
    assert (found.state, found.faults) == ("OPEN", ())
    assert found.no_budget_of == ("government_fund", "state_capital", "social_insurance")
    assert share(found.amounts["expenditure"], found.amounts["budget_initial"]) == "109.83%"
    assert [(line.code, line.kind, line.initial, line.final, line.goals) for line in found.lines] == [
        ("B1", "personnel", None, None, ()), ("B2", "public", None, None, ()), ("P1", "special", None, None, ("G1",)),
        ("P2", "special", None, None, ("G3",)), ("P3", "special", None, None, ("G2",)),
        ("P4", "carry_over", None, None, ()), ("P5", "reserve", None, None, ()),
    ]  # fmt: skip


def test_what_the_report_does_not_explain_is_shown_and_not_filled_up(unit):
    seeds.load(FOLDER)

    unexplained = books("SPJ", 2021).unexplained
    assert (in_wan(unexplained.whole.fen), in_wan(unexplained.parts.fen), in_wan(unexplained.fen)) == (
        "440.32", "310.43", "129.89",
    )  # fmt: skip
    assert str(unexplained).endswith("来源没有逐项的年初预算，这个差额不能解释，照实列示。")


def test_no_voucher_month_or_payee_is_invented(unit):
    seeds.load(FOLDER)

    assert set(Payment.objects.values_list("voucher", "paid_on", "is_total", "purpose", "source")) == {
        ("", None, True, "全年合计（来源：2021年自评报告）", "2021年自评报告")
    }
    assert {payment.payee for payment in Payment.objects.all()} == {""}
    found = books("SPJ", 2021)
    assert found.payments_by_month == (0,) * 12
    assert sum(found.without_month.values()) == found.amounts["expenditure"]


def test_the_contracts_of_the_year_are_those_of_its_circuits(unit):
    seeds.load(FOLDER)

    with (FOLDER / "network_sites.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["contract_no"]]
    of_circuits = Counter()
    for row in rows:
        of_circuits[row["contract_no"]] += int(row["monthly_fee_yuan"]) * int(row["months_2021"]) * YUAN
    found = books("SPJ", 2021)
    assert {one.number: one.amount for one in found.contracts} == of_circuits
    assert sum(one.amount for one in found.contracts) == found.amounts["P2"]
    assert sum(one.units for one in found.contracts) == len(rows)


def test_loaded_again_nothing_changes_and_what_people_keep_stays(unit):
    seeds.load(FOLDER)
    before = books("SPJ", 2021).fingerprint

    assert seeds.load(FOLDER).partition("；")[0] == "预算年度：1 个"
    assert books("SPJ", 2021).fingerprint == before
    assert Payment.objects.count() == 7


def test_a_year_that_only_a_source_tells_cannot_be_overspent_either(unit):
    from yichuang.domain.performance.acts import money  # noqa: PLC0415

    seeds.load(FOLDER)
    more = {
        "code": "P1",
        "amount": 1,
        "paid_on": date(2021, 5, 6),
        "voucher": "记-1",
        "payee": "示例",
        "economic": "30201",
    }

    with pytest.raises(money.EntryRefused, match=r"超过全年预算合计 4,836,100\.00 元"):
        money.pay(BudgetYear.objects.get(), by=CONSOLE, **more)


@pytest.mark.parametrize(
    ("change", "where", "reason"),
    [
        (lambda told: told["finance"]["expenditure"]["basic"].update(amount="186.63"), "finance.basic",
         "来源所载基本支出 1,866,300.00 元，与按分算出的基本支出 1,866,200.00 元不一致，相差 100.00 元"),
        (lambda told: told["finance"]["expenditure"]["total"].update(amount="483.60"), "finance.expenditure",
         "来源所载财政拨款支出 4,836,000.00 元，与按分算出的财政拨款支出 4,836,100.00 元不一致，相差 100.00 元"),
        (lambda told: told["finance"]["income"].update(amount="四百万"), "finance.income",
         "这不是金额，请只写数字，例如 4836100.00"),
        (lambda told: told["finance"]["expenditure"]["project"]["lines"][0].update(kind="party"),
         "finance.project.P1", "不知道是哪一类支出"),
        (lambda told: told["finance"]["other_budgets"][0].update(amount="1"),
         "finance.other_budgets.政府性基金预算支出", "有支出，但没有列出项目"),
    ],
)  # fmt: skip
def test_a_sum_or_an_amount_that_is_wrong_is_named_and_nothing_is_written(unit, tmp_path, change, where, reason):
    found = changed(tmp_path, change)

    assert (found.problems[0].column, found.problems[0].reason) == (where, reason)
    with pytest.raises(FileRefused):
        year_file.load(found, by=CONSOLE)
    assert BudgetYear.objects.count() == 0


@pytest.mark.parametrize("text", ["- a\n- b", "meta: {unit_code: SPJ}", "a: [", ""])
def test_a_file_of_another_shape_says_so(tmp_path, text):
    path = tmp_path / "performance_2021.yaml"
    path.write_text(text)

    (problem,) = year_file.read(path).problems
    assert problem.reason.startswith("文件读不出来")


def test_another_year_with_other_numbers_reads_as_well(unit, tmp_path):
    def other(told):
        told["meta"]["year"] = 2024
        told["finance"] = {
            "budget_initial": {"amount": "10"}, "income": {"amount": "12.01"},
            "expenditure": {
                "total": {"amount": "12.01"},
                "basic": {"amount": "5", "lines": [{"code": "B1", "label": "人员经费", "amount": "5"}]},
                "project": {"amount": "7.01", "lines": [
                    {"code": "P1", "label": "示例", "amount": "7.01", "kind": "other_project"}]},
            },
        }  # fmt: skip
        told["goals"] = []

    year_file.load(changed(tmp_path, other), by=CONSOLE)

    found = books("SPJ", 2024)
    assert (found.amounts["expenditure"], found.amounts["adjustment"]) == (12_010_000, 2 * WAN + 10_000)
    assert in_wan(found.unexplained.fen) == "-2.01"
