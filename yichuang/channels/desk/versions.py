"""One version of an item: everything it says, what the rules found, and the acts open to this person."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.cases import Button
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.states import VERSIONS
from yichuang.domain.catalogue.tables.fields import BY_NAME


class NothingForm(forms.Form):
    """The act asks nothing."""


class ReasonForm(forms.Form):
    reason = words("理由", "会记入版本的办理过程", rows=3)


@dataclass(frozen=True)
class Sheet:
    """The page of one act on a version."""

    act: str
    noun: str
    form: type = NothingForm
    kind: str = ""
    says: str = ""

    @property
    def name(self) -> str:
        return f"version-{self.act}"


# fmt: off
SHEETS = (
    Sheet("submit",    "submission",  says="提交前会再检查一遍；还有“错误”级问题的不能提交。"),
    Sheet("approve",   "approval",    says="审核人不能是提交人。"),
    Sheet("publish",   "publication", says="发布后立即生效，原来的版本成为历史版本；已经受理的办件仍按原版本办。"),
    Sheet("resume",    "resumption",  says="恢复后群众可以重新申请。"),
    Sheet("send_back", "return",      ReasonForm, "secondary"),
    Sheet("suspend",   "suspension",  ReasonForm, "secondary", "暂停期间不能申请，已经受理的办件照常办理。"),
    Sheet("discard",   "discarding",  NothingForm, "warning", "草稿作废后不能恢复，可以重新起草。"),
    Sheet("abolish",   "abolition",   ReasonForm, "warning", "取消后不能恢复。"),
)
# fmt: on
BY_ACT = {sheet.act: sheet for sheet in SHEETS}
PARTS = {"materials": "申请材料", "fields": "表单字段", "steps": "办理环节", "specials": "特别程序"}


def load(request, number):
    return found_or_404(lambda key: reads.version(key, by=request.actor), number)


def buttons(version, rows) -> list[Button]:
    open_sheets = [BY_ACT[row.act] for row in rows if row.act in BY_ACT]
    made = [
        Button(VERSIONS.words[sheet.act], reverse(f"desk:{sheet.name}", args=[version.number]), sheet.kind, False)
        for sheet in open_sheets
    ]
    return sorted(made, key=lambda button: ("", "secondary", "warning").index(button.kind))


@require_safe
@staff_only
def version(request, number):
    found = load(request, number)
    rows = reads.open_acts(found, by=request.actor)
    whole = reads.completeness(found)
    places = {title: place for place, title in enumerate(reads.sections())}
    context = {
        "version": found,
        "open_acts": rows,
        "buttons": buttons(found, rows),
        "may_edit": any(row.act == "edit" for row in rows),
        "sections": [(places.get(title), title, lines) for title, lines in reads.sheet(found)],
        "settings": places[reads.SETTINGS],
        "findings": [(finding, label_of(finding.field)) for finding in found.findings.all()],
        "completeness": whole,
        "missing": [row.label for row in whole.missing],
        "parts": parts_of(found),
        "history": [(VERSIONS.word(entry.act), entry) for entry in reversed(reads.history(found))],
    }
    return render(request, "desk/version.html", context)


def label_of(name: str) -> str:
    """A finding names a column, or a part of the version."""
    return BY_NAME[name].label if name in BY_NAME else PARTS.get(name, "")


def parts_of(found) -> list[tuple[str, str, list]]:
    """Each part with its rows as a sentence, the way the comparison words them."""
    return [(part, word, reads.described(part, found).items()) for part, word in PARTS.items()]


def page_of(sheet: Sheet):
    """The view of one act on a version; refusals stand inside the form."""

    def act(request, number):
        found = load(request, number)
        VERSIONS.row_for(found, sheet.act, request.actor, None)
        form = sheet.form(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            with said_in(form):
                done = getattr(acts, sheet.act)(found, by=request.actor, **form.cleaned_data)
                messages.success(request, f"“{VERSIONS.words[sheet.act]}”已办好：{done.number} {done.state_word}。")
                return redirect("desk:version", done.number)
        context = {"version": found, "sheet": sheet, "form": form, "word": VERSIONS.words[sheet.act],
                   "findings": [(one, label_of(one.field)) for one in found.findings.all()]}  # fmt: skip
        return render(request, "desk/version_act.html", context, status=422 if form.errors else 200)

    act.__name__ = sheet.act
    return staff_only(act)


urls = [path(f"versions/<str:number>/{sheet.noun}/", page_of(sheet), name=sheet.name) for sheet in SHEETS]
