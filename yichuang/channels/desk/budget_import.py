"""Entries of a budget year from a file: a look that names every cell that is wrong, a yes, then all or nothing."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import only
from yichuang.channels.desk.budget import visible
from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.desk.sheets.form import one_of
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.performance.imports import money as imports
from yichuang.domain.performance.imports.columns import FORMS
from yichuang.domain.performance.rules.amounts import in_wan, in_yuan
from yichuang.domain.performance.states import YEARS

UNITS = {"元": "元", "万元": "万元"}


class MoneyFileForm(forms.Form):
    table = one_of("导入什么", [(table, form.word) for table, form in FORMS.items()])
    unit = one_of("文件里的金额，单位是什么", list(UNITS.items()))
    file = forms.FileField(label="文件", help_text="CSV 或 XLSX，标题行与导出的一样")


@only("SUPERVISOR")
def budget_import(request, number):
    year = visible(request, number)
    YEARS.row_for(year, "sign", request.actor, None)  # whoever may enter anything at all
    if key := request.POST.get("held"):
        return load(request, year, held_files(key, request.actor.account))
    form, sheet, key = MoneyFileForm(**sent(request)), None, ""
    if form.is_valid():
        told, file = form.cleaned_data, form.cleaned_data["file"]
        content = file.read()
        sheet = imports.check(year, told["table"], told["unit"], file.name, content)
        asked = f"{told['table']}|{told['unit']}"
        key = "" if sheet.problems else hold_files(request.actor.account, {asked: (file.name, content)})
    return page(request, year, form, sheet, key=key)


def page(request, year, form, sheet=None, *, key: str = "", status: int = 0):
    wrong = form.errors or (sheet and sheet.problems)
    context = {
        "year": year, "form": form, "sheet": sheet, "held": key, "rows": len(sheet.rows) if sheet else 0,
        "sum": f"{in_yuan(sheet.amount)} 元（{in_wan(sheet.amount)} 万元）" if key else "",
        "tables": [(table, one.word, one.headings) for table, one in FORMS.items()],
    }  # fmt: skip
    return render(request, "desk/budget_import.html", context, status=status or (422 if wrong else 200))


def load(request, year, files):
    """What was found faultless a moment ago goes in, checked once more."""
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect("desk:budget-import", year.number)
    ((asked, (name, content)),) = files.items()
    table, unit = asked.split("|")
    form = MoneyFileForm({})
    form.is_valid()
    form.errors.clear()
    with said_in(form):
        many = imports.load(imports.check(year, table, unit, name, content), by=request.actor)
        messages.success(request, f"已导入 {many} 行{FORMS[table].word}。")
        return redirect("desk:budget-year", year.number)
    return page(request, year, form, status=409)
