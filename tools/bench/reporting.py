"""A bulletin in a filled house: reading its figures for the fullest month and its weeks, and printing it three ways.

`python -m tools.bench.reporting`, in the environment of the house; its last line is JSON. Nothing is written.
"""

import json
import statistics
from time import perf_counter, process_time

import django

django.setup()

from django.db.models import Count  # noqa: E402
from django.db.models.functions import ExtractMonth, ExtractYear  # noqa: E402
from django.utils import timezone  # noqa: E402

from yichuang.domain.cases.models import Case  # noqa: E402
from yichuang.domain.supervision.acts.bulletins import paper_of  # noqa: E402
from yichuang.domain.supervision.models import Bulletin  # noqa: E402
from yichuang.domain.supervision.reads import bulletins as reads  # noqa: E402
from yichuang.domain.supervision.rules.periods import MONTH, WEEK, holding  # noqa: E402
from yichuang.kernel import documents, reports, typesetting  # noqa: E402

TIMES = 5


def fullest():
    """A day of the month with most cases."""
    taken = Case.objects.filter(received_on__isnull=False).order_by()
    by_month = taken.annotate(year=ExtractYear("received_on"), month=ExtractMonth("received_on"))
    year, month, _ = max(by_month.values_list("year", "month").annotate(n=Count("pk")), key=lambda row: row[2])
    return timezone.datetime(year, month, 15).date()


def of(kind: str, day) -> dict:
    period = holding(kind, day)
    bulletin = Bulletin(
        number=period.code, kind=kind, first=period.first, last=period.last, body=reads.issuing_bureau()
    )
    said = reads.read_now(bulletin)
    code, template, snapshot = paper_of(bulletin, said).paper()
    frozen = documents.frozen(snapshot, code, "样张", "ABCDEFGHJKLM", sealed=True)
    now = timezone.now()
    works = {
        "figures": lambda: reads.read_now(bulletin),
        "word": lambda: reports.word(frozen),
        "pdf": lambda: typesetting.typeset(template, typesetting.newest(template), frozen, now),
        "page": lambda: reports.page(frozen),
    }
    return {"stated": len(said["figures"])} | {name: timed(work) for name, work in works.items()}


def timed(work) -> dict:
    """The first time, and the median of those after it, by the clock and in processor time; milliseconds."""
    first, *others = (once(work) for _ in range(TIMES + 1))
    wall, processor = (round(statistics.median(each[place] for each in others), 1) for place in (0, 1))
    return {"first_ms": round(first[0], 1), "median_ms": wall, "cpu_ms": processor}


def once(work) -> tuple[float, float]:
    began, before = perf_counter(), process_time()
    work()
    return 1000 * (perf_counter() - began), 1000 * (process_time() - before)


if __name__ == "__main__":
    day = fullest()
    print(json.dumps({kind: of(kind, day) for kind in (MONTH, WEEK)}))
