"""One table taken in from a file at the desk: a look that names every fault, then a yes, then all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render

from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.shared.forms import sent
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
