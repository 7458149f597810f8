"""Measures of a filled house: each over its fullest year by each dimension, by two, and all of them at once.

Asked by the house and by an officer of the hall who serves every body. Beside each median stands the floor: the very
SQL it sent, on the bare driver of the same connection. `python -m tools.bench.measuring`, in the environment of the
house; its last line is JSON.
"""

import json
import os
import statistics
from functools import partial
from time import perf_counter, process_time

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.db.models.functions import ExtractYear  # noqa: E402

from tools.bench.lists import officers  # noqa: E402
from yichuang.domain.cases.models import Case  # noqa: E402
from yichuang.kernel import measures  # noqa: E402

TIMES, SLOW = 3, 200
DOMAINS = ("cases", "joint", "licences")
PAIRS = (("item", "month"), ("department", "channel"), ("window", "month"), ("item", "town"))


def year() -> tuple[int, int]:
    """The year with most cases, and how many."""
    taken = Case.objects.filter(received_on__isnull=False).order_by()
    by_year = taken.annotate(year=ExtractYear("received_on")).values_list("year").annotate(n=Count("pk"))
    return max(by_year, key=lambda row: row[1])


def sent(ask) -> list[tuple]:
    """The statements a question comes to, with their values."""
    kept = []

    def keeping(execute, sql, params, many, context):
        kept.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keeping):
        ask()
    return kept


def bare(statements: list[tuple]) -> None:
    cursor = connection.connection.cursor()
    for sql, params in statements:
        words = sql.replace("%s", "?").replace("%%", "%") if connection.vendor == "sqlite" else sql
        cursor.execute(words, params or ())
        cursor.fetchall()
    cursor.close()


def median(do, clock=perf_counter) -> float:
    took = []
    for _ in range(TIMES):
        began = clock()
        do()
        took.append(clock() - began)
    return round(1000 * statistics.median(took), 1)


def figures(ask) -> dict:
    """Median and floor, milliseconds; `cpu` is what this process itself was busy, which of SQLite is all of it."""
    statements = sent(ask)
    return {"ms": median(ask), "cpu": median(ask, process_time), "floor": median(partial(bare, statements))}


def one_by_one(period, actor, ways) -> dict:
    """Of each way of asking: the slowest measure, and the median over all of them."""
    found = {}
    for by in ways:
        asked = {"by": by, "period": period, "seen_by": actor}
        able = [one.name for one in measures.every() if set(by) <= set(one.dimensions) and of_ours(one)]
        took = {name: median(partial(measures.read, name, **asked)) for name in able}
        slowest = max(took, key=took.get)
        found[f"by {' and '.join(by) or 'nothing'}"] = {
            "measures": len(took),
            "median": statistics.median(took.values()),
            "slowest": slowest,
            **figures(partial(measures.read, slowest, **asked)),
            f"over {SLOW} ms": sorted(name for name in took if took[name] > SLOW),
        }
    return found


def of_ours(one) -> bool:
    return one.name.split(".")[0] in DOMAINS


def measured() -> dict:
    number, many = year()
    period = measures.year(number)
    singles = [(), *((one.name,) for one in measures.dimensions() if one.name != "theme")]
    names = [one.name for one in measures.every()]
    found = {"cases": Case.objects.count(), "of the year": many, "load": os.getloadavg()}
    for who, actor in {"the house": measures.THE_HOUSE, "every body": officers()["every body"]}.items():
        ways = singles if actor is measures.THE_HOUSE else [(), ("department",), ("item",), ("month",)]
        found[who] = one_by_one(period, actor, ways) | one_by_one(period, actor, PAIRS[: len(ways) // 2])
        found[who]["all at once"] = figures(partial(measures.read_all, names, period=period, seen_by=actor))
    return found


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False))
