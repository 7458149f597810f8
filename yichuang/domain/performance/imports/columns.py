"""The columns of the tables of money, and how each cell is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from yichuang.domain.performance.imports.grids import Cell
from yichuang.domain.performance.models.money import Adjustment, BudgetLine, Contract, Entry, Income, Payment
from yichuang.domain.performance.rules.amounts import UNITS, AmountUnread, fen_of, in_yuan, is_plain
from yichuang.domain.performance.tables.money import CONTRACT_KINDS, FUNDS, KINDS, PRICED_PER
from yichuang.kernel.cells import plain

NOISE = Fraction(1, 1000)  # of a fen: what a spreadsheet's own arithmetic leaves behind
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")


@dataclass(frozen=True)
class Column:
    """A heading, the column of the entry it fills, and how its cell is read (the cell and the unit of amounts)."""

    heading: str
    name: str
    read: Callable[[Cell, str], object]
    optional: bool = False


def text(cell: Cell, _unit: str) -> str:
    return plain(cell.value)


def day(cell: Cell, _unit: str) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    for form in DAYS:
        try:
            return datetime.strptime(cell.text, form).date()  # noqa: DTZ007 - a day of a voucher has no zone
        except ValueError:
            continue
    if not cell.text:
        return None
    raise AmountUnread("日期应写成 2021-06-30 的样子")


def amount(cell: Cell, unit: str) -> int:
    """Fen. A number, or a text that is nothing but a number; what else might be one is shown, and never taken."""
    if isinstance(cell.value, bool) or cell.text == "":
        raise AmountUnread("请填写金额")
    if isinstance(cell.value, int | float | Decimal):
        return of_number(cell.value, unit)
    if is_plain(cell.text):
        return fen_of(cell.text, unit)
    fen = fen_of(cell.text, unit)
    raise AmountUnread(f"这是文字，不是数字。如果是 {in_yuan(fen)} 元，请改成数字 {written(fen, unit)}")


def of_number(value, unit: str) -> int:
    exact = Fraction(str(value)) * UNITS[unit]
    fen = round(exact)
    if abs(exact - fen) > NOISE:
        raise AmountUnread("金额最小到分，请核对小数")
    return fen_of(str(Decimal(fen) / UNITS["元"]))


def written(fen: int, unit: str) -> str:
    """An amount as a plain number of the unit."""
    return f"{(Decimal(fen) / UNITS[unit]).normalize():f}"


def maybe_amount(cell: Cell, unit: str) -> int | None:
    return amount(cell, unit) if cell.text else None


def whole(cell: Cell, _unit: str) -> int:
    number = normalize("NFKC", cell.text)
    if not number.isdecimal():
        raise AmountUnread("只能填整数")
    return int(number)


def one_of(words: dict[str, str], otherwise: str = "") -> Callable[[Cell, str], str]:
    """The key of a word; nothing written means `otherwise`."""
    keys = {word: key for key, word in words.items()}

    def read(cell: Cell, _unit: str) -> str:
        if not cell.text and otherwise:
            return otherwise
        if cell.text not in keys:
            raise AmountUnread(f"只能填{'、'.join(keys)}")
        return keys[cell.text]

    return read


def goals(cell: Cell, _unit: str) -> list[str]:
    return [part for part in cell.text.replace("，", "、").replace(",", "、").split("、") if part]


CODE = Column("项目代码", "code", text)
FUND = Column("预算类别", "fund", one_of(FUNDS, "general"), optional=True)
ECONOMIC = Column("经济分类", "economic", text)


@dataclass(frozen=True)
class Form:
    """One kind of table: what it is called, the act by which its rows come in, its columns."""

    word: str
    act: str
    model: type[Entry]
    columns: tuple[Column, ...]

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    @property
    def optional(self) -> list[str]:
        return [column.heading for column in self.columns if column.optional]

    def heading_of(self, name: str) -> str:
        """The heading over a column of the entry; the first where the fault is of the whole row."""
        return next((column.heading for column in self.columns if column.name == name), self.columns[0].heading)


FORMS = {
    "lines": Form("预算项目", "enter_line", BudgetLine, (
        CODE, Column("项目名称", "label", text), FUND, Column("支出类型", "kind", one_of(KINDS)),
        Column("功能分类", "functional", text), ECONOMIC,
        Column("政府经济分类", "government", text, optional=True), Column("年初预算", "initial", amount),
        Column("绩效目标", "goals", goals, optional=True),
    )),
    "adjustments": Form("预算调整", "adjust", Adjustment, (
        CODE, Column("文号", "document", text), Column("文件日期", "decided_on", day),
        Column("调整金额", "amount", amount), Column("理由", "reason", text),
    )),
    "contracts": Form("合同", "sign", Contract, (
        Column("合同号", "contract_no", text), Column("合同名称", "label", text),
        Column("类别", "kind", one_of(CONTRACT_KINDS)), CODE, Column("签约方", "party", text),
        Column("起", "first", day), Column("止", "last", day), Column("合同金额", "amount", amount),
        Column("数量", "units", whole), Column("单位", "unit", text),
        Column("单价", "unit_price", maybe_amount, optional=True),
        Column("计价", "per", one_of(PRICED_PER, "once"), optional=True), Column("备注", "note", text, optional=True),
    )),
    "income": Form("拨款收入", "receive", Income, (
        Column("凭证号", "voucher", text), Column("到账日期", "received_on", day), FUND,
        Column("金额", "amount", amount), Column("摘要", "purpose", text, optional=True),
    )),
    "payments": Form("支付", "pay", Payment, (
        CODE, Column("支付日期", "paid_on", day), Column("凭证号", "voucher", text), Column("收款方", "payee", text),
        ECONOMIC, Column("金额", "amount", amount), Column("合同号", "contract_no", text, optional=True),
        Column("摘要", "purpose", text, optional=True),
    )),
}  # fmt: skip
