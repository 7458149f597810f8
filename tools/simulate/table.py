"""What the year came to, read from what it left behind."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from tools.simulate.people import Staff
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import CLOSED, State
from yichuang.domain.joint import reads as joint
from yichuang.kernel import measures
from yichuang.kernel.models import Clock, LedgerEntry

ACTS = ("ask_to_correct", "start_special", "extend", "deem_accepted", "decide_on_the_spot", "return_overdue")
LINE = "{:<28}{:>10}"


def lines() -> Iterator[str]:
    for place, number in Case.objects.values_list("decided").annotate(Count("pk")).order_by("decided"):
        yield LINE.format(f"decided {place}", number)
    states = dict(Case.objects.values_list("state").annotate(Count("pk")))
    for state in CLOSED:
        yield LINE.format(state.value.lower(), states.get(state, 0))
    yield LINE.format("still open", sum(states.values()) - sum(states.get(state, 0) for state in CLOSED))
    yield LINE.format("of them drafts", states.get(State.DRAFT, 0))
    entries = LedgerEntry.objects.filter(thing__startswith="case:")
    done = dict(entries.filter(act__in=ACTS).values_list("act").annotate(Count("pk")))
    for act in ACTS:
        yield LINE.format(act.replace("_", " "), done.get(act, 0))
    for kind in ("promise", "statutory"):
        ended = Clock.objects.filter(kind=kind, stopped_on__isnull=False)
        late = ended.filter(stopped_on__gt=F("due_on")).count()
        yield LINE.format(f"past the {kind}", f"{late} of {ended.count()}")
    yield LINE.format("lines in the ledger", LedgerEntry.objects.count())


def by_department() -> Iterator[str]:
    yield f"{'body':<12}{'filed':>8}{'decided':>9}{'closed':>8}"
    counted = Case.objects.values_list("deciding_body").annotate(
        filed=Count("pk"), decided_=Count("pk", filter=Q(decided_on__isnull=False)), closed=Count("closed_on")
    )
    for body, filed, decided, closed in counted.order_by("-filed", "deciding_body"):
        yield f"{body:<12}{filed:>8}{decided:>9}{closed:>8}"


def by_measure(year: int) -> Iterator[str]:
    """Every registered measure of that year, as a supervisor of the house reads it."""
    for one in measures.every():
        found = measures.read(one.name, period=measures.year(year), seen_by=measures.THE_HOUSE)
        yield f"{one.name:<36}{found.total.shown if found.total else '—':>14}"


def by_theme(year: int) -> Iterator[str]:
    """Things and items, read as the desk reads them."""
    supervisor = next(actor for actor in Staff().officers() if "SUPERVISOR" in actor.roles)
    rows = joint.figures(supervisor, year)
    yield f"{'theme':<8}{'things':>8}{'closed':>8}{'granted':>9}{'items':>8}{'completed':>11}{'rate':>9}"
    for row in rows:
        yield (f"{row.theme:<8}{row.things:>8}{row.closed:>8}{row.all_granted:>9}{row.items:>8}{row.completed:>11}"
               f"{row.percent:>9}")  # fmt: skip
    items, completed = sum(row.items for row in rows), sum(row.completed for row in rows)
    yield f"{'all':<8}{sum(row.things for row in rows):>8}{sum(row.closed for row in rows):>8}{'':>9}{items:>8}" + (
        f"{completed:>11}{completed / items:>9.2%}" if items else ""
    )
