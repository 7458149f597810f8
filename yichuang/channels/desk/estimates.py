"""下年预算测算: asked for, looked at with its reasons and warnings, tried with what if, adopted."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.estimate_forms import AskForm, ReasonForm, WhatIfForm
from yichuang.channels.desk.estimate_rows import driver_rows, line_rows, side_by_side
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.performance import reads
from yichuang.domain.performance.acts import estimates as acts
from yichuang.domain.performance.states.estimates import ESTIMATES

COLOURS = {"ADOPTED": "green", "DRAFTED": "yellow", "WAITING": "blue", "FAILED": "red", "DROPPED": "grey"}
WITH_REASON = ("withdraw", "drop")
DONE = {
    "adopt": "已采用。依据和结果从现在起不再变。",
    "withdraw": "已撤下，原来的内容仍可以查看。",
    "drop": "这份不用了，原来的内容仍可以查看。",
}


def visible(request, number: str):
    return found_or_404(lambda: reads.estimate(request.actor, number))


@require_safe
@staff_only
def estimates(request):
    page = page_of_newest(reads.estimate_list(request.actor), request.GET.get("before", ""))
    context = {
        "estimates": [(one, COLOURS[one.state]) for one in page.results],
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
        "asks": bool(request.actor.roles & {"SUPERVISOR", "HEAD"}),
    }
    return render(request, "desk/estimates.html", context)


@only("SUPERVISOR", "HEAD")
def estimate_new(request):
    form = AskForm(**sent(request), actor=request.actor)
    if form.is_valid():
        with said_in(form):
            made = acts.ask(by=request.actor, **form.asked())
            messages.success(request, "后台开始算了，一般不到一分钟。")
            return redirect("desk:estimate", made.number)
    return render(request, "desk/estimate_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@staff_only
def estimate(request, number):
    """One estimate, and beside it the same one if things were otherwise."""
    return page(request, visible(request, number))


def page(request, found, mistaken: dict | None = None):
    form = WhatIfForm(request.GET if any(request.GET.values()) else None)
    status = 422 if mistaken or form.errors else 200
    return render(request, "desk/estimate.html", shown(request, found, form, mistaken or {}), status=status)


def shown(request, found, form, mistaken: dict) -> dict:
    open_acts = reads.estimate_acts(request.actor, found)
    said = reads.reckoned(found) if found.is_reckoned else None
    supposed, words = (None, ())
    if said and form.is_bound and form.is_valid():
        supposed, words = reads.supposing(said, form.supposed())
    return {
        "estimate": found,
        "colour": COLOURS[found.state],
        "said": said,
        "lines": (lines := line_rows(said) if said else []),
        "total": lines[-1] if lines else None,
        "drivers": driver_rows(said) if said else [],
        "form": form,
        "beside": side_by_side(said.result, supposed) if supposed else [],
        "supposed": words,
        "adopts": "adopt" in open_acts,
        "reasons": [
            (act, ESTIMATES.words[act], mistaken.get(act, ReasonForm(auto_id=f"{act}-%s")))
            for act in open_acts
            if act in WITH_REASON
        ],
        "story": reads.estimate_story(found),
        "mistaken": next(iter(mistaken.values()), form if form.errors else None),
    }


@require_POST
@staff_only
def estimate_act(request, number, act):
    if act not in DONE:
        raise Http404
    found = visible(request, number)
    ESTIMATES.row_for(found, act, request.actor, None)
    form = (ReasonForm if act in WITH_REASON else forms.Form)(request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(found, by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[act])
            return redirect("desk:estimate", number)
    return page(request, found, {act: form})
