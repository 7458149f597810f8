"""Files of money on a bad day: each cell that is wrong is named, and nothing is half-written."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from yichuang.domain.performance.acts import money
from yichuang.domain.performance.imports import money as imports
from yichuang.domain.performance.models import BudgetLine, Payment
from yichuang.domain.performance.tests.factories import PAID, WAN, YEAR
from yichuang.kernel.refusals import OutOfTurn
from yichuang.kernel.sheets import FileRefused

pytestmark = pytest.mark.django_db
HEADINGS = ["项目代码", "项目名称", "预算类别", "支出类型", "功能分类", "经济分类", "年初预算", "绩效目标"]
ROWS = [
    ["B1", "人员经费", "", "人员经费", "2010306", "301", 175.19, ""],
    ["B2", "公用经费", None, "公用经费", "2010306", 302, "11.43", ""],
    ["P1", "示例大厅", "一般公共预算", "专项资金", 2010306, 30213, 49.41, "G1、G3"],
]
NO_HEADINGS = (
    "找不到标题行。前 10 行里要有一行写着：项目代码、项目名称、预算类别、支出类型、功能分类、经济分类、"
    "政府经济分类、年初预算、绩效目标"
)
PAYING = ["项目代码", "支付日期", "凭证号", "收款方", "经济分类", "金额"]
A_PAYMENT = ["P2", date(YEAR, 3, 5), "记-0001", "示例电信公司", 30214, 20000]


def xlsx(*rows, merge=(), title="预算") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merge:
        sheet.merge_cells(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def csv(*rows) -> bytes:
    return "\n".join(",".join(f'"{"" if cell is None else cell}"' for cell in row) for row in rows).encode()


def begun(bureau):
    return money.begin(bureau.body.code, YEAR, by=bureau.sun)


def looked_at(year, *rows, table="lines", unit="万元", name="示例.xlsx", **how):
    return imports.check(year, table, unit, name, xlsx(*rows, **how) if name.endswith("xlsx") else csv(*rows))


def told(sheet) -> list[tuple[str, str]]:
    return [(problem.cell, problem.reason) for problem in sheet.problems]


def with_cell(row: int, column: int, value) -> list[list]:
    """The good rows with one cell that holds something else; rows as a spreadsheet counts them."""
    rows = [list(each) for each in (HEADINGS, *ROWS)]
    rows[row - 1][column - 1] = value
    return rows


def test_a_good_file_is_looked_at_and_then_taken_in(bureau):
    year = begun(bureau)
    sheet = looked_at(year, ["示例表一"], ["单位：万元"], HEADINGS, *ROWS, ["合计", "", "", "", "", "", 236.03, ""])

    assert (told(sheet), BudgetLine.objects.count()) == ([], 0)
    assert imports.load(sheet, by=bureau.sun) == 3
    assert list(BudgetLine.objects.values_list("code", "initial", "economic", "goals").order_by("place")) == [
        ("B1", 175_190_000, "301", []), ("B2", 11_430_000, "302", []), ("P1", 49_410_000, "30213", ["G1", "G3"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "reason"),
    [
        (2, 7, "483.61万", "预算!G2", "这是文字，不是数字。如果是 4,836,100.00 元，请改成数字 483.61"),
        (3, 7, "4,403,200.00", "预算!G3", "这是文字，不是数字。如果是 44,032,000,000.00 元，请改成数字 4403200"),
        (4, 7, "４９．４１", "预算!G4", "这是文字，不是数字。如果是 494,100.00 元，请改成数字 49.41"),
        (2, 7, "一百万", "预算!G2", "这不是金额，请只写数字，例如 4836100.00"),
        (2, 7, None, "预算!G2", "请填写金额"),
        (2, 7, True, "预算!G2", "请填写金额"),
        (2, 7, -3, "预算!G2", "年初预算不能是负数"),
        (2, 7, 0.0000001, "预算!G2", "金额最小到分，请核对小数"),
        (2, 1, "b1", "预算!A2", "项目代码是字母开头的 1 到 12 位大写字母、数字，例如 P1"),
        (3, 1, "B1", "预算!A3", "项目代码 B1 已经有了"),
        (2, 4, "工资", "预算!D2", "只能填人员经费、公用经费、专项资金、其他项目、上年结转结余、预备费"),
        (4, 3, "体彩", "预算!C4", "只能填一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算"),
        (3, 5, "2019999", "预算!E3", "没有这个功能分类代码“2019999”"),
        (3, 6, 39999, "预算!F3", "没有这个经济分类代码“39999”"),
        (2, 6, 30201, "预算!F2", "人员经费只能列工资福利支出（301）或对个人和家庭的补助（303）"),
        (2, 2, "", "预算!B2", "请填写项目名称"),
        (1, 7, "年初数", "", NO_HEADINGS),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_named_with_what_to_do(bureau, row, column, value, cell, reason):  # noqa: PLR0917
    sheet = looked_at(begun(bureau), *with_cell(row, column, value))

    assert told(sheet) == [(cell, reason)]
    with pytest.raises(FileRefused):
        imports.load(sheet, by=bureau.sun)
    assert BudgetLine.objects.count() == 0


def test_every_wrong_cell_is_named_at_once(bureau):
    rows = with_cell(2, 7, "483.61万")
    rows[2][4], rows[3][0] = "0", "p1"
    sheet = looked_at(begun(bureau), *rows)

    assert [cell for cell, _ in told(sheet)] == ["预算!G2", "预算!E3", "预算!A4"]


def test_merged_cells_are_refused_below_the_headings_and_no_matter_in_a_title(bureau):
    year = begun(bureau)
    title = ["2025年示例预算表"]

    sheet = looked_at(year, title, HEADINGS, *ROWS, merge=["A1:H1", "D3:D4", "A5:B5"])
    assert told(sheet)[:2] == [
        ("预算!A5:B5", "这是合并单元格，看不出每一行各是什么：请取消合并，每一行都填上"),
        ("预算!D3:D4", "这是合并单元格，看不出每一行各是什么：请取消合并，每一行都填上"),
    ]
    assert told(looked_at(year, title, HEADINGS, *ROWS, merge=["A1:H1"])) == []


def test_merged_cells_do_not_hide_what_is_wrong_in_other_rows(bureau):
    rows = [HEADINGS, *[list(row) for row in ROWS], ["P9", *ROWS[2][1:]]]
    rows[1][7 - 1], rows[2][4] = "483.61万", "0"
    sheet = looked_at(begun(bureau), *rows, merge=["A4:A5"])

    assert [cell for cell, _ in told(sheet)] == ["预算!A4:A5", "预算!G2", "预算!E3"]


def test_a_look_says_what_the_rows_come_to_together(bureau):
    assert looked_at(begun(bureau), HEADINGS, *ROWS).amount == 236_030_000


@pytest.mark.parametrize(
    ("word", "stated", "summed"),
    [("合计", 236.04, "2,360,300.00"), ("基本支出小计", 186.61, "1,866,200.00"), ("项目支出", 49.4, "494,100.00")],
)
def test_a_sum_that_is_wrong_names_both_sides(bureau, word, stated, summed):
    sheet = looked_at(begun(bureau), HEADINGS, *ROWS, [word, "", "", "", "", "", stated, ""])

    assert told(sheet) == [
        ("预算!G5", f"这里写的合计是 {stated * 10000:,.2f} 元，上面各行相加是 {summed} 元，相差 100.00 元")
    ]


def test_a_float_a_spreadsheet_reckoned_is_the_fen_it_means(bureau):
    rows = with_cell(2, 7, 0.1 + 0.2)  # 0.30000000000000004

    assert told(looked_at(begun(bureau), *rows)) == []


def test_a_csv_names_cells_too(bureau):
    year = begun(bureau)

    assert told(looked_at(year, *with_cell(3, 7, "11.43万"), name="示例.csv")) == [
        ("G3", "这是文字，不是数字。如果是 114,300.00 元，请改成数字 11.43")
    ]
    assert told(looked_at(year, HEADINGS, *ROWS, name="示例.csv")) == []


def test_columns_that_are_strange_twice_or_too_many_are_named(bureau):
    sheet = looked_at(begun(bureau), [*HEADINGS, "备用", "年初预算"], [*ROWS[0], "", 5, "多出来的"], name="示例.csv")

    assert told(sheet) == [
        ("I1", "不认识这一列，请检查标题有没有写错"),
        ("J1", "这一列出现了两次"),
        ("K2", "这里比标题行多出了内容，请检查有没有多余的逗号"),
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\x00\x01\x02"])
def test_a_file_that_cannot_be_read_says_so(bureau, content):
    sheet = imports.check(begun(bureau), "lines", "元", "示例.xlsx", content)

    assert len(sheet.problems) == 1
    assert sheet.problems[0].reason.startswith("文件读不出来")


def test_a_file_without_rows_says_so(bureau):
    assert told(looked_at(begun(bureau), HEADINGS)) == [("", "标题行下面没有内容")]


def test_a_file_of_too_many_rows_is_to_be_divided(bureau, monkeypatch):
    monkeypatch.setattr(imports, "MOST_ROWS", 2)

    assert told(looked_at(begun(bureau), HEADINGS, *ROWS)) == [("", "有 3 行，一次最多导入 2 行，请分成几个文件")]


def test_numbers_without_a_unit_have_the_one_that_was_said(bureau):
    year = bureau.open()
    in_yuan = looked_at(year, PAYING, A_PAYMENT, table="payments", unit="元")

    assert in_yuan.rows[0]["amount"] == 2 * WAN
    assert told(looked_at(year, PAYING, A_PAYMENT, table="payments", unit="万元")) == [
        ("预算!F2", "“示例网络租赁”（P2）支付合计 200,000,000.00 元，超过全年预算 500,000.00 元")
    ]


@pytest.mark.parametrize("day", [datetime(YEAR, 3, 5, 0, 0), "2025-03-05", "2025/3/5", "2025年3月5日", "2025.3.5"])
def test_days_are_read_as_people_write_them(bureau, day):
    rows = [A_PAYMENT[0], day, *A_PAYMENT[2:]]

    assert looked_at(bureau.open(), PAYING, rows, table="payments").rows[0]["paid_on"] == date(YEAR, 3, 5)


@pytest.mark.parametrize(
    ("column", "value", "cell", "reason"),
    [
        (2, "三月五日", "预算!B2", "日期应写成 2021-06-30 的样子"),
        (2, None, "预算!B2", "请填写支付日期"),
        (2, "2024-03-05", "预算!B2", "支付日期不在 2025 年"),
        (1, "P9", "预算!A2", "没有这个预算项目：P9"),
        (3, "", "预算!C2", "请填写凭证号"),
        (5, 302, "预算!E2", "没有这个经济分类代码“302”，要五位"),
        (6, 0, "预算!F2", "支付金额要大于零；退款、录错的，请更正原来那一笔"),
        (6, 500_000.01, "预算!F2", "“示例网络租赁”（P2）支付合计 500,000.01 元，超过全年预算 500,000.00 元"),
    ],
)
def test_a_payment_in_a_file_obeys_what_every_payment_obeys(bureau, column, value, cell, reason):
    row = [*A_PAYMENT]
    row[column - 1] = value

    assert told(looked_at(bureau.open(), PAYING, row, table="payments", unit="元")) == [(cell, reason)]


def test_payments_that_only_together_are_too_much_are_blamed_from_the_first_that_is(bureau):
    rows = [[*A_PAYMENT[:2], f"记-{n:04}", *A_PAYMENT[3:5], 200_000] for n in range(4)]
    sheet = looked_at(bureau.open(), PAYING, *rows, table="payments", unit="元")

    assert [cell for cell, _ in told(sheet)] == ["预算!F4", "预算!F5"]
    assert Payment.objects.count() == 0


def test_the_same_voucher_twice_in_a_file_is_named(bureau):
    sheet = looked_at(bureau.open(), PAYING, A_PAYMENT, A_PAYMENT, table="payments", unit="元")

    assert told(sheet) == [("预算!C3", "凭证 记-0001 在这个项目下同样的金额已经录过了")]


def test_the_same_file_is_taken_in_once(bureau):
    year = bureau.open()
    content = xlsx(PAYING, A_PAYMENT)
    first, second = (imports.check(year, "payments", "元", "示例.xlsx", content) for _ in range(2))
    imports.load(first, by=bureau.sun)

    assert told(imports.check(bureau.now(year), "payments", "元", "示例.xlsx", content)) == [
        ("", "这个文件以前已经导入过了，再导入一次会重复记账")
    ]
    with pytest.raises((OutOfTurn, FileRefused, money.EntryRefused)):
        imports.load(second, by=bureau.sun)  # looked at before the first was taken in
    assert Payment.objects.count() == 1


def test_a_file_that_fails_in_its_last_row_leaves_nothing(bureau):
    year = bureau.open()
    sheet = looked_at(
        year, PAYING, A_PAYMENT, [*A_PAYMENT[:2], "记-0002", *A_PAYMENT[3:]], table="payments", unit="元"
    )
    money.pay(year, by=bureau.second, **PAID | {"amount": 47 * WAN, "voucher": "记-0099"})  # after it was looked at

    with pytest.raises(money.EntryRefused):
        imports.load(sheet, by=bureau.sun)
    assert list(Payment.objects.values_list("voucher", flat=True)) == ["记-0099"]


@pytest.mark.parametrize(("stage", "table"), [("open", "lines"), ("draft", "payments"), ("closed", "payments")])
def test_a_file_at_the_wrong_time_says_so(bureau, stage, table):
    year = getattr(bureau, stage)()
    (problem,) = looked_at(year, HEADINGS if table == "lines" else PAYING, table=table).problems

    assert problem.reason.startswith(f"2025年预算的状态是“{year.get_state_display()}”")
