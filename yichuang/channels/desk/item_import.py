"""Items taken in from files: a dry run that names every fault, then a yes, then all or nothing."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import only
from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue import imports

WORDS = {"items": "事项", "materials": "申请材料", "fields": "表单字段", "topics": "主题"}
REQUIRED = ("items", "materials", "fields")


class FilesForm(forms.Form):
    """A file for each table; CSV or XLSX."""

    items = forms.FileField(label="事项 items")
    materials = forms.FileField(label="申请材料 materials")
    fields_file = forms.FileField(label="表单字段 fields")
    topics = forms.FileField(label="主题 topics", required=False)

    def by_table(self) -> dict[str, tuple[str, bytes]]:
        sent = {name.removesuffix("_file"): file for name, file in self.cleaned_data.items() if file}
        return {table: (file.name, file.read()) for table, file in sent.items()}


@only("SUPERVISOR")
def item_import(request):
    """With files: the dry run. With what was held from it: the load itself, checked once more."""
    if waiting := request.POST.get("held"):
        return load(request, held_files(waiting, request.actor.account))
    form = FilesForm(request.POST or None, request.FILES or None)
    plan, waiting = None, ""
    if form.is_valid():
        files = form.by_table()
        plan = imports.check(files)
        waiting = "" if plan.problems else hold_files(request.actor.account, files)
    context = {"form": form, "plan": plan, "held": waiting, "counts": counts(plan)}
    wrong = form.errors or (plan and plan.problems)
    return render(request, "desk/items_import.html", context, status=422 if wrong else 200)


def counts(plan) -> list[tuple[str, int]]:
    return [(WORDS[table], len(sheet.rows)) for table, sheet in plan.sheets.items()] if plan else []


def load(request, files):
    """What was found faultless a moment ago goes in; a page kept open too long asks for the files again."""
    form = FilesForm()
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect("desk:item-import")
    form = FilesForm({})
    form.is_valid()
    form.errors.clear()
    with said_in(form):
        loads = imports.load(imports.check(files), by=request.actor)
        said = "；".join(f"{WORDS[one.table]} {one.rows} 行，新增 {one.created}、变更 {one.changed}" for one in loads)
        messages.success(request, f"已导入。{said}。")
        return redirect("desk:items")
    context = {"form": form, "plan": None, "held": "", "counts": []}
    return render(request, "desk/items_import.html", context, status=409)
