"""Tables of money that go out come in again; every kind of entry has its table."""

import pytest

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.imports import money as imports
from yichuang.domain.performance.models import Adjustment, Contract, Income
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.tests.factories import LINES, PAID, SIGNED, WAN, YEAR
from yichuang.domain.performance.tests.test_money_files import csv, looked_at, told, xlsx

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again(bureau, ending):
    year = bureau.open()
    money.sign(year, by=bureau.sun, **SIGNED)
    money.pay(year, by=bureau.sun, **PAID | {"contract_no": "示例合同1", "amount": 12345})
    write = xlsx if ending == "xlsx" else csv
    tables = {table: write(*imports.exported(year, table)) for table in ("lines", "contracts", "payments")}

    again = money.begin(bureau.other.code, YEAR, by=bureau.sun)
    for table, content in tables.items():
        if table == "contracts":
            money.appropriate(again, by=bureau.sun, initial=sum(line["initial"] for line in LINES), document="示例")
        sheet = imports.check(bureau.now(again), table, "元", f"示例.{ending}", content)
        assert told(sheet) == []
        imports.load(sheet, by=bureau.sun)

    first, second = books_of(bureau.now(year)), books_of(bureau.now(again))
    assert (second.amounts, second.lines, second.contracts, second.months) == (
        first.amounts, first.lines, first.contracts, first.months,
    )  # fmt: skip
    assert Contract.objects.count() == 2


def test_adjustments_and_income_come_from_files_as_well(bureau):
    year = bureau.open()
    moved = [["项目代码", "文号", "文件日期", "调整金额", "理由"], ["P1", "示例1号", "2025-06-01", -3, "示例核减"]]
    came = [["凭证号", "到账日期", "金额"], ["收-0001", "2025-02-01", 285], ["合计", None, 285]]
    for table, rows in (("adjustments", moved), ("income", came)):
        imports.load(looked_at(year, *rows, table=table), by=bureau.sun)

    assert Adjustment.objects.get().amount == -3 * WAN
    assert Income.objects.get().amount == 285 * WAN
