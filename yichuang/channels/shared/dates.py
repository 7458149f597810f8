"""A day typed into three boxes: year, month, day. Quicker than a calendar for a birthday long ago."""

from datetime import date

from django import forms

EARLIEST = date(1900, 1, 1)  # before that it is a slip of the hand
BOXES = (("year", "年", 4), ("month", "月", 2), ("day", "日", 2))


class DateBoxes(forms.MultiWidget):
    """`autocomplete="bday"` lets the browser fill in the day of birth."""

    def __init__(self, attrs=None, autocomplete=""):
        boxes = {}
        for name, _, size in BOXES:
            style = f"govuk-input govuk-date-input__input govuk-input--width-{size}"
            own = {"inputmode": "numeric", "maxlength": size, "class": style}
            if autocomplete:
                own["autocomplete"] = f"{autocomplete}-{name}"
            boxes[name] = forms.TextInput(own)
        super().__init__(boxes, attrs)

    def decompress(self, value):
        if isinstance(value, str):
            value = date.fromisoformat(value) if value else None
        return [value.year, value.month, value.day] if value else ["", "", ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for box, (_, word, _) in zip(context["widget"]["subwidgets"], BOXES, strict=True):
            box["word"] = word
        return context


class DateField(forms.Field):
    """The value is a `date`, or None when all three boxes are empty."""

    widget = DateBoxes
    default_error_messages = {
        "incomplete": "请把年、月、日都填上",
        "invalid": "没有这一天，请核对年、月、日",
        "too_early": "年份不对，请填四位数的年份",
    }

    def to_python(self, value):
        if isinstance(value, date) or not value:
            return value or None
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        if not all(parts):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        try:
            day = date(*map(int, parts))
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if day < EARLIEST:
            raise forms.ValidationError(self.error_messages["too_early"], code="too_early")
        return day
