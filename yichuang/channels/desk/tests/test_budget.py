"""Budgets at the desk: from a year to its vouchers, what is entered, what is refused beside its box, files."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from yichuang.channels.desk.tests.conftest import Desk
from yichuang.domain.identity.tests.factories import BodyFactory
from yichuang.domain.performance import seeds
from yichuang.domain.performance.acts import money
from yichuang.domain.performance.tests.factories import LINES, PAID, SIGNED, WAN, YEAR

pytestmark = pytest.mark.django_db
NUMBER = f"BUREAU-{YEAR}"
FOLDER = Path(__file__).resolve().parents[4] / "data" / "lusong"
WHY = {"why-reason": "示例：录错", "why-document": "示例审计意见"}
HEADINGS = ["项目代码", "支付日期", "凭证号", "收款方", "经济分类", "金额"]


def kept(model: str):
    return apps.get_model("performance", model).objects


def page(browser, name, *args):
    return browser.get(reverse(f"desk:{name}", args=args)).content.decode()


def day(name: str, when: date) -> dict:
    return {f"{name}_{part}": str(getattr(when, part)) for part in ("year", "month", "day")}


def payment(**told) -> dict:
    boxes = {"code": "P2", "amount": "20000", "voucher": "记-0001", "payee": "示例公司", "economic": "30214"}
    return boxes | day("paid_on", date(YEAR, 3, 5)) | told


def pay(browser, **told):
    return browser.post(reverse("desk:budget-act", args=[NUMBER, "pay"]), payment(**told))


def test_a_year_leads_to_its_lines_payments_and_vouchers(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID | {"amount": 123_456_789 // 100})
    browser = Desk(bureau.head)

    assert f'href="/desk/budget/{NUMBER}/"' in page(browser, "budget")
    assert f'href="/desk/budget/{NUMBER}/lines/P2/"' in page(browser, "budget-year", NUMBER)
    line = page(browser, "budget-line", NUMBER, "P2")
    assert (f'href="/desk/budget/{NUMBER}/payments/5/"' in line, "12,345.67" in line, "1.23" in line) == (True,) * 3
    assert "示例电信公司" in page(browser, "budget-entry", NUMBER, "payments", 5)


def test_the_year_a_report_tells_is_shown_as_it_tells_it(bureau):
    BodyFactory(code="SPJ")
    seeds.load(FOLDER)
    browser = Desk(bureau.sun)

    shown = page(browser, "budget-year", "SPJ-2021")
    amounts = (
        "440.32",
        "43.29",
        "483.61",
        "175.19",
        "11.43",
        "186.62",
        "49.41",
        "143.55",
        "29.63",
        "296.99",
        "100.00%",
    )
    assert [amount for amount in amounts if f">{amount}<" not in shown] == []
    assert (
        "年初预算 440.32 万元，基本支出加专项和其他项目（不含上年结余、预备费） 310.43 万元，相差 129.89 万元" in shown
    )
    assert "政府性基金预算：无。国有资本经营预算：无。社会保险基金预算：无。" in shown
    line = page(browser, "budget-line", "SPJ-2021", "P2")
    assert (line.count("全年合计"), "499,200.00" in line, "来源未载明" in line) == (2, True, True)


def test_what_was_paid_on_a_contract_stands_beside_it(bureau):
    year = bureau.open()
    contract = money.sign(year, by=bureau.sun, **SIGNED)
    money.pay(year, by=bureau.sun, **PAID | {"contract_no": "示例合同1"})
    browser = Desk(bureau.sun)

    assert "记-0001" in page(browser, "budget-entry", NUMBER, "contracts", contract.place)
    listed = page(browser, "budget-entries", NUMBER, "contracts")
    assert ("示例电信公司" in listed, "20,000.00" in listed, "480,000.00" in listed) == (True, True, True)


@pytest.mark.parametrize("kind", ["income", "adjustments", "contracts", "payments"])
def test_what_has_no_entries_yet_says_so(bureau, kind):
    bureau.open()

    assert "登记或者导入以后就在这里" in page(Desk(bureau.sun), "budget-entries", NUMBER, kind)


def test_a_year_is_kept_through_its_pages(bureau):
    browser = Desk(bureau.sun)

    def act(name, boxes):
        answer = browser.post(reverse("desk:budget-act", args=[NUMBER, name]), boxes)
        assert (name, answer.status_code) == (name, 302)

    assert browser.post(reverse("desk:budget-new"), {"body": "BUREAU", "year": YEAR}).url == f"/desk/budget/{NUMBER}/"
    line = {"code": "P2", "label": "示例网络", "kind": "special", "fund": "general", "functional": "2010306",
            "economic": "30214", "initial": "50万", "goals": "G1、G3"}  # fmt: skip
    act("enter_line", line)
    act("appropriate", {"initial": "500,000.00", "document": "示例1号"})
    act("sign", {**{key: value for key, value in SIGNED.items() if key not in ("first", "last")},
                 "amount": "480000", "unit_price": "500", **day("first", SIGNED["first"]),
                 **day("last", SIGNED["last"])})  # fmt: skip
    act("adjust", {"code": "P2", "amount": "-10000", "document": "示例2号", "reason": "示例",
                   **day("decided_on", date(YEAR, 6, 1))})  # fmt: skip
    act("receive", {"amount": "490000", "voucher": "收-1", "fund": "general", **day("received_on", date(YEAR, 2, 1))})
    act("pay", payment(amount="480000", contract_no="示例合同1"))
    head = Desk(bureau.head)
    closing = reverse("desk:budget-act", args=[NUMBER, "close"])
    assert "相差 10,000.00 元" in head.post(closing, {"carried_out": "0"}).content.decode()
    assert head.post(closing, {"carried_out": "1万"}).status_code == 302

    assert (kept("BudgetYear").get().state, kept("BudgetLine").get().goals) == ("CLOSED", ["G1", "G3"])
    year_page = page(head, "budget-year", NUMBER)
    assert [f">{shown}<" in year_page for shown in ("50.00", "-1.00", "49.00", "48.00", "97.96%")] == [True] * 5


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"amount": "五百"}, "支付金额：这不是金额"),
        ({"amount": "500000.01"}, "支付合计 500,000.01 元，超过全年预算 500,000.00 元"),
        ({"amount": "0"}, "支付金额要大于零"),
        ({"voucher": ""}, "请填写凭证号"),
        ({"code": "P9"}, "选择一个有效的选项"),
        ({"paid_on_year": "2024"}, "支付日期不在 2025 年"),
    ],
)
def test_a_slip_is_told_beside_its_box_and_nothing_is_kept(bureau, told, said):
    bureau.open()
    answer = pay(Desk(bureau.sun), **told)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert kept("Payment").count() == 0


def test_what_may_not_be_is_not_offered_and_not_done(bureau):
    bureau.open()
    chief, sun, head = Desk(bureau.chief), Desk(bureau.sun), Desk(bureau.head)

    assert "登记支付" not in page(chief, "budget-year", NUMBER)
    assert "acts/close/" not in page(sun, "budget-year", NUMBER)
    assert "acts/close/" in page(head, "budget-year", NUMBER)
    assert [pay(browser).status_code for browser in (chief, head)] == [403, 403]
    assert Desk(bureau.clerk).get(reverse("desk:budget")).status_code == 403
    assert Desk(bureau.stranger).get(reverse("desk:budget-year", args=[NUMBER])).status_code == 404


def test_a_late_act_says_who_was_faster(bureau):
    bureau.closed()
    answer = pay(Desk(bureau.sun))

    assert answer.status_code == 409
    assert "已关账" in answer.content.decode()


def test_a_correction_keeps_both_and_shows_them(bureau):
    year = bureau.open()
    wrong = money.pay(year, by=bureau.sun, **PAID)
    browser = Desk(bureau.sun)
    address = reverse("desk:budget-correction", args=[NUMBER, "payments", wrong.place])
    assert 'value="20,000.00"' in browser.get(address).content.decode()

    answer = browser.post(address, payment(amount="30000") | WHY)

    shown = browser.get(answer.url).content.decode()
    assert [word in shown for word in ("30,000.00 元", "20,000.00 元", "示例：录错", "示例审计意见")] == [True] * 4
    old = page(browser, "budget-entry", NUMBER, "payments", wrong.place)
    assert ("不再计入" in old, "更正这一笔" in old) == (True, False)
    assert browser.post(address, payment(amount="40000") | WHY).status_code == 422


def test_an_entry_is_struck_with_its_reason(bureau):
    year = bureau.open()
    wrong = money.pay(year, by=bureau.sun, **PAID)
    address = reverse("desk:budget-striking", args=[NUMBER, "payments", wrong.place])

    assert Desk(bureau.sun).post(address, {}).status_code == 422
    assert Desk(bureau.sun).post(address, WHY).status_code == 302
    assert kept("Payment").get().struck_why == "示例：录错"


def test_a_closed_year_is_corrected_with_what_it_carries_out(bureau):
    bureau.closed()
    entry = kept("Payment").get(code="P2")
    address = reverse("desk:budget-correction", args=[NUMBER, "payments", entry.place])
    boxes = payment(amount="490000", voucher="记-0004", economic="30299") | WHY

    assert Desk(bureau.sun).post(address, boxes).status_code == 409
    refused = Desk(bureau.head).post(address, boxes)
    assert [
        ("不一致" in said[0], "更正以后" in said[1]) for said in [refused.context["why"].errors["carried_out"]]
    ] == [(True, True)]
    assert "不能关账" not in refused.content.decode()
    assert Desk(bureau.head).post(address, boxes | {"why-carried_out": "10000"}).status_code == 302
    assert kept("BudgetYear").get().carried_out == WAN


def test_the_page_says_why_shown_parts_do_not_make_the_shown_sum(bureau):
    lines = [line | {"initial": WAN} for line in LINES]
    year = bureau.open(lines=lines)
    for place, code in enumerate(("P1", "P2")):
        money.pay(year, by=bureau.sun, **PAID | {"code": code, "amount": 5_000, "voucher": f"记-{place}"})

    assert "各项显示的数相加是 0.02 万元，合计显示 0.01 万元" in page(Desk(bureau.head), "budget-year", NUMBER)


def test_a_file_is_looked_at_first_and_taken_in_after_a_yes(bureau):
    bureau.open()
    browser, address = Desk(bureau.sun), reverse("desk:budget-import", args=[NUMBER])

    def send(*rows):
        file = SimpleUploadedFile("示例.xlsx", xlsx(HEADINGS, *rows))
        return browser.post(address, {"table": "payments", "unit": "万元", "file": file})

    good = ["P2", date(YEAR, 3, 5), "记-1", "示例公司", 30214, 2]
    wrong = send([*good[:5], "483.61万"]).content.decode()
    assert ("Sheet!F2" in wrong, "请改成数字 483.61" in wrong, kept("Payment").count()) == (True, True, 0)
    answer = send(good)
    assert (answer.context["held"] != "", kept("Payment").count()) == (True, 0)
    assert browser.post(address, {"held": answer.context["held"]}).url == f"/desk/budget/{NUMBER}/"
    assert kept("Payment").get().amount == 2 * WAN
    assert browser.post(address, {"held": "gone"}).url == address


def xlsx(*rows) -> bytes:
    book, kept = Workbook(), BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(kept)
    return kept.getvalue()


def test_a_look_at_a_file_says_its_sum_in_both_units(bureau):
    bureau.open()
    file = SimpleUploadedFile("示例.xlsx", xlsx(HEADINGS, ["P2", date(YEAR, 3, 5), "记-1", "示例公司", 30214, 2]))
    sent = {"table": "payments", "unit": "万元", "file": file}
    shown = Desk(bureau.sun).post(reverse("desk:budget-import", args=[NUMBER]), sent).content.decode()

    assert "金额合计 20,000.00 元（2.00 万元）" in shown


def test_a_list_of_payments_says_which_line_each_is_of(bureau):
    money.pay(bureau.open(), by=bureau.sun, **PAID)

    assert 'data-label="项目代码"' in (shown := page(Desk(bureau.sun), "budget-entries", NUMBER, "payments"))
    assert ">P2<" in shown


def test_a_table_goes_out_as_numbers(bureau):
    year = bureau.open()
    money.pay(year, by=bureau.sun, **PAID | {"payee": "=1+1"})
    answer = Desk(bureau.head).get(reverse("desk:budget-export", args=[NUMBER, "payments", "xlsx"]))

    heading, row = load_workbook(BytesIO(answer.getvalue())).active.iter_rows(values_only=True)
    assert heading[:6] == ("项目代码", "支付日期", "凭证号", "收款方", "经济分类", "金额")
    assert (row[3], row[5]) == ("'=1+1", 20000)


@pytest.mark.parametrize("address", ["lunch/", "lines/", "lunch.csv", "lunch/1/", "payments/99/", "acts/lunch/"])
def test_what_is_not_there_is_not_found(bureau, address):
    bureau.open()

    assert Desk(bureau.sun).get(f"/desk/budget/{NUMBER}/{address}").status_code == 404
