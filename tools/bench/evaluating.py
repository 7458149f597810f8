"""A year's self-evaluation in a filled house: every figure read from measures, files and books, and every score.

`python -m tools.bench.evaluating`, in the environment of the house, whose tables are those of this release; its last
line is JSON. The year is the fullest; template and files are the reference district's of 2022. All of it is done in
one transaction that is undone: nothing is written.
"""

import json
from pathlib import Path

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tools.bench.measuring import year  # noqa: E402
from tools.bench.reporting import timed  # noqa: E402
from yichuang.domain.identity import reads as identity  # noqa: E402
from yichuang.domain.identity.tables import CONSOLE  # noqa: E402
from yichuang.domain.performance.acts import evaluating  # noqa: E402
from yichuang.domain.performance.imports import keeping  # noqa: E402
from yichuang.domain.performance.models import Evaluation  # noqa: E402
from yichuang.domain.performance.reads.standing import composed, standing  # noqa: E402

FOLDER = Path(__file__).resolve().parents[2] / "data" / "lusong"


def figures() -> dict:
    fullest, cases = year()
    keeping.load_templates(FOLDER, by=CONSOLE)
    keeping.load_rosters(FOLDER)
    Evaluation.objects.filter(year=fullest).delete()
    made = evaluating.set_up(identity.district().bureau_id, fullest, by=CONSOLE)
    with CaptureQueriesContext(connection) as asked:
        now = standing(made)
    measured = [one.id for one in now.values.values() if one.kind == "measure" and one.exact is not None]
    return {
        "year": fullest, "cases": cases, "figures": len(now.values), "measured": len(measured),
        "indicators": len(now.lines), "statements": len(asked),
        "evaluated": timed(lambda: composed(made, standing(made))),
    }  # fmt: skip


if __name__ == "__main__":
    with transaction.atomic():
        found = figures()
        transaction.set_rollback(True)
    print(json.dumps(found))
