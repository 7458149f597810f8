"""What stands in the books of a year beside an entry that is about to come in, and whether it fits there."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Sum

from yichuang.domain.performance.models import Adjustment, BudgetLine, BudgetYear, Contract, Income, Payment
from yichuang.domain.performance.models.money import Entry
from yichuang.domain.performance.rules.sums import LineSum, Standing

ELSEWHERE = "已经有支付、调整或者合同，不能去掉，也不能改代码"


@dataclass
class Around:
    """The books of a year as they stand, in memory; `take` adds an entry, so that many may be looked at in turn."""

    year: BudgetYear
    lines: dict[str, BudgetLine] = field(default_factory=dict)
    contracts: dict[str, Contract] = field(default_factory=dict)
    adjusted: Counter = field(default_factory=Counter)
    spent: Counter = field(default_factory=Counter)
    paid: Counter = field(default_factory=Counter)  # by contract
    income: Counter = field(default_factory=Counter)  # by fund
    vouchers: set = field(default_factory=set)

    def take(self, entry: Entry) -> None:
        match entry:
            case BudgetLine():
                self.lines[entry.code] = entry
            case Contract():
                self.contracts[entry.contract_no] = entry
            case Adjustment():
                self.adjusted[entry.code] += entry.amount
            case Income():
                self.income[entry.fund] += entry.amount
            case Payment():
                self.spent[entry.code] += entry.amount
                self.paid[entry.contract_no] += entry.amount
                self.vouchers.add(same_payment(entry))

    @property
    def standing(self) -> Standing:
        """What it all adds up to."""
        lines = tuple(
            LineSum(
                code=line.code, label=line.label, fund=line.fund, kind=line.kind, initial=line.initial,
                adjusted=self.adjusted[line.code], spent=self.spent[line.code],
            )
            for line in self.lines.values()
        )  # fmt: skip
        contracts = [(number, one.amount, self.paid[number]) for number, one in self.contracts.items()]
        return Standing(
            lines=lines, initial=self.year.initial, adjusted=self.adjusted[""], income=dict(self.income),
            carried_out=self.year.carried_out, stated=self.year.stated, paid_on_contracts=tuple(contracts),
        )  # fmt: skip

    def faults_of(self, entry: Entry) -> dict[str, list[str]]:
        """Everything that keeps an entry out, by its column: by itself, and beside what is there."""
        found, beside = entry.faults(), self.beside(entry)
        both = {column: found.get(column, []) + beside.get(column, []) for column in {**found, **beside}}
        return {column: said for column, said in both.items() if said}

    def beside(self, entry: Entry) -> dict[str, list[str]]:
        code = getattr(entry, "code", "")
        match entry:
            case BudgetLine():
                return {"code": [f"项目代码 {code} 已经有了"] if code in self.lines else []}
            case Contract():
                taken = entry.contract_no in self.contracts
                return {"code": self.unknown(code),
                        "contract_no": [f"合同号 {entry.contract_no} 已经有了"] if taken else []}  # fmt: skip
            case Adjustment():
                return {"code": self.unknown(code) if code else []}
            case Payment():
                return self.beside_payment(entry)
        return {}

    def beside_payment(self, entry: Payment) -> dict[str, list[str]]:
        number = entry.contract_no
        twice = not entry.is_total and same_payment(entry) in self.vouchers
        return {
            "code": self.unknown(entry.code),
            "contract_no": [f"没有这份合同：{number}，请先登记合同"]
            if number and number not in self.contracts
            else [],
            "voucher": [f"凭证 {entry.voucher} 在这个项目下同样的金额已经录过了"] if twice else [],
        }

    def unknown(self, code: str) -> list[str]:
        return [] if code in self.lines else [f"没有这个预算项目：{code or '（空）'}"]

    @property
    def left_without(self) -> list[str]:
        """Lines and contracts that something in the books belongs to and that are no longer there."""
        used = {*self.adjusted, *self.spent, *(one.code for one in self.contracts.values())} - {""}
        gone = [f"项目 {code} {ELSEWHERE}。" for code in sorted(used - set(self.lines))]
        unsigned = sorted(set(self.paid) - {""} - set(self.contracts))
        return gone + [f"合同 {number} 已经有支付，不能去掉，也不能改合同号。" for number in unsigned]


def same_payment(entry: Payment) -> tuple:
    return entry.voucher, entry.code, entry.amount


def around(year: BudgetYear) -> Around:
    """The books as they stand."""

    def those(model):
        return model.objects.filter(year=year).standing().order_by("place")

    found = Around(year)
    for entry in (*those(BudgetLine), *those(Contract)):
        found.take(entry)
    found.adjusted.update(summed(those(Adjustment), "code"))
    found.income.update(summed(those(Income), "fund"))
    for voucher, code, contract, amount in those(Payment).values_list("voucher", "code", "contract_no", "amount"):
        found.spent[code] += amount
        found.paid[contract] += amount
        found.vouchers.add((voucher, code, amount))
    return found


def summed(rows, by: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(by).annotate(Sum("amount")))
