"""The rows of a correction notice: each names a material, what is wrong, on which basis, and how to put it right."""

from itertools import chain, repeat

from django import forms

from yichuang.channels.desk.sheets.form import ActForm
from yichuang.channels.shared.questions import still_asked

PARTS = {"material": "材料或内容", "defect": "缺什么、哪里不对", "basis": "依据", "remedy": "怎么补"}
FEWEST, MOST = 3, 12
NOT_HANDED_IN = "没有提交"
OTHER = "other"


class GapForm(forms.Form):
    """One row. A row left wholly empty says nothing; one half filled is a mistake."""

    material = forms.ChoiceField(label=PARTS["material"], required=False)
    other = forms.CharField(
        label="不在材料清单里的，写材料名称",
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    defect = forms.CharField(label=PARTS["defect"], required=False, max_length=500, widget=forms.Textarea({"rows": 2}))
    basis = forms.CharField(label=PARTS["basis"], required=False, max_length=300, widget=forms.Textarea({"rows": 2}))
    remedy = forms.CharField(label=PARTS["remedy"], required=False, max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args, materials, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["material"].choices = [("", "请选择"), *materials, (OTHER, "别的材料（名称写在下面）")]

    @property
    def says_something(self) -> bool:
        return any(str(self[name].data or "").strip() for name in self.fields)

    def clean(self):
        said = self.cleaned_data
        if not self.says_something or "more" in self.data:
            return said
        if said.get("material") == OTHER:
            said["material"] = said.get("other", "").strip()
        for part, label in PARTS.items():
            if not said.get(part, "").strip():
                self.add_error(
                    "other" if part == "material" and self["material"].data == OTHER else part, f"请填写“{label}”"
                )
        return said

    def gap(self) -> dict:
        return {part: self.cleaned_data[part] for part in PARTS}


class GapsForm(ActForm):
    """Three empty rows to begin with, as many as needed; the button “再加一行” adds one without losing anything."""

    def prepare(self):
        materials = [
            ("材料", [(str(each.seq), each.name) for each in self.case.materials.all()]),
            ("申请表里填的", [(question.element, question.label) for question in still_asked(self.case)]),
        ]
        first = [] if self.is_bound else self.missing()
        wanted = self.data.get("rows", "") if self.is_bound else ""
        number = min(max(int(wanted) if wanted.isdigit() else FEWEST, FEWEST, len(first)), MOST)
        number = min(number + ("more" in self.data), MOST) if self.is_bound else number
        self.rows = [
            GapForm(self.data if self.is_bound else None, prefix=f"gap-{place}", materials=materials, initial=told)
            for place, told in zip(range(1, number + 1), chain(first, repeat({})), strict=False)
        ]

    def missing(self) -> list[dict]:
        """Required materials nobody handed in: the notice may be given once, so none of them may be forgotten."""
        wanted = self.case.materials.filter(necessity="required", supplied=False)
        return [{"material": str(line.seq), "defect": NOT_HANDED_IN} for line in wanted]

    @property
    def asks_nothing(self):
        return False

    @property
    def asks_for_more(self) -> bool:
        return "more" in self.data

    def clean(self):
        if self.asks_for_more:
            return self.cleaned_data
        said = [row for row in self.rows if row.says_something]
        if not said:
            self.add_error(None, "请至少写明一项需要补正的内容")
        faults = [f"第{place}项：{fault}" for place, row in enumerate(self.rows, 1) for fault in faults_of(row)]
        if faults:
            self.add_error(None, faults)
        return self.cleaned_data

    def facts(self):
        return {"gaps": [row.gap() for row in self.rows if row.says_something]}


def faults_of(row: GapForm) -> list[str]:
    return [] if row.is_valid() else [fault for faults in row.errors.values() for fault in faults]
