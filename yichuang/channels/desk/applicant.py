"""The box a card reader types into: who applies, by the whole number."""

from unicodedata import normalize

from django import forms

from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.tables import CodeKind
from yichuang.kernel.codes import is_citizen_number, is_credit_code

BY_NUMBER, FORMING = "", "forming"
PERSON = "1"
OTHER_DOCUMENTS = [
    (kind.value, kind.label) for kind in CodeKind if kind not in (CodeKind.CITIZEN, CodeKind.CREDIT_CODE)
]
WIDE = {"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}


class ApplicantForm(forms.Form):
    """A known number with no name yet asks to be looked up; with a name it is that party, registered if new."""

    id_number = forms.CharField(
        label="证件号码",
        required=False,
        max_length=30,
        help_text="把身份证放到读卡器上，或输入 18 位身份证号码、统一社会信用代码，按回车查找",
        widget=forms.TextInput(WIDE | {"autofocus": True, "autocapitalize": "characters"}),
    )
    document = forms.ChoiceField(
        label="证件类型",
        required=False,
        choices=[
            (BY_NUMBER, "居民身份证或统一社会信用代码"),
            *OTHER_DOCUMENTS,
            (FORMING, "拟设立的单位（还没有代码）"),
        ],
    )
    name = forms.CharField(label="姓名或单位名称", required=False, max_length=120, widget=forms.TextInput(WIDE))
    phone = forms.CharField(
        label="联系电话", required=False, max_length=30, widget=forms.TextInput(WIDE | {"inputmode": "tel"})
    )
    address = forms.CharField(
        label="地址", required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    region = forms.ChoiceField(
        label="住在（单位设在）哪个村（社区）", help_text="本事项由所在的镇（街道）办理", required=False
    )

    def __init__(self, *args, audience, asks_region: bool, **kwargs):
        """`audience`: the national codes of who may apply; `asks_region`: a town decides."""
        super().__init__(*args, **kwargs)
        self.audience = set(audience)
        if asks_region:
            self.fields["region"].choices = [("", "请选择"), *villages()]
        else:
            del self.fields["region"]

    def clean_id_number(self):
        """Digits typed full-width count as digits."""
        return "".join(normalize("NFKC", self.cleaned_data["id_number"]).split()).upper()

    def clean(self):
        said = self.cleaned_data
        number, document = said.get("id_number", ""), said.get("document", "")
        self.kind, self.code_kind = kind_of(number, document)
        if document == FORMING:
            if not said.get("name"):
                self.add_error("name", "请填写拟设立的单位名称")
        elif not number:
            self.add_error("id_number", "请读卡或输入证件号码")
        elif not self.code_kind:
            self.add_error("id_number", "号码不对：身份证号码和统一社会信用代码都是 18 位，请对照证件核对每一位")
        elif fault := identity.fault_of(self.code_kind, number):
            self.add_error("id_number", fault)
        if not self.errors:
            self.refuse_wrong_audience()
            self.ask_for_the_rest()
        return said

    def refuse_wrong_audience(self):
        audience = self.audience
        if self.kind == "natural" and audience and PERSON not in audience:
            self.add_error("id_number", "本事项由单位申请，请输入单位的统一社会信用代码")
        if self.kind != "natural" and audience == {PERSON}:
            self.add_error("id_number", "本事项由个人申请，请输入身份证号码")

    def ask_for_the_rest(self):
        """Beside a name, the town of an item of the towns; a number alone is looked up first."""
        if self.cleaned_data.get("name") and "region" in self.fields and not self.cleaned_data.get("region"):
            self.add_error("region", "请选择所在的村（社区）")

    @property
    def has_number(self) -> bool:
        return bool(self.cleaned_data.get("id_number"))

    def facts(self) -> dict:
        """What `register_party` takes."""
        said = self.cleaned_data
        region = said.get("region")
        return {
            "kind": self.kind,
            "name": said["name"].strip(),
            "code_kind": self.code_kind,
            "code": "" if self.kind == FORMING else said["id_number"],
            "phone": said["phone"].strip(),
            "address": said["address"].strip(),
            "region": identity.region(region) if region else None,
        }


def kind_of(number: str, document: str) -> tuple[str, str]:
    """Kind of party and of number; the second is empty where the number is no good."""
    if document == FORMING:
        return FORMING, ""
    if document:
        return ("legal" if document == CodeKind.ORGANISATION else "natural"), document
    if is_citizen_number(number):
        return "natural", CodeKind.CITIZEN
    if is_credit_code(number):
        return "legal", CodeKind.CREDIT_CODE
    return "natural", ""


def villages() -> list:
    """Every town with its villages, as a grouped list; a town itself may be chosen too."""
    return [
        (town.name, [(town.code, f"{town.name}（不清楚是哪个村、社区）"), *((part.code, part.name) for part in parts)])
        for town, parts in identity.towns_with_villages()
    ]
