"""What SQLite knows of how its tables are filled, by which it chooses an index.

It gathers nothing by itself, and forgets what it had of a table that a migration makes anew: without it, a look-up by
name in a house of 250,000 cases read every case of a body. PostgreSQL keeps its own (autovacuum).
"""

from django.db import connection, transaction


def refresh() -> None:
    """Count anew, one table after the other: whoever wants to write waits for one of them at most. Looking at a part
    of each would be quicker, and takes what is most common for rare."""
    if connection.vendor != "sqlite":
        return
    for table in connection.introspection.table_names():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
