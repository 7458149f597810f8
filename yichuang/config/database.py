"""Which database: one SQLite file unless YICHUANG_DATABASE_URL names a PostgreSQL."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

TLS = ("sslmode", "sslrootcert", "sslcert", "sslkey")  # how the link to a PostgreSQL elsewhere is protected
CACHE = 32 * 1024  # KiB of the file a connection may keep: a year's measures read more than SQLite's own 2 MiB


def from_address(address: str, var: Path) -> dict:
    """Django's settings for `postgresql://user:password@host/name?host=/socket/folder`, or for SQLite when empty.
    `sslmode` and where its certificates lie may follow the question mark too.

    SQLite runs in WAL with immediate transactions, so that a writer waits at its first statement instead of
    failing in the middle, and each thread keeps its connection with what it has read of the file; PostgreSQL keeps a
    pool of connections per process.
    """
    if not address:
        return {
            "ENGINE": "yichuang.kernel.sqlite",
            "NAME": var / "yichuang.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                f"PRAGMA cache_size=-{CACHE};",
            },
        }
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host", [parts.hostname or ""])[0],
        "PORT": str(asked.get("port", [parts.port or ""])[0]),
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django must not
        "CONN_HEALTH_CHECKS": True,  # the pool asks each before lending it: a restarted server left them all dead
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}} | {name: asked[name][0] for name in TLS if name in asked},
    }
