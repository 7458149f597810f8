"""What is filled into a draft 绩效自评: one indicator with its evidence, one figure with its source, the goals."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.performance import visible
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.performance.acts import filling as acts
from yichuang.domain.performance.acts import setting_aside
from yichuang.domain.performance.reads import evaluations as reads
from yichuang.domain.performance.reads.standing import said
from yichuang.domain.performance.rules.scoring import EXEC, LEVELS
from yichuang.domain.performance.states import EVALUATIONS
from yichuang.kernel import files

MANY = 200  # rows of a roster shown on a page
INDICATOR_ACTS = ("set_target", "judge", "explain", "set_aside", "apply_again")
MISSING = "要有得分：点开上面没有值的数，改为填报并附证明；由别的数算出的，从它点到缺的那一个数。"
SAVED = {
    "set_target": "目标已保存。",
    "judge": "评定已保存。",
    "explain": "说明已保存。",
    "set_aside": "已标明不适用，权重分给了同一上级的其他指标。",
    "apply_again": "已改回适用，权重照模板。",
}


class TargetForm(forms.Form):
    target = forms.DecimalField(label="目标值", required=False, max_digits=20, decimal_places=4)
    says = line("要达到什么程度", "定性指标才填", required=False)


class JudgeForm(forms.Form):
    level = forms.ChoiceField(label="达成程度", choices=list(LEVELS.items()), widget=forms.RadioSelect)
    percent = forms.DecimalField(
        label="得权重的百分之几", min_value=0, max_value=100, max_digits=5, decimal_places=2,
        help_text="达成预期 80—100，部分达成 60—80，未达成 0—60",
    )  # fmt: skip

    def clean(self):
        told = super().clean()
        if "percent" in told:
            told["ratio"] = told.pop("percent") / 100
        return told


class ExplainForm(forms.Form):
    reason = words("偏差原因", "没有达到目标，或者好于目标太多，为什么", rows=3)
    improvement = words("改进措施", required=False, rows=3)
    target_was_low = forms.BooleanField(label="目标定得偏低（按偏离程度扣分）", required=False)


class SetAsideForm(forms.Form):
    reason = words("为什么本年度不适用", "写进自评和报告；权重按比例分给同一上级的其他指标", rows=3)


class EnterForm(forms.Form):
    value = forms.DecimalField(label="数值", max_digits=28, decimal_places=8)
    as_of = DateField(label="截至哪一天")
    source = line("来源", "哪个系统、哪份文件")
    file = forms.FileField(label="证明材料", help_text="文件、截图或者照片，会先检查")


class GoalForm(forms.Form):
    code = line("编号", "例如 G1；已经有的编号会被修改", width="5")
    text = words("目标内容")
    lines = line("对应的预算项目", "项目代码，用逗号隔开，例如 P1，P3", required=False)
    indicators = line("对应的指标", "指标编号，用逗号隔开，例如 I02，I05", required=False)

    def clean_lines(self):
        return codes_in(self.cleaned_data["lines"])

    def clean_indicators(self):
        return codes_in(self.cleaned_data["indicators"])


FORMS = {
    "set_target": TargetForm,
    "judge": JudgeForm,
    "explain": ExplainForm,
    "set_aside": SetAsideForm,
    "apply_again": forms.Form,
}
DONE_BY = {"set_aside": setting_aside, "apply_again": setting_aside}


def codes_in(text: str) -> list[str]:
    for sign in "，、；;\n":
        text = text.replace(sign, ",")
    return list(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))


def line_of(found, code: str) -> tuple[dict, dict]:
    """What the evaluation says, and of it the line of one indicator; 404 where it has none."""
    told = said(found)
    wanted = next((each for each in told["lines"] if each["code"] == code), None)
    if wanted is None:
        raise Http404
    return told, wanted


@require_safe
@staff_only
def evaluation_indicator(request, number, code):
    """One indicator: target, actual value with where it is from, score, and what may be written about it."""
    found = visible(request, number)
    return render(request, "desk/evaluation_indicator.html", indicator_page(request, found, code))


def indicator_page(request, found, code: str, mistaken: dict | None = None) -> dict:
    told, wanted = line_of(found, code)
    one = found_or_404(lambda: found.indicators.get(code=code))
    first = {
        "set_target": {"target": one.target, "says": one.says},
        "judge": {"level": one.level, "percent": None if one.ratio is None else one.ratio * 100},
        "explain": {"reason": one.reason, "improvement": one.improvement, "target_was_low": one.target_was_low},
        "set_aside": {}, "apply_again": {},
    }  # fmt: skip
    given = mistaken or {}
    open_acts = [
        act for act in reads.evaluation_acts(request.actor, found) if act in INDICATOR_ACTS and concerns(act, one)
    ]
    return {
        "evaluation": found,
        "line": wanted,
        "figures": figures_behind(told, code, one),
        "forms": [
            (act, EVALUATIONS.words[act], given.get(act, FORMS[act](initial=first[act], auto_id=f"{act}-%s")))
            for act in open_acts
        ],
        "goals": [goal for goal in told["goals"] if code in goal["indicators"]],
        "mistaken": next(iter(given.values()), None),
        "missing_told": "" if one.is_quality or "explain" not in open_acts else MISSING,
    }


def concerns(act: str, one) -> bool:
    """Whether there is anything for an act to do about this indicator."""
    if act == "apply_again":
        return bool(one.aside)
    return not one.aside and (act == "judge") <= one.is_quality and not (act == "set_aside" and one.rule == EXEC)


def figures_behind(told: dict, code: str, one) -> list[tuple[str, dict]]:
    """The figures its actual value is made of; of a quality, those named as evidence."""
    names = told["figures"].get(code, {}).get("source", {}).get("behind", {}).get("of")
    names = names or [name.strip() for name in one.figure.split("+")] + [code]
    return [(name, told["figures"][name]) for name in names if name in told["figures"]]


@require_POST
@staff_only
def evaluation_indicator_act(request, number, code, act):
    if act not in FORMS:
        raise Http404
    found = visible(request, number)
    EVALUATIONS.row_for(found, act, request.actor, None)
    form = FORMS[act](request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            getattr(DONE_BY.get(act, acts), act)(found, by=request.actor, code=code, **form.cleaned_data)
            messages.success(request, SAVED[act])
            return redirect("desk:evaluation-indicator", number, code)
    page = indicator_page(request, found, code, {act: form})
    return render(request, "desk/evaluation_indicator.html", page, status=422)


@staff_only
def evaluation_figure(request, number, code):
    """One figure: its value, how it is come by, as of when, what lies behind it; entered here where that may be."""
    found = visible(request, number)
    may_enter = "enter" in reads.evaluation_acts(request.actor, found)
    form = EnterForm(request.POST or None, request.FILES or None) if may_enter else None
    if request.method == "POST":
        EVALUATIONS.row_for(found, "enter", request.actor, None)
        if form.is_valid() and entered(request, found, code, form):
            return redirect("desk:evaluation-figure", number, code)
    told = said(found)
    if code not in told["figures"]:
        raise Http404
    figure, one = told["figures"][code], reads.figure_of(found, code)
    behind = figure["source"].get("behind", {})
    roster, rows = reads.roster_rows(found, code)
    context = {
        "evaluation": found, "code": code, "figure": figure, "one": one, "roster": roster, "rows": rows[:MANY],
        "many": len(rows), "heads": list(rows[0]) if rows else [], "parts": [
            (name, told["figures"][name]) for name in behind.get("of", ()) if name in told["figures"]
        ],
        "measure": link_of_measure(behind), "form": form if one and one.kind not in ("formula", "money") else None,
        "formula": behind.get("formula", ""), "definition": behind.get("definition", ""),
    }  # fmt: skip
    return render(request, "desk/evaluation_figure.html", context, status=422 if form and form.errors else 200)


def link_of_measure(behind: dict) -> str:
    if "measure" not in behind:
        return ""
    year = behind["year"]
    return f"{reverse('desk:measure', args=[behind['measure']])}?from={year}-01-01&to={year}-12-31"


def entered(request, found, code: str, form) -> bool:
    """Keep the proof, then the value; False where one of them is refused, which the form then says."""
    told, file = form.cleaned_data, form.cleaned_data["file"]
    try:
        proof = files.keep(file, name=file.name, owner=request.actor.account)
    except ValidationError as unfit:
        form.add_error("file", unfit)
        return False
    with said_in(form):
        acts.enter(
            found, by=request.actor, code=code, value=told["value"], as_of=told["as_of"], source=told["source"],
            proof=str(proof.pk),
        )  # fmt: skip
        messages.success(request, "数值和证明已保存。")
    return not form.errors


@require_safe
@staff_only
def evaluation_proof(request, number, code):
    """The proof of an entered value."""
    one = found_or_404(reads.figure_of, visible(request, number), code)
    return in_browser(found_or_404(lambda: one.proof))


@staff_only
def evaluation_goals(request, number):
    """The goals of the year with the lines and indicators they are tied to."""
    found = visible(request, number)
    may_write = "set_goal" in reads.evaluation_acts(request.actor, found)
    form = GoalForm(request.POST or None) if may_write else None
    if request.method == "POST":
        EVALUATIONS.row_for(found, "set_goal", request.actor, None)
        if form.is_valid():
            with said_in(form):
                acts.set_goal(found, by=request.actor, **form.cleaned_data)
                messages.success(request, "绩效目标已保存。")
                return redirect("desk:evaluation-goals", number)
    context = {"evaluation": found, "goals": said(found)["goals"], "form": form}
    return render(request, "desk/evaluation_goals.html", context, status=422 if form and form.errors else 200)
