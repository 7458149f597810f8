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


class EncryptedJSON(EncryptedText):
    """A dict or list kept encrypted."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def read(self, text: str):
        return json.loads(text)

    def write(self, value) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
