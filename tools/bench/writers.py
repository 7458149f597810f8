"""Rows in bulk, on the bare driver: what a value looks like to it, and how many are written at once."""

import json
from io import StringIO

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Sqlite:
    """Values as the driver takes them; `executemany`."""

    escapes_json = True  # JSON lies in the database as Django writes it: letters beyond ASCII spelled out

    def plain(self, field, value):
        return field.get_db_prep_save(value, connection)

    def json(self, field, value) -> str:
        return json.dumps(value, cls=field.encoder)

    def text(self, value: str) -> str:
        return value

    def key(self, value):
        return value if isinstance(value, int) else value.hex

    def blob(self, content: bytes) -> bytes:
        return content

    def fast(self) -> None:
        """For the length of a load: nobody pulls the plug, and keys that point nowhere are looked for at its end."""
        for words in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY"):
            connection.cursor().execute(f"PRAGMA {words}")

    def write(self, table: str, columns: list[str], rows: list[list]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        connection.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608

    def settle(self, _models) -> None:
        with connection.cursor() as cursor:
            lost = cursor.execute("PRAGMA foreign_key_check").fetchmany(3)
            assert not lost, f"keys that point nowhere: {lost}"
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA foreign_keys=ON")


class Postgresql:
    """Every value as COPY reads it, so that a row is one join."""

    escapes_json = False

    def plain(self, _field, value) -> str:
        if value is None:
            return "\\N"
        if isinstance(value, bool):
            return "t" if value else "f"
        return self.text(value.isoformat() if hasattr(value, "isoformat") else str(value))

    def json(self, field, value) -> str:
        return self.text(json.dumps(value, cls=field.encoder or DjangoJSONEncoder, ensure_ascii=False))

    def text(self, value: str) -> str:
        return value.translate(ESCAPED)

    def key(self, value) -> str:
        return str(value)

    def blob(self, content: bytes) -> str:
        return f"\\\\x{content.hex()}"

    def fast(self) -> None:
        connection.cursor().execute("SET synchronous_commit = off")

    def write(self, table: str, columns: list[str], rows: list[list]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        lines = StringIO()
        lines.writelines("\t".join(row) + "\n" for row in rows)
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            copy.write(lines.getvalue())

    def settle(self, models) -> None:
        with connection.cursor() as cursor:
            for words in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(words)
            cursor.execute("ANALYZE")


def writer():
    return Sqlite() if connection.vendor == "sqlite" else Postgresql()
