"""A long list as a file: rows a second and memory, at 10,000 and at 100,000 open cases, each in a process of its own.

python -m tools.bench.export; on PostgreSQL with YICHUANG_DATABASE_URL. The open cases are copies of one that went its
way by the acts, under other numbers and days: what is measured is reading, writing and keeping, not the acts.
"""

import json
import os
import resource
import sys
from copy import copy
from datetime import timedelta
from time import perf_counter, process_time

SIZES = (10_000, 100_000)
BAR = 50  # MB that memory may grow by between them
KILO = 1024
MEASURE = "import json; from tools.bench import export; print(json.dumps(export.measured()))"
GROW = "import json; from tools.bench import export; print(json.dumps(export.grown({size})))"


def grown(size: int) -> int:
    """Bring the house to this many open cases of one body; how many there are."""
    pattern = open_case()
    from yichuang.domain.cases.models import Case  # noqa: PLC0415

    there = Case.objects.filter(queued_on__isnull=False).count()
    for first in range(there, size, 1000):
        Case.objects.bulk_create([like(pattern, place) for place in range(first, min(first + 1000, size))])
    return Case.objects.filter(queued_on__isnull=False).count()


def open_case():
    """One that waits for its review, taken there by the acts."""
    import django  # noqa: PLC0415 - the house is known only in the child

    django.setup()
    from yichuang.domain.cases.models import Case  # noqa: PLC0415
    from yichuang.domain.cases.seeds import Demo, fitting_item  # noqa: PLC0415

    found = Case.objects.filter(state="ACCEPTED").order_by("pk").first()
    return found or Demo(fitting_item()).accepted()


def like(pattern, place: int):
    case = copy(pattern)
    case.pk, case.number, case.key = None, f"示例{place:09}", ""
    case.next_on = pattern.next_on + timedelta(days=place % 200)
    return case


def measured() -> dict:
    """One export as the worker runs it, in this process: seconds, CPU, and the most memory it ever held."""
    pattern = open_case()
    from tools.simulate.people import Staff  # noqa: PLC0415
    from yichuang.domain.cases import acts  # noqa: PLC0415
    from yichuang.domain.cases.acts import exporting  # noqa: PLC0415
    from yichuang.domain.cases.models import Export  # noqa: PLC0415

    officer = Staff().holding("REVIEWER", pattern.deciding_body_id)[0]
    Export.objects.filter(account=officer.account, state__in=Export.UNDER_WAY).delete()
    export, before = acts.ask_export({}, by=officer), most_held()
    began, worked = perf_counter(), process_time()
    exporting.make.func(str(export.pk))
    took, worked = perf_counter() - began, process_time() - worked
    export.refresh_from_db()
    return {
        "rows": export.rows,
        "state": export.state,
        "seconds": round(took, 1),
        "CPU-seconds": round(worked, 1),
        "rows a second": round(export.rows / took),
        "MB before": before,
        "MB at most": most_held(),
    }


def most_held() -> float:
    """The peak of resident memory so far, MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILO, 1)


def main() -> None:
    from tools.bench import house  # noqa: PLC0415

    load, found = os.getloadavg(), []
    with house.built(os.environ.get("YICHUANG_DATABASE_URL", "")) as env:
        for size in SIZES:
            house.asked(env, GROW.format(size=size))
            found.append(house.asked(env, MEASURE))
            print(json.dumps(found[-1], ensure_ascii=False), flush=True)
    grows = round(found[-1]["MB at most"] - found[0]["MB at most"], 1)
    print(f"memory grows by {grows} MB, bar {BAR}; load before {load}, after {os.getloadavg()}")
    sys.exit(grows >= BAR)


if __name__ == "__main__":
    main()
