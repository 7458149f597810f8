"""What the acts on a card and on a rule ask."""

from decimal import Decimal

from django import forms

from yichuang.channels.desk.sheets.form import line, words
from yichuang.domain.supervision.acts.ruling import Ruling
from yichuang.domain.supervision.tables import COLOURS, COMPARES, METRICS, OBJECTS, TOLD_ROLES, UNITS


class ReplyForm(forms.Form):
    words = words("写给监督人", "查明的原因、改正了什么；申辩的，写为什么不应当亮牌", rows=5)


class ReasonForm(forms.Form):
    reason = words("理由", "责任单位和本人都看得到", rows=4)


FORMS = {  # act: its word on the button, and what it asks
    "answer": ("答复整改", ReplyForm),
    "defend": ("申辩", ReplyForm),
    "maintain": ("维持", ReasonForm),
    "lower": ("改为黄牌", ReasonForm),
    "withdraw": ("撤销", ReasonForm),
}


class FindingForm(forms.Form):
    """What a supervisor found."""

    rule = forms.ChoiceField(label="发现了什么", widget=forms.RadioSelect)
    unit = forms.ChoiceField(label="责任单位")
    person = line("责任人账号", "能确定到人的才填", required=False, width="10")
    case = line("办件编号", "和某一件有关的才填", required=False, width="20")
    finding = words("事实", "什么时间、什么地点、谁、怎么发现的", rows=5)
    proof = forms.FileField(label="证据", help_text="照片、截图或者文件，会先检查")

    def __init__(self, *args, rules, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [(rule.number, f"{rule.name}（{COLOURS[rule.colour]}）") for rule in rules]
        self.fields["unit"].choices = [("", "请选择"), *units]


class RuleForm(forms.Form):
    """One rule as staff write it."""

    name = line("名称", "亮牌时显示的名字，例如“超过承诺时限”")
    colour = forms.ChoiceField(label="颜色", choices=list(COLOURS.items()), widget=forms.RadioSelect)
    about = forms.ChoiceField(label="对象", choices=list(OBJECTS.items()))
    metric = forms.ChoiceField(label="指标", choices=[(key, metric.word) for key, metric in METRICS.items()])
    compare = forms.ChoiceField(label="比较", choices=list(COMPARES.items()))
    threshold = forms.DecimalField(
        label="数值", help_text="比例写 0.90，天数和次数写整数", max_digits=6, decimal_places=2, min_value=0,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    unit = forms.ChoiceField(label="单位", choices=list(UNITS.items()))
    points = forms.IntegerField(
        label="扣分", min_value=0, max_value=20,
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    told = forms.MultipleChoiceField(
        label="告诉谁", choices=list(TOLD_ROLES.items()), widget=forms.CheckboxSelectMultiple
    )
    reply_days = forms.IntegerField(
        label="答复期限（工作日）", help_text="0 是不发督办单", min_value=0, max_value=60,
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    basis = line("依据")
    note = line("说明", required=False)
    reason = line("为什么改", "记在修改记录里，可以不填", required=False)

    @property
    def ruling(self) -> Ruling:
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"reason", "code", "version"}}
        exact = {"threshold": Decimal(told["threshold"]).quantize(Decimal("0.01")), "told": tuple(told["told"])}
        return Ruling(**told | exact)


class ChangedRuleForm(RuleForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class NewRuleForm(RuleForm):
    code = forms.RegexField(
        r"^[A-Z][A-Z0-9-]{1,11}$", label="规则代码", help_text="大写字母开头，例如 L01；定了不能改",
        error_messages={"invalid": "大写字母开头，2 到 12 位大写字母、数字"},
        widget=forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"}),
    )  # fmt: skip
    field_order = ("code",)
