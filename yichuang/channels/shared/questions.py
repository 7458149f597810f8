"""The questions of an application as a form: one Django field each, checked by the rules of the case itself."""

from unicodedata import normalize

from django import forms

from yichuang.channels.shared.dates import DateBoxes, DateField
from yichuang.domain.cases import reads
from yichuang.kernel.codes import masked

# Read from the proof of identity or the register; where there is an answer, a form does not ask again.
PROVEN = ("name", "id_number", "org_name", "uscc")
PROVEN_OF = {"natural": PROVEN[:2], "legal": PROVEN[2:], "forming": ()}  # by the kind of applicant
MOST_RADIOS = 7  # a longer list of choices folds into a select
YES_NO = [("是", "是"), ("否", "否")]
AUTOCOMPLETE = {
    "name": "name",
    "phone": "tel",
    "address": "street-address",
    "org_name": "organization",
    "contact_name": "name",
    "contact_phone": "tel",
}
BOXES = {  # what a box of this type tells the browser and how wide it is
    "text": {},
    "address": {},
    "id_number": {"class": "govuk-input--width-20", "autocapitalize": "characters", "spellcheck": "false"},
    "uscc": {"class": "govuk-input--width-20", "autocapitalize": "characters", "spellcheck": "false"},
    "phone": {"class": "govuk-input--width-20", "inputmode": "tel"},
    "integer": {"class": "govuk-input--width-10", "inputmode": "numeric"},
    "decimal": {"class": "govuk-input--width-10", "inputmode": "decimal"},
    "money": {"class": "govuk-input--width-10", "inputmode": "decimal"},
}
TIDIED = {"id_number", "uscc", "phone", "integer", "decimal", "money"}  # spaces and full-width digits mean nothing


class QuestionsForm(forms.Form):
    """Any list of questions of `cases`. What was typed is never lost: `answers` gives it back, right or wrong.

    A form of staff that only mends what is there `hides_numbers`: it shows personal numbers masked, in the hint, and
    an empty box leaves them as they are.
    """

    hides_numbers = False

    def __init__(self, questions, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        self.hidden = {}
        for question in self.questions:
            self.fields[question.element] = field_for(question)
            if self.hides_numbers and question.type == "id_number" and self.initial.get(question.element):
                self.hide(question.element)

    def hide(self, element: str) -> None:
        self.hidden[element] = self.initial[element]
        self.initial = self.initial | {element: ""}
        self.fields[element].required = False
        self.fields[element].help_text = f"现在是 {masked(self.hidden[element])}，要改才填"

    def clean(self):
        faults = reads.faults_in(self.questions, self.answers())
        for element, sentence in faults.items():
            if element not in self.errors:
                self.add_error(element, sentence)
        return self.cleaned_data

    def answers(self) -> dict:
        """What stands in the boxes now, as a case keeps it: text, a list of texts, or an ISO day."""
        return {question.element: self.typed(question) for question in self.questions}

    def typed(self, question):
        value = self[question.element].data
        if question.type == "date":
            day = self.cleaned_data.get(question.element) if hasattr(self, "cleaned_data") else None
            return day.isoformat() if day else ""
        if question.type == "multichoice":
            return list(value or [])
        value = (value or "").strip()
        value = "".join(normalize("NFKC", value).split()).upper() if question.type in TIDIED else value
        return value or self.hidden.get(question.element, "")


def still_asked(case) -> list:
    """The questions of a case's form but those about who applies that were proven."""
    return [q for q, answer in reads.answered(case, case.version) if not (q.element in PROVEN and answer)]


def field_for(question) -> forms.Field:
    """The Django field of a question. It only shapes the box; what counts as right is the case's to say."""
    most = f"最多 {question.longest} 个字" if question.longest else ""
    said = {"label": question.label, "required": question.required}
    said["help_text"] = "；".join(filter(None, (question.help, most)))
    return SHAPES.get(question.type, line)(question, said)


def line(question, said):
    return forms.CharField(widget=forms.TextInput(box(question)), **said)


def choice(question, said):
    options = [(option, option) for option in question.options]
    if len(options) > MOST_RADIOS:
        return forms.ChoiceField(choices=[("", "请选择"), *options], **said)
    return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **said)


def choices(question, said):
    options = [(option, option) for option in question.options]
    said["help_text"] = said["help_text"] or "可以多选"
    return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **said)


def day(question, said):
    born = "bday" if question.element.endswith("birth_date") else ""
    return DateField(widget=DateBoxes(autocomplete=born), **said)


SHAPES = {
    "choice": choice,
    "multichoice": choices,
    "date": day,
    "boolean": lambda _question, said: forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **said),
    "textarea": lambda _question, said: forms.CharField(widget=forms.Textarea({"rows": 5}), **said),
}


def box(question) -> dict:
    attrs = dict(BOXES.get(question.type, {}))
    attrs["autocomplete"] = AUTOCOMPLETE.get(question.element, "off")
    return attrs


def shown(question, answer) -> str:
    """An answer as a page shows it."""
    if isinstance(answer, list):
        return "、".join(answer)
    if question.type == "date" and answer:
        year, month, day = answer.split("-")
        return f"{year} 年 {int(month)} 月 {int(day)} 日"
    if question.type == "money" and answer:
        return f"{answer} 元"
    return str(answer or "")
