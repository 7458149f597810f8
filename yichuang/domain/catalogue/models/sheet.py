"""The columns of an implementation list, one for every row of the field table."""

from django.db import models

from yichuang.domain.catalogue.models.codes import Codes
from yichuang.domain.catalogue.tables.fields import COLUMNS, Field

COLUMN_OF = {
    "line": (models.CharField, {"default": ""}),
    "text": (models.TextField, {"default": ""}),
    "number": (models.PositiveSmallIntegerField, {"null": True}),
    "flag": (models.BooleanField, {"null": True}),
    "code": (models.CharField, {"max_length": 2, "default": ""}),
    "codes": (Codes, {}),
    "topics": (Codes, {}),
    "day": (models.DateField, {"null": True}),
    "file": (models.CharField, {"max_length": 80, "default": ""}),  # a digest in kernel.files
    "list": (models.JSONField, {"default": list}),  # [[question, answer], …]
}


def column(field: Field) -> models.Field:
    """The model field for a row of the table. What the source does not say stays empty: "", [] or null."""
    kind, options = COLUMN_OF[field.kind]
    if field.kind == "line":
        options = options | {"max_length": field.length}
    if field.kind == "code":
        options = options | {"choices": list(field.choices.items())}
    return kind(field.label, blank=True, **options)


class Sheet(models.Model):
    """What an implementation list says of an item; see tables/fields.py for every column."""

    class Meta:
        abstract = True


for row in COLUMNS:
    Sheet.add_to_class(row.name, column(row))
