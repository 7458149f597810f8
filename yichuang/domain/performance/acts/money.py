"""The books of a budget year: begun, given their lines, appropriated, adjusted, spent, closed."""

from django.db import IntegrityError, transaction

from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.models import Adjustment, BudgetLine, BudgetYear, Contract, Income, Payment
from yichuang.domain.performance.models.money import Entry
from yichuang.domain.performance.reads.around import Around, around
from yichuang.domain.performance.rules import money as r
from yichuang.domain.performance.rules.sums import Standing
from yichuang.domain.performance.states.money import YEARS, YearState
from yichuang.kernel.actors import Actor
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.states import Step


class EntryRefused(ActRefused):
    """An entry that cannot come into the books; `faults` says what is wrong with which of its columns."""

    def __init__(self, faults: dict[str, list[str]], *more: str, article: str = ""):
        self.faults = faults
        said = [f"{fault}。" if fault[-1] not in "。！？" else fault for part in faults.values() for fault in part]
        super().__init__(*said, *more, article=article)


def begin(body: str, year: int, *, by: Actor, source: str = "", stated: dict | None = None) -> BudgetYear:
    """The books of a body (its code) for a year. `source`: the document its figures are taken over from, where they
    are not kept here; `stated`: totals that document gives (fen by name), to be checked against what is computed."""
    before = BudgetYear.objects.filter(body=body, year=year).count()
    number = f"{body}-{year}-{before + 1}" if before else f"{body}-{year}"
    made = BudgetYear(number=number, body=identity.body(body), year=year, source=source, stated=stated or {})
    try:
        with transaction.atomic(), YEARS.step(made, "begin", by=by) as step:
            step.facts = {"year": year, "source": source, "stated": stated or {}}
    except IntegrityError as taken:
        raise ActRefused(f"{year} 年的预算已经建立过了，请在预算年度里打开它。") from taken
    return step.thing


def enter_line(year: BudgetYear, *, by: Actor, **told) -> BudgetLine:
    """One budget line with its initial budget, by the columns of BudgetLine. Refuses negative amounts, a code that is
    taken, and classification codes that do not exist."""
    return entered(year, "enter_line", BudgetLine(**told), by=by)


def appropriate(year: BudgetYear, *, by: Actor, initial: int, document: str) -> BudgetYear:
    """The approval (批复) has come: its total in fen and its document number. From here lines are only adjusted.
    Refuses a total that is not the sum of the lines, naming both."""
    with transaction.atomic(), YEARS.step(year, "appropriate", by=by) as step:
        year = step.thing
        year.initial, year.document, year.appropriated_on = initial, document, step.on
        if initial < 0:
            raise EntryRefused({"initial": ["年初预算不能是负数"]}, article=step.row.article)
        year.standing = around(year).standing
        if faults := year.standing.of_the_approval():
            raise EntryRefused({"initial": [str(fault) for fault in faults]}, article=step.row.article)
        step.facts = {"initial": initial, "document": document}
    return step.thing


def adjust(year: BudgetYear, *, by: Actor, to: str = "", **told) -> Adjustment:
    """More or less for a line (signed fen), by a document. With `to` the amount is moved to that other line (调剂).
    Refuses what would leave a line below nothing, or below what it has spent."""
    with transaction.atomic():
        if not to:
            return entered(year, "adjust", Adjustment(**told), by=by)
        if to == told["code"] or told["amount"] <= 0:
            raise EntryRefused({"to": ["调剂要从一个项目到另一个项目，金额大于零"]})
        taken = entered(year, "adjust", Adjustment(**told | {"amount": -told["amount"]}), by=by)
        entered(taken.year, "adjust", Adjustment(**told | {"code": to}), by=by)
        return taken


def sign(year: BudgetYear, *, by: Actor, **told) -> Contract:
    """A contract of the year. Refuses one whose price, units and period do not make its amount, unless its note says
    why."""
    return entered(year, "sign", Contract(**told), by=by)


def receive(year: BudgetYear, *, by: Actor, **told) -> Income:
    """Money came in from the finance bureau (财政拨款收入)."""
    return entered(year, "receive", Income(**told), by=by)


def pay(year: BudgetYear, *, by: Actor, **told) -> Payment:
    """Money was paid, by its voucher. Refuses more than the line's final appropriation (预算法 13: what is not in the
    budget is not spent; there is no exception, an adjustment comes first), and more than its contract."""
    return entered(year, "pay", Payment(**told), by=by)


def close(year: BudgetYear, *, by: Actor, carried_out: int = 0) -> BudgetYear:
    """The year is over and its books are closed by who did not keep them. `carried_out` is what goes into the next
    year. Refuses books whose sums differ, naming both sides of each."""
    with transaction.atomic(), YEARS.step(year, "close", by=by) as step:
        year = step.thing
        if carried_out < 0:
            raise EntryRefused({"carried_out": ["结转下年不能是负数"]}, article=step.row.article)
        year.carried_out, year.closed_on, year.closed_by = carried_out, step.on, by.account
        year.standing = around(year).standing
        if faults := year.standing.faults(ended=True):
            raise ActRefused(*(f"{fault}。" for fault in faults), r.year_adds_up.refusal, article=step.row.article)
        step.facts = {"carried_out": carried_out, "amounts": year.standing.amounts}
    return step.thing


def restate(year: BudgetYear, *, by: Actor, initial: int, document: str, reason: str) -> BudgetYear:
    """The approval was entered wrongly: its number, or its total after the lines were corrected. What stood there
    before stays in the ledger. Refuses a total that is not the sum of the lines, naming both."""
    with transaction.atomic(), YEARS.step(year, "restate", by=by) as step:
        year = step.thing
        before = {"initial": year.initial, "document": year.document}
        year.initial, year.document, year.why = initial, document, reason
        year.standing = around(year).standing
        if faults := year.standing.of_the_approval():
            raise EntryRefused({"initial": [str(fault) for fault in faults]}, article=step.row.article)
        step.note = reason
        step.facts = {"before": before, "initial": initial, "document": document}
    return step.thing


def give_up(year: BudgetYear, *, by: Actor, reason: str) -> BudgetYear:
    """A year begun by mistake is given up; it can still be read, and the year may be begun anew. Refuses one in whose
    books anything but lines of the draft counts."""
    with YEARS.step(year, "give_up", by=by) as step:
        step.thing.why = step.note = reason
    return step.thing


def entered(year: BudgetYear, act: str, entry: Entry, *, by: Actor) -> Entry:
    with transaction.atomic(), YEARS.step(year, act, by=by) as step:
        keep(step, entry, around(step.thing))
        step.facts = entry.facts
    return entry


def take_in(year: BudgetYear, act: str, entries: list[Entry], *, by: Actor) -> None:
    """Many entries of one kind, each by its own act, all or none. The first act's lock holds the year until the end,
    so what stands in its books is read once."""
    there = None
    with transaction.atomic():
        for entry in entries:
            with YEARS.step(year, act, by=by) as step:
                there = there or around(step.thing)
                keep(step, entry, there)
                step.facts = entry.facts


def keep(step: Step, entry: Entry, there: Around) -> None:
    """Put an entry into the books that stand around it. Refuses (EntryRefused) one that does not fit, with all its
    faults."""
    year = step.thing
    entry.year, entry.entered_by, entry.entered_on = year, step.by.account, step.on
    entry.after_closing = year.state == YearState.CLOSED
    if faults := there.faults_of(entry):
        raise EntryRefused(faults, article=step.row.article)
    there.take(entry)
    year.standing = there.standing
    refuse_what_cannot_stand(year.standing, "initial" if isinstance(entry, BudgetLine) else "amount")
    year.counted += 1
    entry.place = year.counted
    entry.save()


def refuse_what_cannot_stand(standing: Standing, column: str) -> None:
    """Negative lines, and lines or contracts that paid more than they may, by name and amount."""
    if standing.negative:
        raise EntryRefused({column: standing.negative}, article="预算法 13")
    if standing.overspent:
        raise EntryRefused({column: standing.overspent}, r.nothing_is_overspent.refusal, article="预算法 13、72")
