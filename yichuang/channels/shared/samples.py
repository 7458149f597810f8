"""Sample words for the gallery of components. Nothing here is data."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django import forms

from yichuang.channels.shared.dates import DateBoxes, DateField
from yichuang.channels.shared.uploads import FilesField


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(
        label="姓名", help_text="与身份证上的一致", widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label="手机号",
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "numeric", "class": "govuk-input--width-20"}),
    )
    address = forms.CharField(label="经营场所地址", required=False, widget=forms.Textarea({"rows": 3}))
    born_on = DateField(label="出生日期", help_text="例如 1958 年 3 月 9 日", widget=DateBoxes(autocomplete="bday"))
    kind = forms.ChoiceField(
        label="食品经营主体业态",
        choices=[("1", "餐饮服务经营者"), ("2", "食品销售经营者"), ("3", "单位食堂")],
        widget=forms.RadioSelect,
    )
    scope = forms.MultipleChoiceField(
        label="食品经营项目",
        choices=[("a", "预包装食品销售"), ("b", "热食类制售")],
        widget=forms.CheckboxSelectMultiple,
    )
    town = forms.ChoiceField(label="所在镇（街道）", choices=[("", "请选择"), ("1", "示例街道"), ("2", "示例镇")])
    plan = FilesField(label="场所平面图", help_text="PDF、JPG 或 PNG，不超过 20 MB")
    agreed = forms.BooleanField(label="我已阅读并同意")


@dataclass(frozen=True)
class SampleStep:
    title: str
    href: str = ""
    done: bool = False
    current: bool = False


@dataclass(frozen=True)
class SampleLine:
    kind: str
    text: str
    counted: int = 0


EXAMPLES = {
    "fee": {
        "is_due": True,
        "owed": "80.00 元",
        "reduced": "20.00 元",
        "reduction_basis": "示例减免办法第二条",
        "code": "示例0000",
        "pay_by": date(2026, 10, 9),
        "bill": "",
        "paid_on": None,
    },
    "sessions": [
        {
            "browser": "示例浏览器（电脑）",
            "opened_at": datetime(2026, 9, 24, 2, 20, tzinfo=UTC),
            "is_this": True,
            "mark": "1",
        },
        {"browser": "示例浏览器（手机）", "opened_at": None, "is_this": False, "mark": "2"},
    ],
    "steps": [
        SampleStep("基本信息", "#", done=True),
        SampleStep("经营情况", current=True),
        SampleStep("上传材料"),
        SampleStep("核对并提交"),
    ],
    "lines": [
        SampleLine("start", "9月24日（星期四）开始计时，当天不计入，期限5个工作日。"),
        SampleLine("counted", "9月25日（星期五）计入，第1个工作日。", 1),
        SampleLine("weekend", "9月26日至9月27日周末，不计入。"),
        SampleLine("suspended", "9月28日至9月30日暂停计时，不计入：检验（示例文号）。"),
        SampleLine("due", "10月9日（星期五）到期。"),
    ],
    "way": [("提交", "done"), ("受理", "now"), ("决定", "next")],
    "colours": ["grey", "blue", "green", "yellow", "red"],
}
