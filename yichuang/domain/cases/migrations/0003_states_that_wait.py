"""PostgreSQL learns which states wait in a queue: one in seventy cases of a large house is open, and all of some states
are. Taken as independent, a queue of one stage was sorted whole instead of being read in its order (docs/speed.md)."""

from django.db import migrations

LEARN = "CREATE STATISTICS case_states_that_wait (mcv) ON state, queued_on FROM cases_case"
FORGET = "DROP STATISTICS case_states_that_wait"


def told(words):
    def tell(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(words)

    return tell


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_look_ups_counted_by_the_kernel")]
    operations = [migrations.RunPython(told(LEARN), told(FORGET), elidable=False)]
