"""Materials handed in at a window: paper seen, files scanned, or an e-licence presented instead."""

from django import forms

from yichuang.channels.shared.questions import QuestionsForm
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.uploads import FilesField
from yichuang.domain.cases import reads
from yichuang.kernel import files

NECESSITY = {"required": "必须交", "conditional": "符合情形才交", "deferrable": "可容缺后补"}
NOTHING_BROUGHT = "请勾选收到的纸质材料，或者上传文件"


class MaterialsForm(QuestionsForm):
    """Three boxes for every line of a material list, and below them whatever questions the caller has. Paper is seen
    `at_counter` only."""

    asks_nothing = False
    asks_for_more = False
    warning = ""

    def __init__(self, lines, *args, questions=(), at_counter=True, **kwargs):
        super().__init__(questions, *args, **kwargs)
        self.lines, self.at_counter = list(lines), at_counter
        for line in self.lines:
            if at_counter:
                self.fields[f"paper_{line.seq}"] = forms.BooleanField(label="纸质件已核收", required=False)
            self.fields[f"files_{line.seq}"] = FilesField(label=f"扫描件：{line.name}", required=False)
            self.fields[f"licence_{line.seq}"] = forms.CharField(
                label=f"电子证照标识：{line.name}",
                required=False,
                max_length=120,
                widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
            )

    def boxes(self) -> list[dict]:
        """Every line with what came in for it before, and its boxes: what was seen on paper is not ticked again."""
        return [self.boxes_of(line) for line in self.lines]

    def boxes_of(self, line) -> dict:
        supplies = [supply for supply in line.supplies.all() if not supply.replaced]
        seen = any(supply.kind == "paper" for supply in supplies)
        return {
            "line": line,
            "when": NECESSITY[line.necessity],
            "waiver": reads.waiver_of(line),
            "supplies": supplies,
            "paper": "" if seen or not self.at_counter else self[f"paper_{line.seq}"],
            "files": self[f"files_{line.seq}"],
            "licence": self[f"licence_{line.seq}"],
        }

    @property
    def question_fields(self) -> list:
        """The boxes of the questions below the material list."""
        return [self[question.element] for question in self.questions]

    def brought(self, account: str) -> list[dict]:
        """What the boxes hold, as the acts take it. A file that does not fit is a mistake beside its own box."""
        found = []
        for line in self.lines:
            if self.cleaned_data.get(f"paper_{line.seq}"):
                found.append({"material": line.seq, "paper": True})
            if licence := self.cleaned_data.get(f"licence_{line.seq}", "").strip():
                found.append({"material": line.seq, "licence": licence})
            for file in self.cleaned_data.get(f"files_{line.seq}", []):
                with said_in(self, f"files_{line.seq}"):
                    kept = files.keep(file, name=file.name, owner=account)
                    found.append({"material": line.seq, "file": str(kept.pk)})
        return found


class SupplyForm(MaterialsForm):
    """An act that brings materials to a case already received."""

    def __init__(self, *args, case, actor, questions=(), **kwargs):
        self.case, self.actor = case, actor
        at_counter = actor.account != case.helper
        super().__init__(
            self.wanted(), *args, questions=questions, at_counter=at_counter, initial=case.answers, **kwargs
        )

    def wanted(self):
        return reads.with_waivers(self.case)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.materials = self.brought(self.actor.account)
            if not self.materials and not self.questions and not self.errors:
                self.add_error(None, NOTHING_BROUGHT)
        return cleaned

    def facts(self):
        return {"materials": self.materials}


class OwedForm(SupplyForm):
    """What the applicant promised to bring later (容缺), and what is missing since a licence no longer holds."""

    def wanted(self):
        return super().wanted().filter(name__in=self.case.owed + self.case.missing)


class CorrectForm(SupplyForm):
    """What the correction notice asked for: a row for every paper, and the very questions of the form it names."""

    hides_numbers = True

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, case=case, questions=reads.questions_to_correct(case), **kwargs)

    def wanted(self):
        missing = [gap["material"] for gap in self.case.gaps if not gap["supplied"]]
        return super().wanted().filter(name__in=missing)

    def facts(self):
        return super().facts() | {"answers": self.answers()}
