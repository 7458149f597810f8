"""Going live with work in hand: open cases and issued licences of an older system, looked at, then taken over."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.shared.forms import sent
from yichuang.domain.cases.imports import taking_over as cases
from yichuang.domain.licences.imports import taking_over as licences
from yichuang.kernel import waiting
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import template

KINDS = {"cases": (cases, cases.Cases, "在办件"), "licences": (licences, licences.Licences, "已发证照")}
PATIENT = 2 * 1024 * 1024  # bytes: some ten thousand rows


class TakingOverForm(forms.Form):
    system = forms.CharField(
        label="原系统名称", max_length=60, help_text="会写进每一件的办理留痕，例如：示例区旧审批系统"
    )
    kind = forms.ChoiceField(
        label="接管什么", choices=[(key, word) for key, (_, _, word) in KINDS.items()], widget=forms.RadioSelect
    )
    file = forms.FileField(label="文件", help_text="CSV 或 XLSX，标题行与模板一致")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > PATIENT:
            raise forms.ValidationError("文件太大，请分成几份导入")
        return file


@only("SUPERVISOR")
def taking_over(request):
    """With a file: the dry run. With what was held from it: the same file goes in, all or nothing."""
    if key := request.POST.get("held"):
        return load(request, waiting.look(key, request.actor.account))
    form, plan, key = TakingOverForm(**sent(request)), None, ""
    if form.is_valid():
        told = form.cleaned_data
        content = told["file"].read()
        plan = KINDS[told["kind"]][0].check(told["file"].name, content, system=told["system"], by=request.actor)
        key = "" if plan.problems else kept(request, told, content)
    wrong = form.errors or (plan and plan.problems)
    return page(request, form, plan, key, status=422 if wrong else 200)


def kept(request, told: dict, content: bytes) -> str:
    what = {"system": told["system"], "kind": told["kind"], "name": told["file"].name, "content": content.hex()}
    return waiting.keep(request.actor.account, what)


def load(request, what):
    """What was found faultless a moment ago goes in, checked once more."""
    if what is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect("desk:taking-over")
    imports, _, word = KINDS[what["kind"]]
    content = bytes.fromhex(what["content"])
    plan = imports.check(what["name"], content, system=what["system"], by=request.actor)
    try:
        entered = imports.load(plan, by=request.actor)
    except ActRefused:
        return page(request, TakingOverForm(), plan, "", status=409)
    messages.success(request, f"已接管 {entered} 件{word}，{len(plan.sheet.rows) - entered} 件以前已接管，没有重复。")
    return redirect("desk:taking-over")


def page(request, form, plan, key: str, status: int):
    context = {
        "form": form, "plan": plan, "held": key, "rows": len(plan.sheet.rows) if plan else 0,
        "known": plan.known if plan else 0, "kinds": [(key, word) for key, (_, _, word) in KINDS.items()],
    }  # fmt: skip
    return render(request, "desk/taking_over.html", context, status=status)


@require_safe
@only("SUPERVISOR")
def taking_over_template(_request, kind, ending):
    """An empty file with the right headings."""
    if kind not in KINDS or ending not in ("csv", "xlsx"):
        raise Http404
    _, columns, word = KINDS[kind]
    name = content_disposition_header(True, f"接管{word}模板.{ending}")
    content = template(columns, ending)
    return HttpResponse(content, content_type="application/octet-stream", headers={"Content-Disposition": name})
