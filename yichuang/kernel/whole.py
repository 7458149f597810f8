"""Values that are whole or do not exist: what a paper says has no mandatory field empty."""

from dataclasses import MISSING, fields
from datetime import date


class Whole:
    """A frozen dataclass whose fields without a default must say something; ValueError names the one that does not."""

    def __post_init__(self):
        for field in fields(self):
            mandatory = field.default is MISSING and field.default_factory is MISSING
            value = getattr(self, field.name)
            if mandatory and (value is None or value == () or (isinstance(value, str) and not value.strip())):
                raise ValueError(f"{type(self).__name__}.{field.name} is missing")


def plain(value):
    """As JSON holds it: days in ISO form, records as objects."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Whole):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
