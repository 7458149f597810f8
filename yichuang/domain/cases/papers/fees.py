"""The payment notice (DOC-20): no fee without its basis (APL 58), paid to the treasury under a non-tax code."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yichuang.domain.cases.papers.sheet import Sheet, composer
from yichuang.kernel.whole import Whole

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿")


@dataclass(frozen=True)
class Fee(Whole):
    """One fee: what for, by which standard and basis, how much in yuan."""

    name: str
    standard: str
    basis: str
    amount: Decimal


@dataclass(frozen=True)
class PaymentNotice(Sheet):
    """DOC-20 缴费通知单. `non_tax_code` is the payer's code in the non-tax revenue system (执收编码 / 缴款识别码);
    `bill` the number of the bill where there is one already."""

    code, template, title, sign, seal = "DOC-20", "cases/payment-notice", "缴费通知单", "费", ""
    stamp = False

    fees: tuple[Fee, ...]
    non_tax_code: str
    pay_by: date
    how: str
    collected_by: str
    bill: str = ""
    reduction: str = ""  # the basis
    reduced: Decimal = Decimal(0)
    effect: str = "逾期未缴的，本件在缴费以前不发放结果；对收费有异议的，可以拨打监督投诉电话"

    def words(self) -> dict:
        total = sum((fee.amount for fee in self.fees), Decimal(0)) - self.reduced
        rows = [[fee.name, fee.standard, fee.basis, f"{fee.amount:,.2f}"] for fee in self.fees]
        return {
            "fees": rows,
            "total": f"{total:,.2f}",
            "total_in_words": in_words(total),
            "reduced": f"{self.reduced:,.2f}",
        }


def in_words(amount: Decimal) -> str:
    """An amount as receipts write it, so that no digit can be added: 壹佰零伍元叁角整."""
    cents = int(amount * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    said = f"{whole(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return (said or "零元") + "整"
    if jiao:
        said += f"{DIGITS[jiao]}角"
    elif said:
        said += "零"
    return said + (f"{DIGITS[fen]}分" if fen else "整")


def whole(number: int) -> str:
    """A whole number below 10¹² in the digits of accounts, with one 零 for any run of empty places."""
    said, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + PLACES[place % 4]
        gap = not digit
        if place % 4 == 0 and number // 10**place % 10_000:
            said += GROUPS[place // 4]
    return said


payment_notice = composer(PaymentNotice)
