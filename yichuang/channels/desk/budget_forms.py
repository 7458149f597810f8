"""What is asked when money is entered: amounts as people write them, days in three boxes, codes from lists."""

from contextlib import contextmanager

from django import forms

from yichuang.channels.desk.sheets.form import line, one_of, words
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.performance.acts.correcting import Approval
from yichuang.domain.performance.acts.money import EntryRefused
from yichuang.domain.performance.reads.books import Books
from yichuang.domain.performance.rules.amounts import AmountUnread, fen_of, in_yuan
from yichuang.domain.performance.tables.classification import ECONOMIC, ECONOMIC_CLASSES, FUNCTIONAL, GOVERNMENT
from yichuang.domain.performance.tables.money import CONTRACT_KINDS, FUNDS, KINDS, PRICED_PER

IN_YUAN = "单位是元，例如 4836100.00；也可以写 483.61万"
NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-5"}


class AmountField(forms.CharField):
    """An amount in 元 as people write it; its value is whole fen, None where it may be empty and is."""

    def __init__(self, label: str, help_text: str = IN_YUAN, *, required: bool = True, initial=None):
        box = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "class": "govuk-input--width-10"})
        super().__init__(
            label=label, help_text=help_text, required=required, initial=initial, max_length=40, widget=box
        )

    def to_python(self, value):
        text = super().to_python(value)
        return text or None

    def clean(self, value):
        text = super().clean(value)
        try:
            return None if text is None else fen_of(text)
        except AmountUnread as why:
            raise forms.ValidationError(f"{self.label}：{why}") from why

    def prepare_value(self, value):
        return in_yuan(value) if isinstance(value, int) else value


def listed(label: str, codes: dict[str, str], help_text: str = "", *, required: bool = True) -> forms.ChoiceField:
    """One of a list of codes, each with its words."""
    choices = [("", "请选择"), *((code, f"{code} {word}") for code, word in codes.items())]
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text, required=required)


def kind_of(label: str, words_of: dict[str, str]) -> forms.ChoiceField:
    return one_of(label, list(words_of.items()))


class OfBooks(forms.Form):
    """A form of entries; its choices are the lines and contracts of the year."""

    def __init__(self, *args, books: Books | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        lines = books.lines if books else ()
        codes = [("", "请选择"), *((one.code, f"{one.code} {one.label}") for one in lines)]
        for name, usual in (("fund", "general"), ("per", "once")):
            if name in self.fields:
                self.fields[name].initial = usual
        for name in ("code", "to"):
            if isinstance(self.fields.get(name), forms.ChoiceField):
                self.fields[name].choices = codes
        if "contract_no" in self.fields and isinstance(self.fields["contract_no"], forms.ChoiceField):
            signed = books.contracts if books else ()
            self.fields["contract_no"].choices = [
                ("", "不是合同付款"), *((one.number, f"{one.number} {one.label}") for one in signed)
            ]  # fmt: skip

    def told(self) -> dict:
        """What the act is called with."""
        return self.cleaned_data

    def correcting(self, entry):
        """The form in which an entry is said anew: what its source did not tell is not asked for either."""
        self.fields.pop("to", None)
        for name, box in self.fields.items():
            if entry.source and getattr(entry, name) in ("", None):
                box.required = False
        return self


class LineForm(OfBooks):
    code = line("项目代码", "字母开头，例如 P1；录入后不能改", width="5")
    label = line("项目名称")
    kind = kind_of("支出类型", KINDS)
    fund = kind_of("预算类别", FUNDS)
    functional = listed("功能分类", FUNCTIONAL)
    economic = listed("经济分类", ECONOMIC_CLASSES | ECONOMIC)
    government = listed("政府经济分类", GOVERNMENT, required=False)
    initial = AmountField("年初预算")
    goals = line("服务于哪些绩效目标", "写目标编号，用顿号隔开；没有的不填", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if isinstance(self.initial.get("goals"), list):
            self.initial["goals"] = "、".join(self.initial["goals"])

    def told(self) -> dict:
        return self.cleaned_data | {"goals": [one for one in self.cleaned_data["goals"].split("、") if one]}


class AdjustmentForm(OfBooks):
    code = forms.ChoiceField(label="调整哪个项目")
    amount = AmountField("调整金额", f"增加写正数，减少写负数。{IN_YUAN}")
    to = forms.ChoiceField(label="调剂到哪个项目", help_text="只是增加或者减少的，不选", required=False)
    document = line("文号")
    decided_on = DateField(label="文件日期")
    reason = words("理由", rows=3)


class ContractForm(OfBooks):
    contract_no = line("合同号", width="20")
    label = line("合同名称")
    kind = kind_of("类别", CONTRACT_KINDS)
    code = forms.ChoiceField(label="在哪个项目列支")
    party = line("签约方")
    first = DateField(label="合同开始日期")
    last = DateField(label="合同结束日期")
    amount = AmountField("合同金额")
    units = forms.IntegerField(label="数量", min_value=1, widget=forms.TextInput(NUMBER))
    unit = line("单位", "例如 条、台、项", width="5")
    unit_price = AmountField("单价", "每个单位的价格不一样的，不填", required=False)
    per = kind_of("怎样计价", PRICED_PER)
    note = line("备注", "单价乘数量和合同金额不一致的，写明原因", required=False)


class IncomeForm(OfBooks):
    amount = AmountField("金额")
    received_on = DateField(label="到账日期")
    voucher = line("凭证号", width="20")
    fund = kind_of("预算类别", FUNDS)
    purpose = line("摘要", required=False)


class PaymentForm(OfBooks):
    code = forms.ChoiceField(label="在哪个项目列支")
    amount = AmountField("支付金额")
    paid_on = DateField(label="支付日期")
    voucher = line("凭证号", width="20")
    payee = line("收款方", "看得到这个单位账目的人才能看到")
    economic = listed("经济分类", ECONOMIC)
    contract_no = forms.ChoiceField(label="按哪份合同", required=False)
    purpose = line("摘要", required=False)


class AppropriationForm(OfBooks):
    initial = AmountField("批复的年初预算合计", f"要和各项目之和一致。{IN_YUAN}")
    document = line("批复文号")


class RestatingForm(AppropriationForm):
    reason = words("为什么更正", "留在账目的经过里", rows=3)


class GivingUpForm(OfBooks):
    reason = words("为什么撤销", "留在账目的经过里", rows=3)


class ClosingForm(OfBooks):
    carried_out = AmountField("结转下年", f"没有结转的写 0。{IN_YUAN}")


class BeginForm(forms.Form):
    body = forms.ChoiceField(label="单位")
    year = forms.IntegerField(label="年度", widget=forms.TextInput(NUMBER | {"maxlength": 4}))

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "请选择"), *((one.code, one.name) for one in bodies)]


class WhyForm(forms.Form):
    """Why something is corrected, and by which document."""

    reason = words("为什么更正", "留在账目的经过里", rows=3)
    document = line("依据", "更正通知、审计意见或者单位的说明，写名称和文号")
    carried_out = AmountField("更正以后结转下年多少", f"已关账的年度要重新对平。{IN_YUAN}", required=False)
    approved = AmountField("更正以后批复的合计", f"项目的年初预算改了，批复的合计要一起对上。{IN_YUAN}")
    approval = line("更正以后的批复文号")

    def __init__(self, *args, year, kind="", **kwargs):
        super().__init__(*args, **kwargs)
        if year.state == "CLOSED":
            self.fields["carried_out"].initial = year.carried_out
        else:
            del self.fields["carried_out"]
        self.has_approval = kind == "lines" and year.initial is not None
        if self.has_approval:
            self.fields["approved"].initial, self.fields["approval"].initial = year.initial, year.document
        else:
            del self.fields["approved"], self.fields["approval"]

    def told(self) -> dict:
        """What the correcting act is called with."""
        found = dict(self.cleaned_data)
        if self.has_approval:
            found["approval"] = Approval(found.pop("approved"), found["approval"])
        return found


ENTRY_FORMS = {
    "lines": LineForm, "adjustments": AdjustmentForm, "contracts": ContractForm, "income": IncomeForm,
    "payments": PaymentForm,
}  # fmt: skip


@contextmanager
def entry_said_in(form, beside: forms.Form | None = None):
    """Inside it, what keeps an entry out stands next to the box it is about, in the form or in the one `beside` it."""
    with said_in(form):
        try:
            yield
        except EntryRefused as refusal:
            told = {sentence for part in refusal.faults.values() for sentence in part}
            for name, faults in refusal.faults.items():
                there = beside if beside and name in beside.fields else form
                there.add_error(name if name in there.fields else None, faults)
            for more in refusal.reasons:
                if more not in told and more.rstrip("。") not in told:
                    form.add_error(None, more)
