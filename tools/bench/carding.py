"""How long the rules of cards take in a filled house, run in its environment as tools/bench/lists.py: to find what no
card says yet, to show a run of cards, and to look again when all are shown.

Nine days after the newest case, when the first of the open ones are late. Rules that would show very many are
confirmed, as a supervisor would, so that the last look is that of a house where every late case has its card.
"""

import json
import os
import statistics
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import django

django.setup()

import time_machine  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from tools.bench import lists  # noqa: E402
from tools.simulate.people import Staff  # noqa: E402
from yichuang.domain.cases.models import Case  # noqa: E402
from yichuang.domain.identity import reads as identity  # noqa: E402
from yichuang.domain.identity.tables import CONSOLE  # noqa: E402
from yichuang.domain.supervision import acts, imports, reads  # noqa: E402
from yichuang.domain.supervision.acts.evaluating import due_now  # noqa: E402
from yichuang.domain.supervision.models import Card, CardRule  # noqa: E402
from yichuang.domain.supervision.tables import SUBJECTS  # noqa: E402
from yichuang.kernel.models import Clock, LedgerEntry  # noqa: E402

TIMES = 7
RULES = Path(__file__).resolve().parents[2] / "data" / "lusong" / "card_rules.csv"
WRITING = ("INSERT", "UPDATE", "DELETE")


def timed(what) -> float:
    began = perf_counter()
    what()
    return perf_counter() - began


def spread(seconds: list[float]) -> dict:
    ordered = sorted(1000 * each for each in seconds)
    return {"median ms": round(statistics.median(ordered), 1), "worst ms": round(ordered[-1], 1)}


def confirmed() -> int:
    """Say yes to every rule that waits; how many did."""
    waiting = list(reads.waiting())
    for rule in waiting:
        acts.confirm(rule, by=CONSOLE)
    return len(waiting)


def settled() -> dict:
    """Show everything there is to show; how many cards, and how long one took."""
    began, before, runs = perf_counter(), Card.objects.count(), 0
    while acts.evaluate() or confirmed():
        runs += 1
    cards = Card.objects.count() - before
    seconds = perf_counter() - began
    return {"cards": cards, "runs": runs, "ms a card": round(1000 * seconds / max(cards, 1), 1)}


def looked_again() -> dict:
    """With every card shown: the whole evaluation, and that it writes nothing."""
    lines = LedgerEntry.objects.count()
    with CaptureQueriesContext(connection) as queries:
        acts.evaluate()
    writes = sum(query["sql"].lstrip().startswith(WRITING) for query in queries)
    took = [timed(acts.evaluate) for _ in range(TIMES)]
    return spread(took) | {
        "statements": len(queries), "writes": writes, "ledger lines": LedgerEntry.objects.count() - lines,
    }  # fmt: skip


def pages() -> dict:
    """The scores as a supervisor of the district opens them: the whole page, in one process."""
    settings.ALLOWED_HOSTS = ["*"]
    who = next(actor for actor in Staff().officers() if identity.supervises_the_district(actor))
    client, month = lists.browser(who), f"{timezone.localdate() - timedelta(days=31):%Y-%m}"
    found = {}
    for kind in SUBJECTS:
        address = f"{reverse('desk:scores-of', args=[kind])}?month={month}"
        rows = client.get(address).content.decode().count("/desk/scores/" + kind + "/")
        found[f"scores, {kind}"] = spread([timed(lambda at=address: client.get(at)) for _ in range(TIMES)]) | {
            "rows": rows
        }
    return found


def measured() -> dict:
    newest = Case.objects.order_by("-made_at").values_list("made_at", flat=True).first()
    found = {
        "cases": Case.objects.count(),
        "running clocks": Clock.objects.running().count(),
        "open": Case.objects.filter(queued_on__isnull=False).count(),
        "load before": os.getloadavg(),
    }
    with time_machine.travel(newest + timedelta(days=9), tick=True):
        if not CardRule.objects.exists():
            imports.load(imports.check(RULES.name, RULES.read_bytes()), by=CONSOLE)
        today = timezone.localdate()
        due_now(today)  # a rule that would show very many asks now
        confirmed()
        found["to show"] = len(due_now(today))
        found["find what to show"] = spread([timed(lambda: due_now(today)) for _ in range(TIMES)])
        found["show it all"] = settled()
        found["look again"] = looked_again()
        found |= pages()
    return found | {"load after": os.getloadavg()}


if __name__ == "__main__":
    print(json.dumps(measured(), ensure_ascii=False))
