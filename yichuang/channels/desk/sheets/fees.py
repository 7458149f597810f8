"""Forms of the fee: typed in yuan, as bills have it; kept in fen."""

from decimal import Decimal

from django import forms

from yichuang.channels.desk.sheets.form import ActForm, line, words
from yichuang.channels.shared.dates import DateField
from yichuang.domain.cases import reads

FEN = 100


def money(label: str, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        min_value=Decimal("0.01"),
        max_digits=11,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10", "autocomplete": "off"}),
        error_messages={
            "invalid": "请填数字，例如 80 或 56.50",
            "min_value": "金额应当大于零",
            "max_decimal_places": "最多两位小数，到分为止",
            "max_digits": "数太大了",
            "max_whole_digits": "数太大了",
        },
    )


class MoneyForm(ActForm):
    def facts(self):
        return self.cleaned_data | {"amount": int(self.cleaned_data["amount"] * FEN)}


class ChargeForm(MoneyForm):
    amount = money("应缴金额（元）")
    code = line("非税收入缴款码", "在财政非税收入系统开具，申请人凭它缴费", width="20")
    pay_by = DateField(label="缴费期限", help_text="最晚哪一天缴")

    def prepare(self):
        self.fields["amount"].help_text = f"本事项的收费标准：{self.case.terms['fee']}"


class ReductionForm(MoneyForm):
    amount = money("减免多少（元）")
    reason = words("减免的依据", "法律法规或者文件的名称、条款，会印在通知单上", rows=3)

    def prepare(self):
        told = reads.fee_told(self.case)
        if told:
            self.fields["amount"].help_text = f"还应缴 {told['owed']}；全免的，填全部金额"


class PaymentForm(MoneyForm):
    bill = line("票据号码", "财政票据上印的号码", width="20")
    amount = money("票据金额（元）")
    paid_on = DateField(label="缴费日期")

    def prepare(self):
        told = reads.fee_told(self.case)
        if told:
            self.fields["amount"].help_text = f"应缴 {told['owed']}，缴款码 {told['code']}"
