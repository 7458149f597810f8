"""Budgets of the world: a year that was spent, one that is being prepared, one that is closed, and what is in them."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from yichuang.domain.identity.tests.factories import staff
from yichuang.domain.performance.acts import correcting, money
from yichuang.domain.performance.models import BudgetYear
from yichuang.domain.performance.tests.factories import LINE, LINES, MOVED, PAID, RECEIVED, SIGNED, TOTAL, WAN, YEAR

SPENT = 2024
HEADS = "项目代码,支付日期,凭证号,收款方,经济分类,金额\n"


class Budgeting:
    """What the budget pages of the world show. 孙 keeps the books of the bureau, 易 leads it."""

    def budget(self) -> None:
        self.treasurer = staff("HEAD", body=self.centre, name="易")
        self.budget_years = {"open": self.budget_opened(YEAR), "closed": self.budget_closed(SPENT)}
        self.budget_years["draft"] = self.budget_begun(YEAR + 1)
        year = self.budget_years["open"]
        self.budget_payment = money.pay(year, by=self.sun, **PAID | {"payee": self.another("收款方")})
        money.sign(year, by=self.sun, **SIGNED)
        money.receive(year, by=self.sun, **RECEIVED)
        money.adjust(year, by=self.sun, **MOVED)
        wrong = money.pay(year, by=self.sun, **PAID | {"voucher": "记-0900"})
        why = {"reason": "示例：录错", "document": "示例说明"}
        self.budget_corrected = correcting.correct(wrong, by=self.sun, told={"amount": 3 * WAN}, **why)

    def budget_begun(self, year: int, body=None) -> BudgetYear:
        made = money.begin((body or self.centre).code, year, by=self.sun)
        for line in LINES:
            money.enter_line(made, by=self.sun, **line)
        return made

    def budget_opened(self, year: int) -> BudgetYear:
        return money.appropriate(self.budget_begun(year), by=self.sun, initial=TOTAL, document="示例财预〔2025〕1号")

    def budget_closed(self, year: int) -> BudgetYear:
        made = self.budget_opened(year)
        return money.close(made, by=self.treasurer)

    def another_budget_year(self) -> str:
        """An earlier year with nothing in it."""
        earliest = BudgetYear.objects.order_by("year").values_list("year", flat=True)[0]
        return self.budget_begun(earliest - 1).number

    def another_budget_line(self) -> str:
        told = {"label": self.another("项目"), "kind": "other_project", "economic": "30299", "initial": 0, **LINE}
        return money.enter_line(self.budget_years["draft"], by=self.sun, code=f"Q{next(self.counting)}", **told).code

    def another_budget_payment(self) -> str:
        voucher = f"记-9{next(self.counting):04}"
        money.pay(self.budget_years["open"], by=self.sun, **PAID | {"voucher": voucher, "amount": 100})
        return voucher

    def another_budget_act(self) -> str:
        return self.another_budget_payment()

    def budget_file(self):
        rows = f"P2,{date(YEAR, 4, 1)},记-7001,示例公司,30214,100\n"
        return SimpleUploadedFile("示例.csv", (HEADS + rows).encode(), "text/csv")
