"""Boxes that take several files at once."""

from django import forms
from django.conf import settings

# A hint for the file chooser; the content decides.
TAKEN = "image/jpeg,image/png,.pdf,.jpg,.jpeg,.png,.ofd,.docx,.xlsx"


def megabytes() -> int:
    return settings.FILE_MOST_BYTES // 1024**2


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"accept": TAKEN, **(attrs or {})})


class FilesField(forms.FileField):
    """The value is a list of uploaded files, empty when none was chosen. What is in them kernel.files looks at."""

    widget = FilesInput

    def clean(self, data, _initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files
