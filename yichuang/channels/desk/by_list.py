"""Several cases at once: chosen on a list, looked at, done one by one; the page says of each what became of it."""

from django import forms
from django.http import Http404
from django.shortcuts import render

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.desk.sheets.taking import Taken
from yichuang.channels.shared import by_list
from yichuang.domain.cases import reads
from yichuang.domain.cases.papers.leaving import MODES
from yichuang.domain.cases.states import LIFE


class ByListForm(Taken):
    """What is the same for all of the list; most acts ask nothing."""

    def __init__(self, *args, act: str, actor, body: str, **kwargs):
        super().__init__(*args, **kwargs)
        if act == "deliver":
            choices = [(mode, MODES[mode][0]) for mode in by_list.MODES]
            self.fields["mode"] = forms.ChoiceField(label="怎样送达", choices=choices, widget=forms.RadioSelect)
            self.fields["proof"] = line("凭据", "对这些办件都成立的：领取人姓名和证件，或者系统回执")
            self.order_fields(self.field_order)
        else:
            del self.fields["relation"], self.fields["recipient"]
        if act == "start_review" and actor.holds("CHIEF", body):
            choices = [("", "先不指定，由审查人认领"), *reads.reviewers(body)]
            self.fields["to"] = forms.ChoiceField(label="交给谁审查", choices=choices, required=False)


@staff_only
def cases_by_list(request):
    """Shown, the list and the button; sent, each case in turn. Sent twice, nothing is done twice."""
    asked = request.POST if request.method == "POST" else request.GET
    act, numbers = asked.get("act", ""), by_list.chosen(asked.getlist("case"))
    if act not in by_list.open_to(request.actor):
        raise Http404
    cases = list(reads.visible_to(request.actor).filter(number__in=numbers[: by_list.MOST]).order_by("pk"))
    sent = {"data": request.POST} if request.method == "POST" else {}
    body = cases[0].body_code if cases else ""
    form = ByListForm(**sent, act=act, actor=request.actor, body=body)
    context = {
        "act": act,
        "word": LIFE.words[act],
        "form": form,
        "lines": lights.lines(cases),
        "too_many": len(numbers) > by_list.MOST,
        "most": by_list.MOST,
    }
    if cases and not context["too_many"] and form.is_valid():
        return done(request, context, by_list.do(act, numbers, by=request.actor, facts=form.cleaned_data))
    return render(request, "desk/by_list.html", context, status=422 if form.errors else 200)


def done(request, context: dict, outcomes: list[by_list.Outcome]):
    """What was refused stands first: that is what is left to do."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.how != by_list.REFUSED)
    counts = {how: sum(outcome.how == how for outcome in outcomes) for how in by_list.WORDS}
    return render(request, "desk/by_list_done.html", context | {"outcomes": ordered, "counts": counts})


def choosing(request) -> dict:
    """What a list needs so that cases on it can be chosen: the buttons below it, the boxes, and the same page with
    all boxes ticked (without scripts)."""
    kept = request.GET.copy()
    kept["choose"] = "all"
    buttons = [(act, LIFE.words[act]) for act in by_list.open_to(request.actor)]
    ticked = "all" if request.GET.get("choose") == "all" else "some"
    return {"by_list": buttons, "choose": ticked if buttons else "", "all": f"?{kept.urlencode()}"}
