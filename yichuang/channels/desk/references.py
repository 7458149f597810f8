"""同类地区单位成本: what a unit cost other towns, each with its source; noted, taken in from a file, struck."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only, only_over_all
from yichuang.channels.desk.budget_forms import NUMBER, AmountField
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.desk.table_import import TableImport, taken_in
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.tables import as_table
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.performance.acts import references as acts
from yichuang.domain.performance.estimating.similar import COSTS
from yichuang.domain.performance.imports import references as imports
from yichuang.domain.performance.reads import references as reads
from yichuang.domain.performance.rules.amounts import in_yuan

TITLE = "同类地区单位成本"


class NotingForm(forms.Form):
    town = line("地区", "例如哪个区、哪个县", width="20")
    year = forms.IntegerField(label="年度", widget=forms.TextInput(NUMBER | {"maxlength": 4}))
    cost = forms.ChoiceField(
        label="口径",
        choices=[("", "请选择"), *((name, f"{one.word}（{one.unit}）") for name, one in COSTS.items())],
    )
    fen = AmountField("数值", "单位是元，例如 18.60")
    source = line("出处", "文件、公报或者网页的名称；电话问来的，写明向谁问的")
    dated = DateField(label="出处的日期")


class StrikingForm(forms.Form):
    reason = words("为什么作废", "留在经过里", rows=3)


@require_safe
@only("SUPERVISOR", "HEAD", "CHIEF")
def references(request):
    """All figures, the newest first, with who noted them and where they are from."""
    page = page_of_newest(reads.references(), request.GET.get("before", ""))
    names = reads.names_of(page.results)
    context = {
        "rows": [(one, in_yuan(one.fen), names.get(one.noted_by, one.noted_by)) for one in page.results],
        "costs": COSTS.values(),
        "may_note": reads.may_note(request.actor),
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/references.html", context)


@only_over_all
def reference_new(request):
    form = NotingForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.note(by=request.actor, **form.cleaned_data)
            messages.success(request, "已登记。以后提出的测算会拿它比较。")
            return redirect("desk:references")
    return render(request, "desk/reference_new.html", {"form": form}, status=422 if form.errors else 200)


@only_over_all
def reference_striking(request, number):
    """Take a wrong one out of use; it stays to be read."""
    found = found_or_404(reads.reference, number)
    if "strike" not in reads.reference_acts(request.actor, found):
        raise Http404
    form = StrikingForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.strike(found, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "已作废，仍可以查看。")
            return redirect("desk:references")
    context = {"form": form, "one": found, "shown": in_yuan(found.fen)}
    return render(request, "desk/reference_striking.html", context, status=422 if form.errors else 200)


@require_safe
@only_over_all
def references_template(_request, ending):
    """An empty file with the headings the import reads."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    return as_table(TITLE, imports.HEADINGS, [], ending)


IMPORT = TableImport(
    title=f"导入{TITLE}",
    address="desk:references-import",
    back="desk:references",
    back_word=TITLE,
    lead="每一条都要有出处。",
    check=imports.check,
    load=imports.load,
    columns=(
        "年度写四位数；地区写名称；数值写元；出处日期写成 2025-06-30。",
        *(f"口径“{one.word}”：单位写“{one.unit}”。" for one in COSTS.values()),
    ),
)


@only_over_all
def references_import(request):
    return taken_in(request, IMPORT)
