"""三心评选: what is decided about flagged votes and objections, each with a reason."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yichuang.channels.desk.access import only_over_all, staff_only
from yichuang.channels.desk.campaigns import seen
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.supervision.acts import objections as acts
from yichuang.domain.supervision.acts import votes
from yichuang.domain.supervision.reads import campaigns as reads
from yichuang.domain.supervision.states import OBJECTIONS
from yichuang.kernel.codes import masked

RULINGS = {"uphold": acts.uphold_objection, "dismiss": acts.dismiss_objection}


class RulingForm(forms.Form):
    counts = forms.ChoiceField(
        label="怎样认定", choices=[("yes", "计入：查过，是本人投的"), ("no", "剔除：是刷票")], widget=forms.RadioSelect
    )
    reason = words("理由", "怎样查的、为什么这样认定", rows=3)


class DecisionForm(forms.Form):
    reason = words("决定的理由", "写明怎样核实的", rows=4)


class DeskObjectionForm(forms.Form):
    nominee = forms.ChoiceField(label="对谁有异议")
    text = words("异议的内容", rows=5)
    name = line("提出人姓名", "本人愿意留的才填", required=False, width="20")
    phone = line("提出人电话", "本人愿意留的才填", required=False, width="20")

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        shown = [(word, one) for word, people in reads.public_nominees(campaign) for one in people]
        choices = [(one.number, f"{word}：{one.name}") for word, one in shown]
        self.fields["nominee"].choices = [("", "请选择"), *choices]


@only_over_all
def campaign_flagged(request, number):
    """Votes flagged together: do they count?"""
    found = seen(request, number)
    key = request.GET.get("cluster", "")
    cluster = next((one for one in reads.clusters(found) if one.key == key and one.is_open), None)
    if cluster is None:
        raise Http404
    form = RulingForm(**sent(request))
    if form.is_valid():
        said = form.cleaned_data
        with said_in(form):
            many = votes.decide_flagged(
                found, by=request.actor, cluster=key, counts=said["counts"] == "yes", reason=said["reason"]
            )
            messages.success(request, f"已认定 {many} 票。")
            return redirect("desk:campaign", number)
    context = {"form": form, "campaign": found, "cluster": cluster}
    return render(request, "desk/campaign_flagged.html", context, status=422 if form.errors else 200)


@staff_only
def campaign_objection_new(request, number):
    """For somebody who came to the counter."""
    found = seen(request, number)
    if not found.is_on_notice:
        raise Http404
    form = DeskObjectionForm(**sent(request), campaign=found)
    if form.is_valid():
        with said_in(form):
            made = acts.raise_objection(found, by=request.actor, **form.cleaned_data)
            messages.success(request, f"异议已登记，编号 {made.number}。处理结果在公示页公布。")
            return redirect("desk:campaign", number)
    context = {"form": form, "title": "登记异议", "verb": "登记", "back": found}
    return render(request, "desk/campaign_form.html", context, status=422 if form.errors else 200)


def shown(found, actor, given: dict | None = None) -> dict:
    open_acts = [act for act in reads.objection_acts(actor, found) if act in RULINGS]
    asked = [(act, OBJECTIONS.words[act], DecisionForm(auto_id=f"{act}-%s")) for act in open_acts]
    given = given or {}
    return {
        "objection": found,
        "phone": masked(found.phone),
        "forms": [(act, word, given.get(act, form)) for act, word, form in asked],
        "mistaken": next(iter(given.values()), None),
    }


@only_over_all
def objection(request, number):
    found = found_or_404(reads.objection, request.actor, number)
    return render(request, "desk/objection.html", shown(found, request.actor))


@require_POST
@only_over_all
def objection_act(request, number, act):
    found = found_or_404(reads.objection, request.actor, number)
    if act not in RULINGS:
        raise Http404
    OBJECTIONS.row_for(found, act, request.actor, None)
    form = DecisionForm(request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            RULINGS[act](found, by=request.actor, **form.cleaned_data)
            messages.success(request, "已作出决定。")
            return redirect("desk:campaign", found.campaign.number)
    return render(request, "desk/objection.html", shown(found, request.actor, {act: form}), status=422)
