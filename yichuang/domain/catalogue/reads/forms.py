"""Plain edit forms, one for each section of the field table and one for each kind of part."""

from django import forms

from yichuang.domain.catalogue.models import CanonicalMaterial, ItemVersion
from yichuang.domain.catalogue.tables import codes, specials
from yichuang.domain.catalogue.tables.fields import SECTIONS, Field
from yichuang.domain.identity import reads as identity

YES_NO = [("", "未填"), ("yes", "是"), ("no", "否")]
SETTINGS = "办理设置"
LONGEST_DAYS = 3650


class YesNoUnknown(forms.TypedChoiceField):
    """Yes, no, or not yet filled in."""

    def __init__(self, **kwargs):
        super().__init__(choices=YES_NO, coerce=lambda word: word == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)


class QuestionsField(forms.CharField):
    """Questions and answers, one pair a line, parted by a bar."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(f"{question} | {answer}" for question, answer in value) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line for line in (super().clean(value) or "").splitlines() if line.strip()]
        pairs = [[part.strip() for part in line.split("|", 1)] for line in lines]
        if any(len(pair) != 2 or not all(pair) for pair in pairs):
            raise forms.ValidationError("每行写一问一答，中间用竖线“|”隔开。")
        return pairs


def sections() -> list[str]:
    """The pages of the edit form, in order."""
    return [title for title in SECTIONS if fields_of(title)] + [SETTINGS]


def fields_of(section: str) -> list[Field]:
    return [row for row in SECTIONS[section] if row.is_column and row.kind != "file"]


def edit_form(section: str, version: ItemVersion) -> type[forms.Form]:
    """The form of one section. What all four levels share is shown but cannot be changed. Empty stays allowed:
    completeness and the findings say what is missing."""
    if section == SETTINGS:
        return type("SettingsForm", (forms.Form,), settings_fields())
    claimed = version.item.row_id is not None
    return type("SectionForm", (forms.Form,), {row.name: input_of(row, claimed) for row in fields_of(section)})


def initial(section: str, version: ItemVersion) -> dict:
    """What the form of a section starts with."""
    names = settings_fields() if section == SETTINGS else [row.name for row in fields_of(section)]
    return {name: getattr(version, name) for name in names}


def chosen(row: Field, **said) -> forms.Field:
    return forms.ChoiceField(choices=[("", "未填"), *row.choices.items()], **said)


def ticked(row: Field, **said) -> forms.Field:
    return forms.MultipleChoiceField(choices=list(row.choices.items()), widget=forms.CheckboxSelectMultiple, **said)


INPUTS = {
    "line": lambda row, **said: forms.CharField(max_length=row.length, **said),
    "text": lambda _row, **said: forms.CharField(widget=forms.Textarea, **said),
    "number": lambda _row, **said: forms.IntegerField(min_value=0, max_value=LONGEST_DAYS, **said),
    "flag": lambda _row, **said: YesNoUnknown(**said),
    "code": chosen,
    "codes": ticked,
    "topics": ticked,
    "day": lambda _row, **said: forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **said),
    "list": lambda _row, **said: QuestionsField(**said),
}


def input_of(row: Field, claimed: bool) -> forms.Field:
    said = {"label": row.label, "required": False, "help_text": row.hint, "disabled": claimed and row.locked}
    return INPUTS[row.kind](row, **said)


def settings_fields() -> dict[str, forms.Field]:
    return {
        "identity_level": forms.TypedChoiceField(
            label="要求的核验等级", choices=list(codes.IDENTITY_LEVEL.items()), coerce=int
        ),
        "four_eyes": forms.BooleanField(label="审查与决定须由两人", required=False),
        "correction_days": forms.IntegerField(label="补正期限（工作日）", min_value=1, max_value=365),
        "owed_ends": forms.BooleanField(label="容缺逾期不补的，自动终止办理", required=False),
        "upper_body": forms.CharField(
            label="初审后由哪个上级机关决定",
            max_length=60,
            required=False,
            help_text="写上级机关的全称；由本机关自己决定的留空。填了以后，这里只能初审后上报，不能作出决定。",
        ),
        "licence_type": forms.CharField(label="结果电子证照类型", max_length=200, required=False),
        "validity_years": forms.IntegerField(label="结果有效期（年，0 为长期）", min_value=0, max_value=100),
    }


# ------------------------------------------------------------------------------------------------------ parts


def one_of(label: str, choices) -> forms.ChoiceField:
    """A list a browser sends the first line of: so that a row nobody wrote in counts as left empty."""
    choices = list(choices)
    return forms.ChoiceField(label=label, choices=choices, initial=choices[0][0])


class MaterialForm(forms.Form):
    name = forms.CharField(label="材料名称", max_length=200)
    canonical = forms.CharField(label="规范材料", max_length=80, help_text="同一种材料在所有事项里用同一个名称。")
    necessity = one_of("必要性", codes.NECESSITY.items())
    originals = forms.IntegerField(label="原件份数", min_value=0, max_value=50, initial=1)
    copies = forms.IntegerField(label="复印件份数", min_value=0, max_value=50, initial=0)
    medium = one_of("材料形式", codes.MEDIUM.items())
    source = one_of("来源渠道", codes.MATERIAL_SOURCE.items())
    issuer = forms.CharField(label="出具单位", max_length=200, required=False)
    licence_type = forms.CharField(label="可替代的电子证照", max_length=120, required=False)
    owed_days = forms.IntegerField(
        label="容缺后补期限（工作日）", min_value=0, max_value=60, initial=0, help_text="填 0 的按本区默认。"
    )
    promisable = forms.BooleanField(label="实行告知承诺的，可用承诺代替", required=False)
    note = forms.CharField(label="填报须知", max_length=500, required=False)
    standard = forms.CharField(label="受理标准", max_length=256, required=False)
    legal_basis = forms.CharField(label="依据", required=False)


class FieldForm(forms.Form):
    element = forms.RegexField(r"[a-z][a-z0-9_]{0,79}", label="数据元", help_text="小写英文、数字和下划线。")
    label = forms.CharField(label="名称", max_length=120)
    type = one_of("类型", codes.FIELD_TYPE.items())
    is_required = forms.BooleanField(label="必填", required=False)
    longest = forms.IntegerField(
        label="最多字数", min_value=0, initial=0, required=False, help_text="填 0 的按类型的默认。"
    )
    options = forms.CharField(label="选项", required=False, help_text="用竖线“|”隔开。")
    help = forms.CharField(label="说明", max_length=300, required=False)

    def clean_options(self):
        return [part.strip() for part in self.cleaned_data["options"].split("|") if part.strip()]

    def clean(self):
        chooses = self.cleaned_data.get("type") in ("choice", "multichoice")
        if chooses and not self.cleaned_data.get("options"):
            self.add_error("options", "单选、多选要写选项。")
        longest, most = self.cleaned_data.get("longest") or 0, codes.MOST_SIGNS.get(self.cleaned_data.get("type"), 0)
        if longest > most:
            self.add_error("longest", f"这个类型最多 {most} 个字。")
        self.cleaned_data["longest"] = longest
        return self.cleaned_data


class StepForm(forms.Form):
    name = forms.CharField(label="环节名称", max_length=60)
    days = forms.IntegerField(label="时限", min_value=0, max_value=LONGEST_DAYS, required=False)
    unit = one_of("单位", codes.TIME_UNIT.items())
    note = forms.CharField(label="说明", max_length=500, required=False)


class SpecialForm(forms.Form):
    kind = one_of("名称", [("", "不填"), *((kind, kind) for kind in specials.KINDS)])
    longest_days = forms.IntegerField(label="最长时限（工作日）", min_value=1, max_value=LONGEST_DAYS, required=False)
    legal_basis = forms.CharField(label="依据", max_length=300, required=False)


PART_FORMS = {"materials": MaterialForm, "fields": FieldForm, "steps": StepForm, "specials": SpecialForm}


def part_form(part: str) -> type[forms.Form]:
    """The form of one row of "materials", "fields", "steps" or "specials"."""
    return PART_FORMS[part]


def part_rows(part: str, version: ItemVersion) -> list[dict]:
    """The rows there are, as a formset starts with them; `acts.set_parts` takes them back the same way."""
    names = part_form(part).base_fields
    return [{name: initial_of(row, name) for name in names} for row in getattr(version, part).all()]


def initial_of(row, name: str):
    key = {"canonical": "canonical_id", "element": "element_id"}.get(name, name)
    value = getattr(row, key)
    return "|".join(value) if name == "options" else value


def canonical_names() -> list[str]:
    """What an input may offer as canonical materials."""
    return list(CanonicalMaterial.objects.values_list("name", flat=True))


def body_choices() -> list[tuple[str, str]]:
    return [(body.code, body.name) for body in identity.bodies()]
