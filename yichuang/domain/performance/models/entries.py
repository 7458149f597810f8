"""What must be so of one entry in the books by itself; each question gives its faults as sentences."""

import re
from datetime import date

from yichuang.domain.performance.rules.amounts import in_yuan
from yichuang.domain.performance.tables.classification import (
    ECONOMIC,
    ECONOMIC_CLASSES,
    FUNCTIONAL,
    GOVERNMENT,
    OF_PERSONNEL,
)
from yichuang.domain.performance.tables.money import CONTRACT_KINDS, FUNDS, KINDS, PRICED_PER

CODE = re.compile(r"[A-Z][A-Z0-9]{0,11}")
OF_FIGURES = re.compile(r"[RFXI]\d+")  # ids of results, derived figures and indicators: a line must not look like one
MONTHS = 12


def code_faults(code: str) -> list[str]:
    if not CODE.fullmatch(code):
        return ["项目代码是字母开头的 1 到 12 位大写字母、数字，例如 P1"]
    if OF_FIGURES.fullmatch(code):
        return [f"项目代码 {code} 与绩效数字的编号混淆，请换一个，例如 P1"]
    return []


def line_faults(line) -> dict[str, list[str]]:
    """Faults of a budget line, by the field they are about. A line whose source says so may lack its codes."""
    found = {
        "code": code_faults(line.code),
        "label": [] if line.label.strip() else ["请填写项目名称"],
        "fund": [] if line.fund in FUNDS else [f"没有这个预算类别，只能是{'、'.join(FUNDS.values())}"],
        "kind": [] if line.kind in KINDS else [f"没有这个支出类型，只能是{'、'.join(KINDS.values())}"],
        "functional": functional_faults(line),
        "economic": economic_faults(line),
        "government": [] if not line.government or line.government in GOVERNMENT else ["没有这个政府经济分类代码"],
        "initial": initial_faults(line),
    }
    return {name: faults for name, faults in found.items() if faults}


def functional_faults(line) -> list[str]:
    if line.functional in FUNCTIONAL or (not line.functional and line.source):
        return []
    return [f"没有这个功能分类代码“{line.functional}”"] if line.functional else ["请填写功能分类代码，例如 2010306"]


def economic_faults(line) -> list[str]:
    if not line.economic:
        return [] if line.source else ["请填写经济分类代码，例如 30214"]
    if line.economic not in ECONOMIC and line.economic not in ECONOMIC_CLASSES:
        return [f"没有这个经济分类代码“{line.economic}”"]
    of_people = line.economic.startswith(OF_PERSONNEL)
    if line.kind == "personnel" and not of_people:
        return ["人员经费只能列工资福利支出（301）或对个人和家庭的补助（303）"]
    if line.kind == "public" and of_people:
        return ["公用经费不能列工资福利支出（301）或对个人和家庭的补助（303）"]
    return []


def initial_faults(line) -> list[str]:
    if line.initial is None:
        return [] if line.source else ["请填写年初预算；没有的填 0"]
    return ["年初预算不能是负数"] if line.initial < 0 else []


def amount_faults(amount: int, what: str) -> list[str]:
    return [] if amount > 0 else [f"{what}要大于零；退款、录错的，请更正原来那一笔"]


def day_faults(day: date | None, year: int, what: str) -> list[str]:
    if day is None:
        return [f"请填写{what}"]
    return [] if day.year == year else [f"{what}不在 {year} 年"]


def payment_faults(payment, year: int) -> dict[str, list[str]]:
    """A payment has its day, voucher, payee and item of expenditure; one that stands for the total of a whole year
    has none of them, but says where the total is from."""
    found = {"amount": amount_faults(payment.amount, "支付金额")}
    if payment.is_total:
        told = payment.source.strip() and not payment.voucher and payment.paid_on is None
        return found | {"source": [] if told else ["全年合计要写明来源，没有日期和凭证号"]}
    return found | {
        "paid_on": day_faults(payment.paid_on, year, "支付日期"),
        "voucher": [] if payment.voucher.strip() else ["请填写凭证号"],
        "payee": [] if payment.payee.strip() else ["请填写收款方"],
        "economic": [] if payment.economic in ECONOMIC else [f"没有这个经济分类代码“{payment.economic}”，要五位"],
    }


def income_faults(income, year: int) -> dict[str, list[str]]:
    found = {"amount": amount_faults(income.amount, "收入金额"),
             "fund": [] if income.fund in FUNDS else ["没有这个预算类别"]}  # fmt: skip
    if income.is_total:
        return found | {"source": [] if income.source.strip() else ["全年合计要写明来源"]}
    return found | {
        "received_on": day_faults(income.received_on, year, "到账日期"),
        "voucher": [] if income.voucher.strip() else ["请填写凭证号"],
    }


def adjustment_faults(adjustment, year: int) -> dict[str, list[str]]:
    return {
        "amount": [] if adjustment.amount else ["调整金额不能是零"],
        "document": [] if adjustment.document.strip() else ["请填写文号"],
        "reason": [] if adjustment.reason.strip() else ["请写明调整的理由"],
        "decided_on": [] if adjustment.source else day_faults(adjustment.decided_on, year, "文件日期"),
        "code": [] if adjustment.code or adjustment.source else ["请选择调整哪个项目"],
    }


def contract_faults(contract) -> dict[str, list[str]]:
    return {
        "contract_no": [] if contract.contract_no.strip() else ["请填写合同号"],
        "label": [] if contract.label.strip() else ["请填写合同名称"],
        "party": [] if contract.party.strip() else ["请填写签约方"],
        "kind": [] if contract.kind in CONTRACT_KINDS else ["没有这个合同类别"],
        "per": [] if contract.per in PRICED_PER else ["没有这个计价方式"],
        "last": [] if contract.first and contract.last and contract.first <= contract.last else
                ["合同止日要在起日之后"],
        "amount": amount_faults(contract.amount, "合同金额") or price_faults(contract),
        "units": [] if contract.units > 0 else ["数量要大于零"],
    }  # fmt: skip


def price_faults(contract) -> list[str]:
    """Price times units makes the amount; where it does not, the note says why (a discount, prices that differ)."""
    lasts = contract.first and contract.last and contract.first <= contract.last
    if contract.unit_price is None or contract.note.strip() or not lasts or contract.units <= 0:
        return []
    if contract.worth == contract.amount:
        return []
    sides = f"合同金额 {in_yuan(contract.amount)} 元，与单价 × 数量 × 期数 {in_yuan(contract.worth)} 元不一致"
    return [f"{sides}：请核对；确实不同的，在备注里写明原因"]


def periods(first: date, last: date, per: str) -> int:
    """How many times a price falls due from the first to the last day; begun months and years count."""
    if per == "once":
        return 1
    months = (last.year - first.year) * MONTHS + last.month - first.month + (last.day >= first.day)
    return max(months, 1) if per == "month" else max(-(-months // MONTHS), 1)
