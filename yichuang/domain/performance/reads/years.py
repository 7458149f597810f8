"""Budget years as the desk shows them: lists, one year, its entries with what was corrected. Always through the
person who asks."""

from dataclasses import dataclass

from django.db.models import Sum

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.models import Adjustment, BudgetLine, BudgetYear, Payment
from yichuang.domain.performance.models.money import ENTRIES, Entry
from yichuang.domain.performance.reads.books import Books, LineBook
from yichuang.domain.performance.rules.sums import GENERAL
from yichuang.domain.performance.states.money import YEARS, YearState
from yichuang.kernel import ledger
from yichuang.kernel.actors import Actor


def years(actor: Actor):
    """The years the actor may see, the newest first."""
    return BudgetYear.objects.visible_to(actor).select_related("body").order_by("-id")


def year(actor: Actor, number: str) -> BudgetYear:
    """DoesNotExist where there is none, or none for this person."""
    return years(actor).get(number=number)


@dataclass(frozen=True)
class YearTotals:
    """What a list says of a year: the general budget, exact fen."""

    final: int
    spent: int


def totals_of(found: list[BudgetYear]) -> dict[int, YearTotals]:
    """Final appropriation and spending of several years, by primary key, however many there are."""
    keys = [one.pk for one in found]
    others = {
        (year, code)
        for year, code in BudgetLine.objects.filter(year__in=keys)
        .standing()
        .exclude(fund=GENERAL)
        .values_list("year", "code")
    }
    of_lines = dict(
        BudgetLine.objects.filter(year__in=keys, fund=GENERAL)
        .standing()
        .order_by()
        .values_list("year")
        .annotate(Sum("initial"))
    )
    adjusted, spent = by_year(Adjustment, keys, others), by_year(Payment, keys, others)
    return {
        one.pk: YearTotals(
            final=(of_lines.get(one.pk) or 0 if one.initial is None else one.initial) + adjusted.get(one.pk, 0),
            spent=spent.get(one.pk, 0),
        )
        for one in found
    }


def by_year(model, keys: list[int], others: set[tuple[int, str]]) -> dict[int, int]:
    """The amounts of each year, those of lines of other budgets left out."""
    found: dict[int, int] = {}
    rows = model.objects.filter(year__in=keys).standing().order_by().values_list("year", "code")
    for key, code, amount in rows.annotate(Sum("amount")):
        if (key, code) not in others:
            found[key] = found.get(key, 0) + amount
    return found


def year_acts(actor: Actor, found: BudgetYear) -> list[str]:
    """The acts open to the person now."""
    return [row.act for row in YEARS.open_to(actor, found)]


def year_story(found: BudgetYear):
    """Its ledger, the newest first."""
    return ledger.of(found).order_by("-seq")


def entries(found: BudgetYear, kind: str, code: str = ""):
    """The entries of one kind, what was struck among them, the newest first; of one line where a code is given."""
    rows = ENTRIES[kind].objects.filter(year=found).order_by("-id")
    rows = rows.defer("payee") if kind == "payments" else rows
    return rows.filter(code=code) if code else rows


def payments_on(found: BudgetYear, contract: str):
    """What was paid on one contract, the newest first."""
    return entries(found, "payments").filter(contract_no=contract)


def corrected_after_closing(found: BudgetYear) -> int:
    """How many corrections a closed year has had: each keeps what stood before."""
    return ledger.of(found).filter(act="correct", frm=YearState.CLOSED).count() if found.closed_on else 0


def entry(found: BudgetYear, kind: str, place: int) -> Entry:
    one = ENTRIES[kind].objects.get(year=found, place=place)
    one.year = found
    return one


def versions_of(one: Entry) -> list[Entry]:
    """All versions of an entry, the newest first: those it took the place of, and those that took its place."""
    after, before, here = [], [], one
    while newer := type(one).objects.filter(replaces=here).first():
        after.insert(0, newer)
        here = newer
    here = one
    while here.replaces_id:
        here = type(one).objects.get(pk=here.replaces_id)
        before.append(here)
    return [*after, one, *before]


def names_of(found: list[Entry]) -> dict[str, str]:
    """The names of who entered and who struck, by account."""
    accounts = {one.entered_by for one in found} | {one.struck_by for one in found} - {""}
    return identity.names_of(accounts)


def entry_of_line(found: BudgetYear, code: str) -> BudgetLine:
    """The line of this code as it stands."""
    return BudgetLine.objects.filter(year=found, code=code).standing().get()


def groups_of(books: Books) -> list[tuple[str, list[LineBook]]]:
    """The lines of the general budget as the page shows them: basic expenditure, then projects; then other budgets."""
    general = [line for line in books.lines if line.fund == GENERAL]
    found = [
        ("基本支出", [line for line in general if line.kind in ("personnel", "public")]),
        ("项目支出", [line for line in general if line.kind not in ("personnel", "public")]),
        ("其他预算", [line for line in books.lines if line.fund != GENERAL]),
    ]
    return [(word, lines) for word, lines in found if lines]
