"""How long the rules of cards take in a filled house, run in its environment: `python -m tools.bench.carding`.

On the first working day by which one in twenty of the house's running clocks is past its limit, as the clocks
themselves say (in a house loaded leanly nothing is late in its first days, and there is no card to show).
Measured are

- to find what no card says yet;
- the whole look as the schedule calls for it, which shows as many cards as one run may (`AT_ONCE`);
- the whole look when every late matter has its card, which writes nothing.

Rules that would show very many are confirmed, as a supervisor would. So many cards are shown by acts as `--runs` runs
show; the others are cast from one of these, because to show ten thousand is not what is measured. Everything is done
in one transaction that is undone: the house stays as it was, and nothing here waits for the disk. The last line is
JSON.
"""

import argparse
import json
import os
import statistics
from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from time import perf_counter

import django

django.setup()

import time_machine  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from tools.bench import lists  # noqa: E402
from tools.bench.casting_cards import cast  # noqa: E402
from tools.simulate.people import Staff  # noqa: E402
from yichuang.domain.cases.models import Case  # noqa: E402
from yichuang.domain.identity import reads as identity  # noqa: E402
from yichuang.domain.identity.tables import CONSOLE  # noqa: E402
from yichuang.domain.supervision import acts, imports, reads  # noqa: E402
from yichuang.domain.supervision.acts.evaluating import due_now  # noqa: E402
from yichuang.domain.supervision.models import Card, CardRule  # noqa: E402
from yichuang.domain.supervision.tables import METRICS, OVERDUE, SUBJECTS  # noqa: E402
from yichuang.kernel import workdays  # noqa: E402
from yichuang.kernel.models import Clock  # noqa: E402

TIMES = 7
LATE = 20  # one in so many running clocks is past its limit on the day that is looked at
MOST_RUNS = 50  # more than that no house needs until nothing is left to show
MORNING = time(9)
RULES = Path(__file__).resolve().parents[2] / "data" / "lusong" / "card_rules.csv"
WRITING = ("INSERT", "UPDATE", "DELETE")
CARDED_LATE = {kind for metric in METRICS.values() if metric.how == OVERDUE for kind in metric.kinds}


def timed(what) -> float:
    began = perf_counter()
    what()
    return perf_counter() - began


def spread(seconds: list[float]) -> dict:
    ordered = sorted(1000 * each for each in seconds)
    return {"median ms": round(statistics.median(ordered), 1), "worst ms": round(ordered[-1], 1)}


def late_by(day: date) -> int:
    """Running clocks past their limit on a day, of the kinds a rule has a card for when they are late."""
    return Clock.objects.overdue(day).filter(kind__in=CARDED_LATE).count()


def day_of_the_late() -> date | None:
    """The first working day by which one in LATE of the running clocks is past its limit, or, where so many never
    will be, as many as there are; None where none is."""
    running = Clock.objects.running()
    ends = running.filter(kind__in=CARDED_LATE, red_on__isnull=False).values_list("red_on")
    days = list(ends.annotate(many=Count("pk")).order_by("red_on"))
    if not days:
        return None
    so_far = accumulate(many for _, many in days)
    enough = (day for (day, _), late in zip(days, so_far, strict=True) if LATE * late >= running.count())
    return workdays.current().next_workday(next(enough, days[-1][0]))


def confirmed() -> int:
    """Say yes to every rule that waits; how many did."""
    waiting = list(reads.waiting())
    for rule in waiting:
        acts.confirm(rule, by=CONSOLE)
    return len(waiting)


def looked() -> dict:
    """The whole evaluation once: what it took, what it showed and withdrew, and by how many statements that write."""
    before, asked = Card.objects.count(), Counter()

    def count(execute, sql, params, many, context):
        asked[sql.lstrip().startswith(WRITING)] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        seconds = timed(acts.evaluate)
    shown = Card.objects.count() - before
    return {"ms": round(1000 * seconds, 1), "cards": shown, "statements": asked.total(), "writes": asked[True]}


def shown_all(runs: int) -> dict:
    """Every card there is to show: by acts as many runs of the schedule, one after another, and the rest cast."""
    looks = [looked() for _ in range(runs)]
    many = sum(each["cards"] for each in looks)
    rest = cast(due_now(timezone.localdate()))
    further = 0
    while further < MOST_RUNS and acts.evaluate():  # cards made worse, and those of persons with several (R18)
        further += 1
    return {
        "looks": looks,
        "ms a card": round(sum(each["ms"] for each in looks) / max(many, 1), 1),
        "shown by acts": many,
        "cast": rest,
        "further runs": further,
    }


def looked_again() -> dict:
    """With every card shown: the whole evaluation, by how many statements, and that none of them writes."""
    once, cards = looked(), Card.objects.standing().count()
    return spread([timed(acts.evaluate) for _ in range(TIMES)]) | {
        "statements": once["statements"], "writes": once["writes"], "cards standing": cards,
    }  # fmt: skip


def pages() -> dict:
    """The scores as a supervisor of the district opens them: the whole page, in one process."""
    settings.ALLOWED_HOSTS = ["*"]
    who = next((actor for actor in Staff().officers() if identity.supervises_the_district(actor)), None)
    if who is None:
        return {}
    client, month = lists.browser(who), f"{timezone.localdate() - timedelta(days=31):%Y-%m}"
    found = {}
    for kind in SUBJECTS:
        address = f"{reverse('desk:scores-of', args=[kind])}?month={month}"
        rows = client.get(address).content.decode().count("/desk/scores/" + kind + "/")
        found[f"scores, {kind}"] = spread([timed(lambda at=address: client.get(at)) for _ in range(TIMES)]) | {
            "rows": rows
        }
    return found


def measured(runs: int = 1) -> dict:
    running, day = Clock.objects.running().count(), day_of_the_late()
    found = {
        "cases": Case.objects.count(),
        "open": Case.objects.filter(queued_on__isnull=False).count(),
        "running clocks": running,
        "load before": os.getloadavg(),
    }
    if day is None:
        return found | {"not run": "no running clock of this house will ever be late"}
    found |= {"day": day.isoformat(), "late that day": late_by(day)}
    with time_machine.travel(datetime.combine(day, MORNING, timezone.get_default_timezone()), tick=True):
        if not CardRule.objects.exists():
            imports.load(imports.check(RULES.name, RULES.read_bytes()), by=CONSOLE)
        due_now(day)  # a rule that would show very many asks now
        found["rules confirmed"] = confirmed()
        found["to show"] = len(due_now(day))
        found["find what to show"] = spread([timed(lambda: due_now(day)) for _ in range(TIMES)])
        found["show it"] = shown_all(runs)
        found["look when all is shown"] = looked_again()
        found |= pages()
    return found | {"load after": os.getloadavg()}


def asked_for() -> int:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--runs", type=int, default=3, help="looks that show cards by acts, before the rest is cast")
    return asks.parse_args().runs


def main() -> None:
    runs = asked_for()
    with transaction.atomic():
        found = measured(runs)
        transaction.set_rollback(True)
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
