"""绩效自评: the years, the tree with target, actual value and score, and what is to be done about one."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.performance.acts import evaluating as acts
from yichuang.domain.performance.acts import objecting
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads.objections import objections
from yichuang.domain.performance.reads.standing import nested, said
from yichuang.domain.performance.report.scored import said_of_targets
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel.codes import masked

LEADING = ("SUPERVISOR", "CHIEF", "HEAD")
NEWEST = 8  # lines of the story that stand open
PLAIN = ("fill", "review", "finalise", "publish")
WITH_REASON = ("send_back", "withdraw")
TOLD = {
    "fill": "数字、评定和偏差说明都填齐以后，交给没有填报过的同事审核。",
    "review": "看过数字和偏差说明，交给负责人定稿。",
    "finalise": "再取一次全部数字，然后冻结，以后不再变。",
    "publish": "在区政府信息公开专栏公开，不用登录就能看，公示期从下一个工作日算起。",
}
DONE = {
    "fill": "已填报，等审核。",
    "review": "已审核，等负责人定稿。",
    "finalise": "已定稿，数字从现在起不再变。",
    "publish": "已公开，公示期内请留意异议。",
    "send_back": "已退回修改，已告诉填报的人。",
    "withdraw": "已撤回，这一年可以重新自评。",
}


class YearForm(forms.Form):
    which = forms.ChoiceField(label="单位和年度", help_text="还没有自评、有指标模板的年度")

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [(f"{code}-{year}", f"{name} {year}年") for code, name, year in offered]


class ReasonForm(forms.Form):
    reason = words("理由", "留在经过里", rows=3)


class ObjectionForm(forms.Form):
    text = words("异议的内容", "什么时间、说的是哪一项、有什么依据")
    from_whom = words("谁提出的", "只给办理的人看，加密保存", required=False, rows=1)


class AnswerForm(forms.Form):
    place = forms.IntegerField(widget=forms.HiddenInput)
    answer = words("答复", rows=3)


def visible(request, number: str):
    return found_or_404(lambda: reads.evaluation(request.actor, number))


@require_safe
@only(*LEADING)
def evaluations(request):
    """The years, the newest first."""
    page = page_of_newest(reads.evaluation_list(request.actor), request.GET.get("before", ""))
    context = {
        "evaluations": page.results,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/evaluations.html", context)


@only(*LEADING)
def evaluation_new(request):
    offered = reads.years_without_evaluation(request.actor)
    form = YearForm(**sent(request), offered=offered)
    if form.is_valid():
        body, _, year = form.cleaned_data["which"].rpartition("-")
        with said_in(form):
            made = acts.set_up(body, int(year), by=request.actor)
            messages.success(request, "已建立草稿，能取到的数字已经取好。")
            return redirect("desk:evaluation", made.number)
    context = {"form": form, "offered": offered}
    return render(request, "desk/evaluation_new.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def evaluation(request, number):
    """One year: the tree, the sum, what is missing, what is to be done."""
    return render(request, "desk/evaluation.html", shown(request, visible(request, number)))


def shown(request, found, mistaken: dict | None = None) -> dict:
    story = reads.evaluation_story(found)
    told, open_acts, given = said(found), reads.evaluation_acts(request.actor, found), mistaken or {}
    return {
        "evaluation": found,
        "said": told,
        "tree": nested(told["lines"]),
        "of_targets": said_of_targets(line["target_source"] for line in told["lines"]),
        "open_acts": open_acts,
        "buttons": [(act, EVALUATIONS.words[act], TOLD[act]) for act in open_acts if act in PLAIN],
        "reasons": [
            (act, EVALUATIONS.words[act], given.get(act, ReasonForm(auto_id=f"{act}-%s")))
            for act in open_acts
            if act in WITH_REASON
        ],
        "objections": [
            (
                one,
                given.get(f"answer-{one.place}")
                or AnswerForm(initial={"place": one.place}, auto_id=f"a{one.place}-%s"),
                (masked(one.phone), f"{found.number}:{one.place}") if one.phone else None,
            )
            for one in objections(found)
        ],
        "objection": given.get("objection", ObjectionForm()) if found.is_on_notice else None,
        "story": story[:NEWEST],
        "earlier": story[NEWEST:],
        "mistaken": next(iter(given.values()), None),
    }


@require_POST
@staff_only
def evaluation_act(request, number, act):
    if act not in DONE:
        raise Http404
    found = visible(request, number)
    EVALUATIONS.row_for(found, act, request.actor, None)
    form = (ReasonForm if act in WITH_REASON else forms.Form)(request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(found, by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[act])
            return redirect("desk:evaluation", number)
    return render(request, "desk/evaluation.html", shown(request, found, {act: form}), status=422)


@require_POST
@staff_only
def evaluation_objection(request, number):
    found = visible(request, number)
    EVALUATIONS.row_for(found, "note_objection", request.actor, None)
    form = ObjectionForm(request.POST)
    if form.is_valid():
        with said_in(form):
            objecting.note_objection(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "异议已登记，已告诉负责人。")
            return redirect("desk:evaluation", number)
    return render(request, "desk/evaluation.html", shown(request, found, {"objection": form}), status=422)


@require_POST
@staff_only
def evaluation_answer(request, number):
    found = visible(request, number)
    EVALUATIONS.row_for(found, "answer_objection", request.actor, None)
    form = AnswerForm(request.POST, auto_id=f"a{request.POST.get('place', '')}-%s")
    if form.is_valid():
        with said_in(form):
            objecting.answer_objection(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "答复已保存。")
            return redirect("desk:evaluation", number)
    key = f"answer-{request.POST.get('place', '')}"
    return render(request, "desk/evaluation.html", shown(request, found, {key: form}), status=422)


@require_safe
@staff_only
def evaluation_differences(request, number):
    """What would read differently if a final evaluation were made again now."""
    found = visible(request, number)
    if not found.is_frozen:
        raise Http404
    context = {"evaluation": found, "said": said(found), "changed": reads.changed_since(found)}
    return render(request, "desk/evaluation_differences.html", context)
