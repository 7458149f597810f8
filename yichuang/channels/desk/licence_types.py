"""The licence types: what stands on a certificate and how long it holds, as a file in and out, and how each looks."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only_over_all
from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.desk.tables import as_table
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.licences import papers, reads
from yichuang.domain.licences.imports import types

TITLE = "证照类型"


@dataclass(frozen=True)
class Shown:
    """A type as the list shows it. `lines`: name, whether it must be filled in, what fills it."""

    code: str
    name: str
    body: str
    lines: list[tuple[str, bool, str]]
    validity: str
    renewable: bool


def shown(kind) -> Shown:
    lines = [(line["name"], line["required"], line.get("element", "")) for line in kind.face]
    return Shown(kind.code, kind.name, kind.defined_by.name, lines, validity_of(kind.validity_years), kind.renewable)


def validity_of(years: int | None) -> str:
    if years is None:
        return "按事项"
    return f"{years} 年" if years else "长期"


@require_safe
@only_over_all
def licence_types(request):
    return render(request, "desk/licence_types.html", {"kinds": [shown(kind) for kind in reads.types()]})


@require_safe
@only_over_all
def specimen(_request, code):
    """How a certificate of this type looks: sample values, 样张 across it, no number, no seal."""
    kind = found_or_404(lambda: reads.types().get(code=code))
    named = content_disposition_header(False, f"样张_{kind.name}.pdf")
    return HttpResponse(papers.specimen(kind), content_type="application/pdf", headers={"Content-Disposition": named})


@require_safe
@only_over_all
def licence_types_export(_request, ending):
    """The types as the file they can be taken in from again."""
    heading, *rows = types.exported()
    return as_table(TITLE, heading, rows, ending)


class FileForm(forms.Form):
    file = forms.FileField(label="文件", help_text="CSV 或 XLSX，标题行与导出的一样")


@only_over_all
def licence_types_import(request):
    """With a file: the dry run. With what was held from it: the file itself goes in, all or nothing."""
    if key := request.POST.get("held"):
        return load(request, held_files(key, request.actor.account))
    form, sheet, key = FileForm(**sent(request)), None, ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        sheet = types.check(file.name, content)
        key = "" if sheet.problems else hold_files(request.actor.account, {types.TABLE: (file.name, content)})
    wrong = form.errors or (sheet and sheet.problems)
    context = {"form": form, "plan": sheet, "held": key, "rows": len(sheet.rows) if sheet else 0}
    return render(request, "desk/licence_types_import.html", context, status=422 if wrong else 200)


def load(request, files):
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect("desk:licence-types-import")
    done = types.load(types.check(*files[types.TABLE]), by=request.actor)
    messages.success(request, f"文件里有 {done.rows} 种，新增 {done.new}、变更 {done.changed}，其余没有变。")
    return redirect("desk:licence-types")
