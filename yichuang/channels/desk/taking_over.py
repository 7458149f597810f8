"""Going live with work in hand: open cases and issued licences of an older system, looked at, then taken over."""

from contextlib import nullcontext

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
from yichuang.kernel import bundles, waiting
from yichuang.kernel.refusals import ActRefused
from yichuang.kernel.sheets import MEGABYTE, template

KINDS = {"cases": (cases, cases.Cases, "在办件"), "licences": (licences, licences.Licences, "已发证照")}
PATIENT = 2 * MEGABYTE  # some ten thousand rows
MOST_BUNDLED = 200 * MEGABYTE  # what is larger goes in by `manage.py take_over`


class TakingOverForm(forms.Form):
    system = forms.CharField(
        label="原系统名称", max_length=60, help_text="会写进每一件的办理留痕，例如：示例区旧审批系统"
    )
    kind = forms.ChoiceField(
        label="接管什么", choices=[(key, word) for key, (_, _, word) in KINDS.items()], widget=forms.RadioSelect
    )
    file = forms.FileField(label="文件", help_text="CSV 或 XLSX，标题行与模板一致")

    bundle = forms.FileField(
        label="随件文件（ZIP）",
        required=False,
        help_text="在办件的材料放成“原系统编号/材料序号.pdf”，证照的文件叫“电子证照标识.pdf”或“证照编号.pdf”",
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > PATIENT:
            raise forms.ValidationError("文件太大，请分成几份导入")
        return file

    def clean_bundle(self):
        bundle = self.cleaned_data["bundle"]
        if bundle and bundle.size > MOST_BUNDLED:
            most = MOST_BUNDLED // MEGABYTE
            raise forms.ValidationError(f"压缩包超过 {most} MB，请连同表格分成几份，或者请运维人员用命令接管")
        return bundle


@only("SUPERVISOR")
def taking_over(request):
    """With files: the dry run. With what was held from it: the same files go in, all or nothing."""
    if key := request.POST.get("held"):
        return load(request, waiting.look(key, request.actor.account))
    form, plan, key = TakingOverForm(**sent(request)), None, ""
    if form.is_valid():
        told, content = form.cleaned_data, form.cleaned_data["file"].read()
        what = {"system": told["system"], "kind": told["kind"], "name": told["file"].name, "content": content.hex()}
        what["bundle_name"] = told["bundle"].name if told["bundle"] else ""
        plan = checked(what, told["bundle"], request.actor)
        key = "" if plan.problems else held(what, told["bundle"], request.actor.account)
    wrong = form.errors or (plan and plan.problems)
    return page(request, form, plan, key, status=422 if wrong else 200)


def checked(what: dict, bundle, by):
    """The dry run of the table, and of the ZIP `bundle` beside it where there is one."""
    looked_at = bundles.opened(what["bundle_name"], bundle) if bundle else None
    content = bytes.fromhex(what["content"])
    return KINDS[what["kind"]][0].check(what["name"], content, system=what["system"], by=by, bundle=looked_at)


def held(what: dict, bundle, owner: str) -> str:
    """The ZIP waits as a file of its own, whatever its size; only its name is held with the rest."""
    return waiting.keep(owner, what | {"bundle": waiting.keep_file(bundle) if bundle else ""})


def load(request, what):
    """What was found faultless a moment ago goes in, checked once more."""
    with waiting.opened(what["bundle"]) if what and what["bundle"] else nullcontext() as bundle:
        if what is None or (what["bundle"] and bundle is None):
            messages.error(request, "检查结果已过期，请重新上传文件。")
            return redirect("desk:taking-over")
        plan = checked(what, bundle, request.actor)
        try:
            entered = KINDS[what["kind"]][0].load(plan, by=request.actor)
        except ActRefused:
            return page(request, TakingOverForm(), plan, "", status=409)
    messages.success(request, said(plan, entered, KINDS[what["kind"]][2]))
    return redirect("desk:taking-over")


def said(plan, entered: int, word: str) -> str:
    files = f"连同 {plan.brought} 个文件，" if plan.brought else ""
    return f"已接管 {entered} 件{word}，{files}{len(plan.sheet.rows) - entered} 件以前已接管，没有重复。"


def page(request, form, plan, key: str, status: int):
    context = {
        "form": form, "plan": plan, "held": key, "rows": len(plan.sheet.rows) if plan else 0,
        "known": plan.known if plan else 0, "brought": plan.brought if plan else 0,
        "kinds": [(key, word) for key, (_, _, word) in KINDS.items()],
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
