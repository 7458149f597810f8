"""预算: the years of a body's money, one year line by line, each line down to its payments and vouchers, contracts."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.tables import as_table
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.imports import money as imports
from yichuang.domain.performance.imports.columns import FORMS
from yichuang.domain.performance.reads import years as reads
from yichuang.domain.performance.reads.books import Books, LineBook, books_of
from yichuang.domain.performance.rules.amounts import in_wan, in_yuan, rounding_told, share
from yichuang.domain.performance.states import YEARS
from yichuang.domain.performance.tables.classification import FUNCTIONAL, economic_word
from yichuang.domain.performance.tables.money import FUNDS, KINDS

ROLES = ("SUPERVISOR", "HEAD", "CHIEF")
ENTERED = {
    "enter_line": "录入预算项目", "sign": "登记合同", "appropriate": "下达年初预算", "adjust": "预算调整",
    "receive": "登记拨款收入", "pay": "登记支付", "close": "关账", "restate": "更正批复", "give_up": "撤销年度",
}  # fmt: skip
MANY_LINES = 8  # of the story beside the year; the rest on its own page


def visible(request, number: str):
    return found_or_404(reads.year, request.actor, number)


def wan(fen: int | None) -> str:
    """As a page shows it; what the source does not tell is said so."""
    return "未分解" if fen is None else in_wan(fen)


@require_safe
@only(*ROLES)
def budget(request):
    """Every year the person may see."""
    page = page_of_newest(reads.years(request.actor), request.GET.get("before", ""))
    totals = reads.totals_of(page.results)
    rows = [
        {"year": one, "final": in_wan(of.final), "spent": in_wan(of.spent), "rate": share(of.spent, of.final)}
        for one in page.results
        for of in [totals[one.pk]]
    ]
    context = {
        "rows": rows,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
        "begins": bool(identity.bodies_served(request.actor, "SUPERVISOR")),
    }
    return render(request, "desk/budget.html", context)


def line_row(line: LineBook) -> dict:
    return {
        "line": line, "kind": KINDS[line.kind], "initial": wan(line.initial),
        "adjusted": in_wan(line.adjusted) if line.adjusted else "—", "final": wan(line.final),
        "spent": in_wan(line.spent), "rate": "—" if line.final is None else share(line.spent, line.final),
    }  # fmt: skip


def group_row(word: str, lines: list[LineBook]) -> dict:
    """A group of lines with its sum, which is made from fen; and why what is shown may not add up."""
    told = [line.initial for line in lines]
    initial = None if None in told else sum(told)
    adjusted, spent = sum(line.adjusted for line in lines), sum(line.spent for line in lines)
    final = None if initial is None else initial + adjusted
    return {
        "word": word, "rows": [line_row(line) for line in lines], "initial": wan(initial),
        "adjusted": in_wan(adjusted) if adjusted else "—", "final": wan(final), "spent": in_wan(spent),
        "rate": "—" if final is None else share(spent, final),
        "rounding": rounding_told([line.spent for line in lines], spent),
    }  # fmt: skip


def facts_of(books: Books) -> list[tuple[str, str]]:
    """The sums at the head of a year, in 万元."""
    amounts = books.amounts
    found = [
        ("年初预算", in_wan(amounts["budget_initial"])), ("调整", in_wan(amounts["adjustment"])),
        ("全年预算", in_wan(amounts["final"])), ("拨款收入", in_wan(amounts["income"])),
        ("支出", in_wan(amounts["expenditure"])), ("执行率", share(amounts["expenditure"], amounts["final"])),
    ]  # fmt: skip
    return [*found, ("结转下年", in_wan(books.carried_out))] if books.closed_on else found


def next_step(year) -> str:
    """What a year waits for, and of whom."""
    if year.state == "DRAFT":
        return "下一步：项目都录入以后，和批复核对，下达年初预算。建错了的年度可以撤销。"
    if year.state == "OPEN" and year.year < timezone.localdate().year:
        return "下一步：账目核对以后，由没有录入过本年度账目的单位负责人关账。"
    if year.state == "GIVEN_UP":
        return "这一年是建错了撤销的，不计入任何合计；只能查看。"
    return ""


@require_safe
@only(*ROLES)
def budget_year(request, number):
    """One year: its sums, each line, what does not add up, and what may be done."""
    year = visible(request, number)
    books, open_acts = books_of(year), reads.year_acts(request.actor, year)
    amounts = books.amounts
    context = {
        "year": year,
        "facts": facts_of(books),
        "groups": [group_row(word, lines) for word, lines in reads.groups_of(books)],
        "total": {"spent": in_wan(amounts["expenditure"]), "final": in_wan(amounts["final"])},
        "rounding": rounding_told([amounts["basic"], amounts["project"]], amounts["expenditure"]),
        "nothing_of": [FUNDS[fund] for fund in books.no_budget_of],
        "faults": [str(fault) for fault in books.faults],
        "unexplained": books.unexplained and str(books.unexplained),
        "next_step": next_step(year),
        "corrected": reads.corrected_after_closing(year),
        "acts": [(act, word) for act, word in ENTERED.items() if act in open_acts],
        "imports": "sign" in open_acts,
        "story": [(YEARS.word(line.act), line, told_of(line)) for line in reads.year_story(year)[:MANY_LINES]],
    }
    return render(request, "desk/budget_year.html", context)


@require_safe
@only(*ROLES)
def budget_line(request, number, code):
    """One line: its codes and sums, and the payments it is made of."""
    year = visible(request, number)
    books = books_of(year)
    line = found_or_404(books.line, code)
    page = page_of_newest(reads.entries(year, "payments", code), request.GET.get("before", ""))
    stands = reads.entry_of_line(year, code)
    context = {
        "year": year,
        "row": line_row(line),
        "entry": stands,
        "functional": f"{line.functional} {FUNCTIONAL[line.functional]}" if line.functional else "",
        "economic": f"{line.economic} {economic_word(line.economic)}" if line.economic else "",
        "fund": FUNDS[line.fund],
        "left": wan(line.left),
        "payments": [entry_row(one) for one in page.results],
        "adjustments": [entry_row(one) for one in reads.entries(year, "adjustments", code)],
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/budget_line.html", context)


def entry_row(one) -> dict:
    """An entry of a list: what it is called, its day, its amount in 元, and whether it still counts."""
    day = getattr(one, "paid_on", None) or getattr(one, "received_on", None) or getattr(one, "decided_on", None)
    named = getattr(one, "contract_no", "") if one.kind_of_entry == "contracts" else getattr(one, "voucher", "")
    return {
        "entry": one,
        "named": named or getattr(one, "document", "") or "全年合计",
        "day": day or getattr(one, "first", None),
        "amount": in_yuan(one.amount),
        "line": getattr(one, "code", ""),
        "about": getattr(one, "purpose", "") or getattr(one, "reason", "") or getattr(one, "label", ""),
        "paid": "",
    }


@require_safe
@only(*ROLES)
def budget_entries(request, number, kind):
    """The payments, income, adjustments or contracts of a year, with what was struck among them."""
    if kind not in FORMS or kind == "lines":
        raise Http404
    year = visible(request, number)
    page = page_of_newest(reads.entries(year, kind), request.GET.get("before", ""))
    rows = [entry_row(one) for one in page.results]
    if kind == "contracts":
        paid = {one.number: in_yuan(one.paid) for one in books_of(year).contracts}
        rows = [row | {"paid": "" if row["entry"].is_struck else paid[row["named"]]} for row in rows]
    context = {
        "year": year,
        "kind": kind,
        "word": FORMS[kind].word,
        "rows": rows,
        "act": FORMS[kind].act if FORMS[kind].act in reads.year_acts(request.actor, year) else "",
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/budget_entries.html", context)


@require_safe
@only(*ROLES)
def budget_entry(request, number, kind, place):
    """One entry with all its columns and all its versions."""
    if kind not in FORMS:
        raise Http404
    year = visible(request, number)
    one = found_or_404(reads.entry, year, kind, place)
    versions = reads.versions_of(one)
    newer = next((each for each in versions if each.replaces_id == one.pk), None)
    names = reads.names_of(versions)
    context = {
        "year": year,
        "entry": one,
        "newer": newer,
        "kind": kind,
        "word": FORMS[kind].word,
        "facts": columns_of(one, FORMS[kind]),
        "by": names.get(one.entered_by, one.entered_by),
        "versions": [(each, columns_of(each, FORMS[kind]), names.get(each.struck_by, "")) for each in versions],
        "payments": [entry_row(each) for each in reads.payments_on(year, one.contract_no)]
        if kind == "contracts"
        else [],
        "corrects": not one.is_struck and "correct" in reads.year_acts(request.actor, year),
    }
    return render(request, "desk/budget_entry.html", context)


def columns_of(one, form) -> list[tuple[str, str]]:
    """Headings and values of an entry, as words."""
    found = []
    for column in form.columns:
        value = getattr(one, column.name)
        if column.name in ("initial", "amount", "unit_price"):
            value = "" if value is None else f"{in_yuan(value)} 元"
        elif column.name in ("fund", "kind", "per"):
            value = getattr(one, f"get_{column.name}_display")()
        elif column.name == "economic" and value:
            value = f"{value} {economic_word(value)}"
        elif column.name == "functional" and value:
            value = f"{value} {FUNCTIONAL[value]}"
        found.append((column.heading, "、".join(value) if isinstance(value, list) else value))
    return [(heading, value) for heading, value in found if value not in ("", None)]


@require_safe
@staff_only
def budget_export(request, number, kind, ending):
    """The entries that stand, as a table that can be taken in again."""
    if kind not in FORMS:
        raise Http404
    year = visible(request, number)
    heading, *rows = imports.exported(year, kind)
    return as_table(f"{year.title}-{FORMS[kind].word}", heading, rows, ending)


@require_safe
@only(*ROLES)
def budget_story(request, number):
    """Everything that was done to a year, the newest first."""
    year = visible(request, number)
    page = page_of_newest(reads.year_story(year), request.GET.get("before", ""))
    context = {
        "year": year,
        "story": [(YEARS.word(line.act), line, told_of(line)) for line in page.results],
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/budget_story.html", context)


def told_of(line) -> str:
    """What a line of the ledger moved, in a few words."""
    facts = line.facts.get("instead") or line.facts.get("struck") or line.facts
    amount = facts.get("amount", facts.get("initial"))
    said = [facts.get("code") or "", facts.get("voucher") or "", f"{in_yuan(amount)} 元" if amount is not None else ""]
    return " ".join(part for part in [*said, restated_of(line)] if part)


def restated_of(line) -> str:
    """How a correction put the approval right together with its line."""
    moved = line.facts.get("approval")
    if not moved:
        return ""
    before, now = moved["before"], moved["now"]
    amounts = f"批复合计从 {in_yuan(before['initial'])} 元改为 {in_yuan(now['initial'])} 元"
    return (
        amounts
        if before["document"] == now["document"]
        else f"{amounts}，文号从 {before['document']} 改为 {now['document']}"
    )
