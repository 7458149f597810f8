"""Tables taken in from files at the desk: a look that names every fault, then a yes, then all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render

from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.kernel.actors import Actor
from yichuang.kernel.sheets import Sheet


class FileForm(forms.Form):
    file = forms.FileField(label="文件", help_text="CSV 或 XLSX，标题行与导出的一样")

    def of_table(self) -> str:
        """Which table the file is, where there are several."""
        return self.cleaned_data.get("table", "")


@dataclass(frozen=True)
class TableImport:
    """A page that takes a table in. `check(table, name, content)` looks and writes nothing; `load(table, sheet, by)`
    takes all of it in and answers the sentence about what was done."""

    title: str
    address: str  # the name of this page's address
    back: str  # of the list it belongs to
    back_word: str
    lead: str
    check: Callable[[str, str, bytes], Sheet]
    load: Callable[[str, Sheet, Actor], str]
    form: type[FileForm] = FileForm
    columns: tuple[str, ...] = ()  # how each column is filled in, where the headings do not say it


def taken_in(request, what: TableImport):
    """With a file: the dry run. With what was held from it: the file itself goes in, all or nothing."""
    if key := request.POST.get("held"):
        return load(request, what, held_files(key, request.actor.account))
    form, sheet, key = what.form(**sent(request)), None, ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        sheet = what.check(form.of_table(), file.name, content)
        key = "" if sheet.problems else hold_files(request.actor.account, {form.of_table(): (file.name, content)})
    wrong = form.errors or (sheet and sheet.problems)
    context = {"what": what, "form": form, "plan": sheet, "held": key, "rows": len(sheet.rows) if sheet else 0}
    return render(request, "desk/table_import.html", context, status=422 if wrong else 200)


def load(request, what: TableImport, files):
    """What was found faultless a moment ago goes in, checked once more."""
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect(what.address)
    ((table, (name, content)),) = files.items()
    messages.success(request, what.load(table, what.check(table, name, content), request.actor))
    return redirect(what.back)


class FilesForm(forms.Form):
    """A file for each of several tables that only mean something together; a box `x_file` is of the table x."""

    def by_table(self) -> dict[str, tuple[str, bytes]]:
        chosen = {name.removesuffix("_file"): file for name, file in self.cleaned_data.items() if file}
        return {table: (file.name, file.read()) for table, file in chosen.items()}


@dataclass(frozen=True)
class TablesImport:
    """A page that takes several tables in together. `check(files)` looks and writes nothing; `said(plan)` tells what
    a faultless plan would do; `load(plan, by)` takes all of it in and answers the sentence about what was done."""

    title: str
    address: str
    back: str
    back_word: str
    lead: str
    form: type[FilesForm]
    check: Callable[[dict[str, tuple[str, bytes]]], Any]
    said: Callable[[Any], str]
    load: Callable[[Any, Actor], str]


def tables_taken_in(request, what: TablesImport):
    """With files: the dry run. With what was held from it: the load itself, checked once more."""
    if key := request.POST.get("held"):
        return load_tables(request, what, held_files(key, request.actor.account))
    form, plan, key = what.form(**sent(request)), None, ""
    if form.is_valid():
        files = form.by_table()
        plan = what.check(files)
        key = "" if plan.problems else hold_files(request.actor.account, files)
    wrong = form.errors or (plan and plan.problems)
    return tables_page(request, what, form, plan=plan, key=key, status=422 if wrong else 200)


def tables_page(request, what: TablesImport, form, *, plan=None, key: str = "", status: int):
    said = what.said(plan) if key else ""
    context = {"what": what, "form": form, "plan": plan, "held": key, "said": said}
    return render(request, "desk/tables_import.html", context, status=status)


def load_tables(request, what: TablesImport, files):
    """What was found faultless a moment ago goes in; a page kept open too long asks for the files again."""
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect(what.address)
    form = what.form({})
    form.is_valid()
    form.errors.clear()
    with said_in(form):
        messages.success(request, what.load(what.check(files), request.actor))
        return redirect(what.back)
    return tables_page(request, what, form, status=409)
