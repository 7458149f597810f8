"""A bureau with books for tests, brought to each state by the acts themselves. 孙 keeps the books, 易 leads it."""

from datetime import date

from yichuang.domain.identity.tests.factories import BodyFactory, citizen, staff
from yichuang.domain.performance.acts import money
from yichuang.domain.performance.models import BudgetYear

YEAR = 2025
YUAN, WAN = 100, 1_000_000
LINE = {"functional": "2010306", "fund": "general"}
LINES = (
    {"code": "B1", "label": "人员经费", "kind": "personnel", "economic": "301", "initial": 175 * WAN, **LINE},
    {"code": "B2", "label": "公用经费", "kind": "public", "economic": "302", "initial": 11 * WAN, **LINE},
    {"code": "P1", "label": "示例大厅管理", "kind": "special", "economic": "30213", "initial": 49 * WAN,
     "goals": ["G1"], **LINE},
    {"code": "P2", "label": "示例网络租赁", "kind": "special", "economic": "30214", "initial": 50 * WAN, **LINE},
)  # fmt: skip
TOTAL = 285 * WAN
PAID = {"code": "P2", "amount": 2 * WAN, "paid_on": date(YEAR, 3, 5), "voucher": "记-0001", "payee": "示例电信公司",
        "economic": "30214"}  # fmt: skip
SIGNED = {
    "contract_no": "示例合同1", "label": "示例线路租赁", "kind": "network", "code": "P2", "party": "示例电信公司",
    "first": date(YEAR, 1, 1), "last": date(YEAR, 12, 31), "amount": 48 * WAN, "units": 80, "unit": "条",
    "unit_price": 500 * YUAN, "per": "month",
}  # fmt: skip
RECEIVED = {"amount": TOTAL, "received_on": date(YEAR, 2, 1), "voucher": "收-0001", "fund": "general"}
MOVED = {"code": "P1", "amount": 5 * WAN, "document": "示例财预〔2025〕9号", "reason": "示例追加",
         "decided_on": date(YEAR, 6, 1)}  # fmt: skip


class Bureau:
    """A body whose year is kept, and the people around it."""

    def __init__(self):
        self.body = BodyFactory(bureau=True)
        self.other = BodyFactory()
        self.sun = staff("SUPERVISOR", body=self.body, scope=("*",), name="孙")
        self.second = staff("SUPERVISOR", body=self.body, scope=("*",), name="欧阳")
        self.head = staff("HEAD", body=self.body, name="易")
        self.deputy = staff("HEAD", "SUPERVISOR", body=self.body, name="龙")
        self.chief = staff("CHIEF", body=self.body, name="钱")
        self.clerk = staff("REVIEWER", body=self.body, name="赵")
        self.stranger = staff("HEAD", "CHIEF", "SUPERVISOR", body=self.other, name="郑")
        self.mei = citizen("梅")

    def draft(self, year: int = YEAR, lines=LINES) -> BudgetYear:
        made = money.begin(self.body.code, year, by=self.sun)
        for line in lines:
            money.enter_line(made, by=self.sun, **line)
        return self.now(made)

    def open(self, **how) -> BudgetYear:
        year = self.draft(**how)
        total = sum(line["initial"] for line in how.get("lines", LINES))
        return money.appropriate(year, by=self.sun, initial=total, document="示例财预〔2025〕1号")

    def spent(self) -> BudgetYear:
        """Everything came in, and as much as the lines have was paid."""
        year = self.open()
        money.receive(year, by=self.sun, **RECEIVED)
        for place, line in enumerate(LINES, 1):
            economic = "30101" if line["kind"] == "personnel" else "30299"
            told = PAID | {"code": line["code"], "amount": line["initial"], "economic": economic}
            money.pay(year, by=self.sun, **told | {"voucher": f"记-{place:04}"})
        return self.now(year)

    def closed(self) -> BudgetYear:
        return money.close(self.spent(), by=self.head)

    def now(self, year: BudgetYear) -> BudgetYear:
        return BudgetYear.objects.get(pk=year.pk)
