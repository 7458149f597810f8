"""An index that answers alone: beside what it is ordered by, it carries what is only looked at."""

from django.db import models


class Covering(models.Index):
    """Rows are found by `fields`; `carried` saves opening the row. Where the database knows included columns they are
    that, so that it never takes them for an order; SQLite carries them behind the key."""

    def __init__(self, *, carried: list[str], **known):
        super().__init__(**known)
        self.carried = tuple(carried)

    def deconstruct(self):
        path, args, known = super().deconstruct()
        return path, args, known | {"carried": list(self.carried)}

    def create_sql(self, model, schema_editor, using="", **known):
        _, _, plain = super().deconstruct()
        if schema_editor.connection.features.supports_covering_indexes:
            plain["include"] = self.carried
        else:
            plain["fields"] = [*plain["fields"], *self.carried]
        return models.Index(**plain).create_sql(model, schema_editor, using=using, **known)
