"""What the forms of acts share."""

from django import forms

ROWS = {"rows": 4}


class ActForm(forms.Form):
    """What one act asks of the officer; `facts` is what the act is called with. A form without boxes asks nothing."""

    warning = ""  # what to think of before it is done
    asks_for_more = False  # a form of rows may be sent back for one row more instead of being done

    def __init__(self, *args, case, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.case, self.actor = case, actor
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values that depend on the case or the officer."""

    def facts(self) -> dict:
        return self.cleaned_data

    @property
    def asks_nothing(self) -> bool:
        return not self.fields


def focus_first(form: forms.Form) -> forms.Form:
    """Put the cursor in the first empty box, unless there are mistakes: then the summary of them comes first."""
    boxes = [box for box in form if isinstance(box.field.widget, forms.TextInput | forms.Textarea)]
    if boxes and not form.errors:
        empty = [box for box in boxes if not box.value()]
        (empty or boxes)[0].field.widget.attrs["autofocus"] = True
    return form


def words(label: str, help_text: str = "", *, required: bool = True, rows: int = 4) -> forms.CharField:
    """A box for a few sentences."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=forms.Textarea({"rows": rows})
    )


def line(label: str, help_text: str = "", *, required: bool = True, width: str = "") -> forms.CharField:
    style = {"class": f"govuk-input--width-{width}"} if width else {}
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"} | style),
    )


def days(label: str, most: int, help_text: str = "") -> forms.IntegerField:
    """Working days, at least one; the act says what is too many."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=most,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3", "autocomplete": "off"}),
        error_messages={
            "invalid": "请填整数，只写数字",
            "min_value": "至少 1 个工作日",
            "max_value": f"最多 {most} 个工作日",
        },
    )


def one_of(label: str, choices, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect)
