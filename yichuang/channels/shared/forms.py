"""Plain Django forms in our clothes: each field knows which component shows it and how to say it is missing."""

from hashlib import sha256

from django import forms
from django.forms.renderers import TemplatesSetting

from yichuang.channels.shared.dates import DateBoxes

KINDS = (
    (forms.RadioSelect, "choices"),
    (forms.CheckboxSelectMultiple, "choices"),
    (DateBoxes, "date"),
    (forms.CheckboxInput, "tick"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.Widget, "input"),
)
CLASSES = {
    "input": "govuk-input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "tick": "govuk-checkboxes__input",
}
VERBS = {"choices": "请选择", "select": "请选择", "tick": "请勾选", "file": "请上传"}


class Field(forms.BoundField):
    """A field of one form on one page."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        self.kind = next(kind for widget, kind in KINDS if isinstance(field.widget, widget))
        if field.error_messages.get("required") is forms.Field.default_error_messages["required"]:
            verb = VERBS.get(self.kind, "请" if str(self.label).startswith("写") else "请填写")
            field.error_messages["required"] = f"{verb}{self.label}"

    @property
    def focus_id(self) -> str:
        """Where a link in the error summary jumps to: the first box of a group, else the box itself."""
        return f"{self.auto_id}_0" if self.kind in ("choices", "date") else self.id_for_label

    @property
    def optional(self) -> bool:
        return not self.field.required

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("required", None)  # we name all that is missing at once; a browser names one thing, in its own words
        if base := CLASSES.get(self.kind):
            own = self.field.widget.attrs.get("class", "")
            attrs["class"] = " ".join(filter(None, (base, own, f"{base}--error" if self.errors else "")))
        return attrs


class Renderer(TemplatesSetting):
    """FORM_RENDERER: every form of the project gets our fields."""

    bound_field_class = Field


def sending(request) -> str:
    """The name of this one sending, as a key: the same page with the same words has the same, sent twice by a hurried
    finger; the page gone back to and written anew has another. "" where the page has no mark of its own."""
    said = request.POST
    return sha256(said.urlencode().encode()).hexdigest() if said.get("csrfmiddlewaretoken") else ""


def sent(request) -> dict:
    """What a form is made from: the data and files of a POST, nothing when the page is only looked at.

    Used as `SomeForm(**sent(request))`; an empty POST is still a POST and gets all its mistakes told.
    """
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
