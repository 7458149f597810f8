"""Budgets: years, lines, payments, contracts; what is entered, corrected and taken in from files."""

from tests.pages.page import JSON, PAPER, Page, sent


def year(stage, **more):
    return lambda world: {"number": world.budget_years[stage].number, **more}


def entry(name, kind, **more):
    return lambda world: {
        "number": world.budget_years["open"].number, "kind": kind, "place": getattr(world, name).place, **more,
    }  # fmt: skip


WHY = {"why-reason": "示例：录错", "why-document": "示例说明"}
PAYING = {
    "code": "P2", "amount": "1.00", "paid_on_year": "2025", "paid_on_month": "3", "paid_on_day": "6",
    "voucher": "记-8001", "payee": "示例公司", "economic": "30214", "contract_no": "", "purpose": "",
}  # fmt: skip

PAGES = (
    Page("desk:budget", who="sun", row=lambda world: world.another_budget_year()),
    Page("desk:budget-new", who="sun", sends=sent(body=lambda world: world.centre.code, year="2020")),
    Page("desk:budget-year", who="sun", args=year("draft"), row=lambda world: world.another_budget_line()),
    Page("desk:budget-import", who="sun", args=year("open"),
         sends=sent(table="payments", unit="元", file=lambda world: world.budget_file())),
    Page("desk:budget-story", who="sun", args=year("open"), row=lambda world: world.another_budget_act()),
    Page("desk:budget-act", who="sun", args=year("open", act="pay"), sends=sent(**PAYING)),
    Page("desk:budget-export", who="sun", args=year("open", kind="payments", ending="csv"), answers=PAPER),
    Page("desk:budget-entries", who="sun", args=year("open", kind="payments"),
         row=lambda world: world.another_budget_payment()),
    Page("desk:budget-entry", who="sun", args=entry("budget_corrected", "payments")),
    Page("desk:budget-correction", who="sun", args=entry("budget_payment", "payments"), sends=sent(**PAYING, **WHY)),
    Page("desk:budget-striking", who="sun", args=entry("budget_payment", "payments"), sends=sent(**WHY)),
    Page("desk:budget-line", who="sun", args=year("open", code="P2"),
         row=lambda world: world.another_budget_payment()),
    Page("api:budget_years", who="sun", answers=JSON, row=lambda world: world.another_budget_year()),
    Page("api:budget_year", who="sun", args=year("draft"), answers=JSON),
)  # fmt: skip
