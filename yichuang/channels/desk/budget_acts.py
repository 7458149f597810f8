"""What is done to a budget year at the desk: begun, entered, adjusted, paid, closed, corrected."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import only
from yichuang.channels.desk.budget import ENTERED, ROLES, columns_of, visible
from yichuang.channels.desk.budget_forms import (
    ENTRY_FORMS,
    AppropriationForm,
    BeginForm,
    ClosingForm,
    GivingUpForm,
    RestatingForm,
    WhyForm,
    entry_said_in,
)
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.acts import correcting
from yichuang.domain.performance.acts import money as acts
from yichuang.domain.performance.imports.columns import FORMS
from yichuang.domain.performance.reads import years as reads
from yichuang.domain.performance.reads.books import books_of
from yichuang.domain.performance.states import YEARS

FORM_OF = {form.act: ENTRY_FORMS[kind] for kind, form in FORMS.items()} | {
    "appropriate": AppropriationForm,
    "close": ClosingForm,
    "restate": RestatingForm,
    "give_up": GivingUpForm,
}
DONE = {
    "enter_line": "项目已录入。全部录入、和批复核对以后，请下达年初预算。",
    "appropriate": "年初预算已下达，现在可以登记收入和支付。",
    "adjust": "调整已登记。",
    "sign": "合同已登记。",
    "receive": "收入已登记。",
    "pay": "支付已登记。",
    "close": "已关账。以后只能更正，原来的和更正后的都会保留。",
    "restate": "批复已更正。原来的写法留在经过里。",
    "give_up": "这一年已撤销，仍可以查看；需要的，可以重新建立。",
}
LEADS = {
    "enter_line": "一个项目一条。下达以后，年初预算只能按程序调整。",
    "appropriate": "批复的合计要和各项目之和一分不差；对不上的会写明两边的数。",
    "adjust": "年初预算不改，调整另记一笔，写明文号和理由。",
    "pay": "一张凭证一笔。超过全年预算的不能支付，请先调整（预算法 13、72）。",
    "restate": "批复文号或者合计录错了，在这里改；项目的数录错了，先更正项目。原来的写法留在经过里。",
    "give_up": "只用于建错了的年度。录入的项目不再使用，仍可以查看；这一年可以重新建立。",
    "close": "关账的人不能是录入的人。收入等于支出加结转下年，才能关账。",
}


@only("SUPERVISOR")
def budget_new(request):
    """Begin the books of a year."""
    form = BeginForm(**sent(request), bodies=identity.bodies_served(request.actor, "SUPERVISOR"))
    if form.is_valid():
        with entry_said_in(form):
            made = acts.begin(form.cleaned_data["body"], form.cleaned_data["year"], by=request.actor)
            messages.success(request, "预算年度已建立。请录入项目，或者从文件导入。")
            return redirect("desk:budget-year", made.number)
    return render(request, "desk/budget_new.html", {"form": form}, status=422 if form.errors else 200)


@only(*ROLES)
def budget_act(request, number, act):
    """One act on a year, with what it asks for."""
    if act not in ENTERED:
        raise Http404
    year = visible(request, number)
    YEARS.row_for(year, act, request.actor, None)
    first = {"initial": year.initial, "document": year.document} if act == "restate" else None
    form = FORM_OF[act](**sent(request), books=books_of(year), initial=first)
    if form.is_valid():
        with entry_said_in(form):
            getattr(acts, act)(year, by=request.actor, **form.told())
            messages.success(request, DONE[act])
            return redirect("desk:budget-year", number)
    context = {"year": year, "form": form, "word": YEARS.words[act], "lead": LEADS.get(act, "")}
    return render(request, "desk/budget_act.html", context, status=422 if form.errors else 200)


def entry_in(request, number: str, kind: str, place: int):
    """The year and the entry, where the person may correct them."""
    if kind not in FORMS:
        raise Http404
    year = visible(request, number)
    one = found_or_404(reads.entry, year, kind, place)
    YEARS.row_for(year, "correct", request.actor, None)
    return year, one


def first_values(one, form) -> dict:
    return {column.name: getattr(one, column.name) for column in form.columns}


@only(*ROLES)
def budget_correction(request, number, kind, place):
    """Put another entry in the place of one; both stay to be read."""
    year, one = entry_in(request, number, kind, place)
    form = ENTRY_FORMS[kind](**sent(request), books=books_of(year), initial=first_values(one, FORMS[kind]))
    form.correcting(one)
    why = WhyForm(**sent(request), year=year, kind=kind, prefix="why")
    if form.is_valid() & why.is_valid():
        with entry_said_in(form, why):
            new = correcting.correct(one, by=request.actor, told=form.told(), **why.told())
            messages.success(request, "已更正。原来的一笔还在，标明不再计入。")
            return redirect("desk:budget-entry", number, kind, new.place)
    context = {"year": year, "entry": one, "kind": kind, "word": FORMS[kind].word, "form": form, "why": why}
    return render(request, "desk/budget_correction.html", context, status=422 if form.errors or why.errors else 200)


@only(*ROLES)
def budget_striking(request, number, kind, place):
    """Take an entry out of the sums; it stays to be read."""
    year, one = entry_in(request, number, kind, place)
    why = WhyForm(**sent(request), year=year, kind=kind, prefix="why")
    if why.is_valid():
        with entry_said_in(why):
            correcting.correct(one, by=request.actor, **why.told())
            messages.success(request, "这一笔不再计入，仍可以查看。")
            return redirect("desk:budget-entry", number, kind, place)
    facts = columns_of(one, FORMS[kind])
    context = {"year": year, "entry": one, "kind": kind, "word": FORMS[kind].word, "why": why, "facts": facts}
    return render(request, "desk/budget_striking.html", context, status=422 if why.errors else 200)
