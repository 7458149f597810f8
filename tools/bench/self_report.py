"""The self-evaluation report of 2021 from the district's files: reading and computing it, printing it three ways.

`python -m tools.bench.self_report`; its last line is JSON. No database is asked, nothing is written.
"""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from tools.bench.reporting import timed  # noqa: E402
from yichuang.domain.performance import report  # noqa: E402
from yichuang.domain.performance.checking import Known, check  # noqa: E402
from yichuang.domain.performance.checking.files import read  # noqa: E402
from yichuang.domain.performance.imports.report import of_folder  # noqa: E402


def measured() -> dict:
    folder, now = settings.ROOT / "data" / "lusong", timezone.now()
    year = of_folder(folder, 2021)
    snapshot = year.snapshot(now.date())
    content = report.word(snapshot)
    stated = (value.stated() for value in year.values.values() if value.exact is not None)
    known = [one for each in stated if (one := Known.of(each.id, each.label, each.value, each.shown))]
    works = {
        "figures": lambda: of_folder(folder, 2021),
        "composed": lambda: year.snapshot(now.date()),
        "word": lambda: report.word(snapshot),
        "pdf": lambda: report.pdf(snapshot, now),
        "page": lambda: report.page(snapshot),
        "checked": lambda: check(read(content), known),
    }
    return {"stated": len(snapshot["figures"])} | {name: timed(work) for name, work in works.items()}


if __name__ == "__main__":
    print(json.dumps(measured()))
