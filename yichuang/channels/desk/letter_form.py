"""The boxes of a paper mandate, and of the document somebody shows at the counter."""

from unicodedata import normalize

from django import forms

from yichuang.channels.desk.applicant import WIDE, kind_of
from yichuang.channels.shared.scope import ScopeForm
from yichuang.channels.shared.uploads import TAKEN
from yichuang.kernel.codes import is_citizen_number

NOT_A_NUMBER = "号码不对：身份证号码和统一社会信用代码都是 18 位，请对照证件核对每一位"


def plain(number: str) -> str:
    """Digits typed full-width count as digits."""
    return "".join(normalize("NFKC", number).split()).upper()


def number_box(label: str, **how) -> forms.CharField:
    widget = forms.TextInput(WIDE | {"autocapitalize": "characters"})
    return forms.CharField(label=label, max_length=30, widget=widget, **how)


def text_box(label: str, **how) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, widget=forms.TextInput(WIDE), **how)


def phone_box(label: str, help_text: str) -> forms.CharField:
    widget = forms.TextInput(WIDE | {"inputmode": "tel"})
    return forms.CharField(label=label, max_length=30, required=False, help_text=help_text, widget=widget)


class NumberForm(forms.Form):
    id_number = number_box("委托人或者代办人的证件号码", help_text="请对照证件原件输入 18 位号码，按回车查找")

    def clean_id_number(self):
        number = plain(self.cleaned_data["id_number"])
        if not kind_of(number, "")[1]:
            raise forms.ValidationError(NOT_A_NUMBER)
        return number


class LetterForm(ScopeForm):
    """Who is bound, who acts, for what and until when, with the signed letter."""

    principal_number = number_box("证件号码", help_text="身份证号码，单位的是统一社会信用代码")
    principal_name = text_box("姓名或单位名称")
    principal_seen = forms.BooleanField(
        label="委托人（单位的，法定代表人）本人到场，已核对身份证件原件", required=False
    )
    principal_phone = phone_box("联系电话", "委托人本人到场的才填；没有到场的，系统按以前登记的电话通知")
    agent_number = number_box("身份证号码")
    agent_name = text_box("姓名")
    agent_phone = phone_box("手机号", "还没有账号的必须填写，以后用它登录")
    agent_seen = forms.BooleanField(
        label="已核对代办人身份证件原件，人证一致", error_messages={"required": "请先核对身份证件，再勾选"}
    )
    kind = forms.ChoiceField(
        label="代办人的身份",
        choices=[("operator", "经办人（本单位的人）"), ("agent", "代理人（受委托的人）")],
        widget=forms.RadioSelect,
    )
    letter = forms.FileField(
        label="委托书扫描件",
        help_text="委托人签名或者盖章的委托书，PDF 或图片；几页的请扫描成一个 PDF",
        widget=forms.FileInput({"accept": TAKEN}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].required = self.fields["until"].required = True
        self.fields["items"].help_text = "填事项编码，几个的用空格或顿号分开；只能是您的窗口收件的事项"
        self.fields["until"].help_text = "照委托书填写，最长一年"

    def clean_principal_number(self):
        number = plain(self.cleaned_data["principal_number"])
        self.kind_of_party, self.code_kind = kind_of(number, "")
        if not self.code_kind:
            raise forms.ValidationError(NOT_A_NUMBER)
        return number

    def clean_agent_number(self):
        number = plain(self.cleaned_data["agent_number"])
        if not is_citizen_number(number):
            raise forms.ValidationError("身份证号码不正确，请对照证件核对每一位")
        return number

    def part(self, *names: str) -> list:
        return [self[name] for name in names]

    @property
    def of_principal(self):
        return self.part("principal_number", "principal_name", "principal_seen", "principal_phone")

    @property
    def of_agent(self):
        return self.part("agent_number", "agent_name", "agent_phone", "agent_seen", "kind")

    @property
    def of_letter(self):
        return self.part("items", "starts_on", "until", "letter")

    def facts(self) -> dict:
        """What `take_letter` takes, without the scan."""
        said = self.cleaned_data
        agent = {
            "name": said["agent_name"].strip(),
            "id_number": said["agent_number"],
            "phone": said["agent_phone"].strip(),
        }
        return self.reach() | {"kind": said["kind"], "agent": agent}

    def reach(self) -> dict:
        """Who is bound, for what and until when."""
        said = self.cleaned_data
        return {
            "principal": {
                "kind": self.kind_of_party,
                "name": said["principal_name"].strip(),
                "code_kind": self.code_kind,
                "code": said["principal_number"],
                "phone": said["principal_phone"].strip(),
            },
            **{name: said[name] for name in ("principal_seen", "items", "starts_on", "until")},
        }


class HelpForm(LetterForm):
    """A party asks a helper of the house (帮办员) to fill in and hand in one application."""

    helper = forms.ChoiceField(label="请谁帮办")

    def __init__(self, *args, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.helpers = {each.number: each for each in helpers}
        names = [(number, f"{each.name}（{each.home_body.short_name}）") for number, each in self.helpers.items()]
        self.fields["helper"].choices = [("", "请选择"), *names]
        self.fields["items"].label, self.fields["items"].help_text = "办哪一件事", "填一个事项编码，由您的窗口收件的"
        for name in ("agent_number", "agent_name", "agent_phone", "agent_seen", "kind"):
            del self.fields[name]

    @property
    def of_agent(self):
        return self.part("helper")

    def facts(self) -> dict:
        more = {"kind": "helper", "agent": self.helpers[self.cleaned_data["helper"]]}
        return self.reach() | more
