"""Model fields whose values are encrypted in the database. They cannot be searched; keep a blind index beside them."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from yichuang.kernel import vault


class EncryptedText(models.BinaryField):
    """A text kept encrypted; read back as str."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def read(self, text: str):
        return text

    def write(self, value) -> str:
        return str(value)

    def from_db_value(self, value, _expression, _connection):
        return None if value is None else self.read(vault.decrypt(value))

    def get_db_prep_value(self, value, connection, prepared=False):
        sealed = None if value is None else vault.encrypt(self.write(value))
        return super().get_db_prep_value(sealed, connection, prepared)

    def _check_str_default_value(self):
        return []  # unlike other binary columns, what is written and defaulted here is text

    def get_default(self):
        return self.default() if callable(self.default) else self.default

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return self.write(self.value_from_object(obj))


class BlindIndex(models.CharField):
    """What a value kept encrypted is looked up by: `of` is the way to it from the model, such as "phone"; `where`
    narrows it to some rows. In the database a column of signs like any other; `rotation` finds it and makes it anew
    under a new secret."""

    def __init__(self, *args, of: str = "", where: dict | None = None, **kwargs):
        self.of, self.where = of, where or {}
        super().__init__(*args, **{"max_length": 64} | kwargs)

    def clone(self):
        """For Django, which makes its fields again from what `deconstruct` says."""
        return BlindIndex(*super().deconstruct()[2], of=self.of, where=self.where, **super().deconstruct()[3])

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class EncryptedJSON(EncryptedText):
    """A dict or list kept encrypted."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def read(self, text: str):
        return json.loads(text)

    def write(self, value) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
