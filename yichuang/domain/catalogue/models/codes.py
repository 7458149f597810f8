"""A column that holds several codes of one code table."""

from django.db import models
from django.db.models import Lookup


class Codes(models.CharField):
    """A list of codes, kept as `|1|2|` so that both databases can ask for one: `audience__has="1"`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 400)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, _expression, _connection):
        return self.to_python(value)

    def to_python(self, value):
        if isinstance(value, str):
            return [code for code in value.split("|") if code]
        return list(value or [])

    def get_prep_value(self, value):
        if isinstance(value, str):
            return value
        return f"|{'|'.join(value)}|" if value else ""

    def validate(self, value, _instance):
        """The codes are checked against their table where they are entered."""

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))


@Codes.register_lookup
class Has(Lookup):
    """The list holds this code."""

    lookup_name = "has"

    def get_prep_lookup(self):
        return f"%|{self.rhs}|%"

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        value, value_params = self.process_rhs(compiler, connection)
        return f"{column} LIKE {value}", [*params, *value_params]
