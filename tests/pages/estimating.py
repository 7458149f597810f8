"""Estimates of the world: two closed years before the others, one estimate adopted, one in draft."""

from datetime import date

from yichuang.domain.performance.acts import estimates, money, references
from yichuang.domain.performance.models.estimates import Estimate
from yichuang.domain.performance.tests.factories import LINE, LINES, PAID, RECEIVED, TOTAL, WAN

KNOWN = (2022, 2023)  # closed years, with money in them
MORE = (
    {"code": "P3", "label": "", "kind": "special", "economic": "30227", "initial": 20 * WAN, **LINE},
    {"code": "P4", "label": "上年结余", "kind": "carry_over", "economic": "30299", "initial": 90 * WAN, **LINE},
    {"code": "P5", "label": "预备费", "kind": "reserve", "economic": "30299", "initial": 30 * WAN, **LINE},
)
WHOLE = TOTAL + 140 * WAN
FUND = "示例深化改革和政务建设经费-"  # special funds have long names
LONG = {
    "P1": f"{FUND}政务大厅管理和互联网+政务服务建设项目",
    "P2": f"{FUND}政务信息化网络租赁及维护项目",
    "P3": f"{FUND}政务公开及政府门户网站建设项目",
}


class Estimating:
    """What the pages of the estimate and the director's page show."""

    def estimate(self) -> None:
        self.town_cost = references.note(
            by=self.sun, year=KNOWN[-1], town="示例甲县", cost="kiosk", fen=300_000, source="示例公报",
            dated=date(KNOWN[-1], 3, 1),
        )  # fmt: skip
        self.known_years = [self.spent_and_closed(year) for year in KNOWN]
        first = self.reckoned_estimate()
        self.estimates = {
            "adopted": estimates.adopt(first, by=self.treasurer), "drafted": self.reckoned_estimate(),
        }  # fmt: skip

    def spent_and_closed(self, year: int):
        made = money.begin(self.centre.code, year, by=self.sun)
        for line in (*LINES, *MORE):
            money.enter_line(made, by=self.sun, **line | {"label": LONG.get(line["code"], line["label"])})
        money.appropriate(made, by=self.sun, initial=WHOLE, document=f"示例财预〔{year}〕1号")
        money.receive(made, by=self.sun, **RECEIVED | {"amount": WHOLE, "received_on": date(year, 2, 1)})
        for place, line in enumerate((*LINES, *MORE), 1):
            economic = "30101" if line["kind"] == "personnel" else "30299"
            told = {"code": line["code"], "amount": line["initial"] - place * WAN, "economic": economic}
            dated = {"paid_on": date(year, min(place * 2, 12), 5), "voucher": f"记-{place:04}"}
            money.pay(made, by=self.sun, **PAID | told | dated)
        left = sum(place * WAN for place in range(1, 8))
        return money.close(made, by=self.treasurer, carried_out=left)

    def another_town_cost(self) -> str:
        town = self.another("县")
        told = {"year": KNOWN[-1], "cost": "case", "fen": 5000, "source": "示例公报", "dated": date(KNOWN[-1], 3, 1)}
        return references.note(by=self.sun, town=town, **told).town

    def asked_estimate(self) -> Estimate:
        return estimates.ask(self.centre.code, KNOWN[-1] + 1, by=self.sun, told={"heads": 8, "window_hours": 60_000})

    def reckoned_estimate(self) -> Estimate:
        made = self.asked_estimate()
        estimates.reckon.func(made.number)
        return Estimate.objects.select_related("body").get(pk=made.pk)

    def another_estimate(self) -> str:
        return self.asked_estimate().number
