"""科目随什么变: which driver each line of the budget follows in estimates, seen and chosen by people."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.budget import visible
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.performance.acts import drivers as acts
from yichuang.domain.performance.estimating.drivers import DRIVERS
from yichuang.domain.performance.reads import drivers as reads
from yichuang.domain.performance.states import FOLLOWS
from yichuang.domain.performance.tables.drivers import HOW

ROLES = ("SUPERVISOR", "HEAD", "CHIEF")
DONE = {
    "choose": "已选定。以后提出的测算都按这个算，下一年也沿用；已经算好的测算不变。",
    "leave": "已改回系统建议。已经算好的测算不变。",
}


class ChoosingForm(forms.Form):
    how = forms.ChoiceField(label="这个科目怎样变", choices=list(HOW.items()), widget=forms.RadioSelect)
    drivers = forms.MultipleChoiceField(
        label="随哪些数量变",
        help_text="选“随数量变”的才勾选，可以选几个",
        choices=[(one.code, f"{one.word}（{one.unit}）") for one in DRIVERS.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = words("理由", "为什么这样选，例如按哪份合同、哪次核对；留在经过里", rows=3)


class LeavingForm(forms.Form):
    reason = words("理由", "留在经过里", rows=2)


FORMS = {"choose": ChoosingForm, "leave": LeavingForm}


@require_safe
@only(*ROLES)
def estimate_drivers(request):
    """Each body's lines of its newest year, what they follow, who chose it."""
    bodies = reads.lines_of_years(reads.years_with_lines(request.actor))
    return render(request, "desk/estimate_drivers.html", {"bodies": bodies})


def line_in(request, number: str, code: str):
    """The year and one line of it; 404 where there is none, or none for this person."""
    year = visible(request, number)
    line = found_or_404(reads.line_of, year, code)
    if line is None:
        raise Http404
    return year, line


@require_safe
@only(*ROLES)
def estimate_driver(request, number, code):
    """One line: what it follows, what else it might, and who chose what before."""
    year, line = line_in(request, number, code)
    return render(request, "desk/estimate_driver.html", shown(request, year, line))


def shown(request, year, line, mistaken: dict | None = None) -> dict:
    kept, given = reads.kept_for(year, line.line.code), mistaken or {}
    follows = line.line.follows
    first = {"how": follows.how, "drivers": follows.drivers} if follows else {}
    return {
        "year": year,
        "one": line,
        "suggestion": reads.suggestion_for(line.line),
        "forms": [
            (act, FOLLOWS.words[act], given.get(act) or FORMS[act](initial=first, auto_id=f"{act}-%s"))
            for act in reads.driver_acts(request.actor, year, line.line.code)
        ],
        "story": reads.driver_story(kept),
        "mistaken": next(iter(given.values()), None),
    }


@require_POST
@staff_only
def estimate_driver_act(request, number, code, act):
    if act not in FORMS:
        raise Http404
    year, line = line_in(request, number, code)
    form = FORMS[act](request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(year, code, by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[act])
            return redirect("desk:estimate-driver", number, code)
    return render(request, "desk/estimate_driver.html", shown(request, year, line, {act: form}), status=422)
