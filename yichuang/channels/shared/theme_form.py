"""The questions of a theme as boxes to fill in."""

from django import forms

from yichuang.channels.shared import theme_answers
from yichuang.domain.catalogue.rules.themes import MULTI, NUMBER


class QuestionsForm(forms.Form):
    """The questions that are asked by now. One that came up with the last answers is no mistake yet."""

    def __init__(self, questions, *args, seen=(), **kwargs):
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.id] = field_of(question, required=question.id in seen)


def field_of(question, *, required: bool) -> forms.Field:
    shared = {"label": question.text, "help_text": question.help, "required": required}
    choices = list(question.options.items())
    if question.kind == NUMBER:
        box = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10", "autocomplete": "off"})
        return forms.DecimalField(
            **shared, min_value=0, max_value=theme_answers.MOST, widget=box,
            error_messages={"invalid": "请填一个数字", "min_value": "不能小于 0", "max_value": "数字太大了"},
        )  # fmt: skip
    if question.kind == MULTI:
        return forms.MultipleChoiceField(
            **shared | {"required": False}, choices=choices, widget=forms.CheckboxSelectMultiple
        )
    return forms.ChoiceField(**shared, choices=choices, widget=forms.RadioSelect)


def answers_in_words(sheet, answers: dict) -> list[tuple[str, str]]:
    """Every question that is asked with these answers, and what was said to it."""
    said = []
    for question in sheet.asked(answers):
        answer = answers[question.id]
        values = answer if question.kind == MULTI else [answer]
        words = "、".join(str(question.options.get(value, value)) for value in values)
        said.append((question.text, words or "都没有"))
    return said
