"""Editing a draft: one page for each section of the field table, one for each kind of part. Every save is an act."""

from django import forms
from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.versions import PARTS, load
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.states import VERSIONS
from yichuang.domain.catalogue.tables.fields import LOCKED

EMPTY_ROWS = 2
MOST_ROWS = 200


def draft_of(request, number):
    """A version this person may edit now: else 403, or 409 where it has moved on."""
    version = load(request, number)
    VERSIONS.row_for(version, "edit", request.actor, None)
    return version


@staff_only
def section(request, number, place):
    version = draft_of(request, number)
    titles = reads.sections()
    if place >= len(titles):
        raise Http404
    title = titles[place]
    form = reads.edit_form(title, version)(request.POST or None, initial=reads.initial(title, version))
    compact(form)
    if form.is_valid():
        with said_in(form):
            acts.edit(version, by=request.actor, **writable(version, form.cleaned_data))
            messages.success(request, f"“{title}”已保存。")
            onward = place + 1 if "onward" in request.POST and place + 1 < len(titles) else None
            return (
                redirect("desk:version", number)
                if onward is None
                else redirect("desk:version-section", number, onward)
            )
    context = {"version": version, "form": form, "title": title, "titles": list(enumerate(titles)), "place": place}
    return render(request, "desk/version_section.html", context, status=422 if form.errors else 200)


def compact(form) -> None:
    """Boxes as high as what is usually written; canonical materials are offered while typing."""
    for name, field in form.fields.items():
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 4
        if name == "canonical":
            field.widget.attrs["list"] = "canonical"


def writable(version, said: dict) -> dict:
    """What the page could change; what all four levels share is only shown."""
    locked = LOCKED if version.item.row_id else frozenset()
    return {name: value for name, value in said.items() if name not in locked}


@staff_only
def part(request, number, name):
    """All rows of one part; a row left empty says nothing, a row ticked is taken out."""
    version = draft_of(request, number)
    if name not in PARTS:
        raise Http404
    asks_for_more = "more" in request.POST
    filled = rows_of(version, name, more(request.POST) if asks_for_more else request.POST or None)
    refusal = None
    if request.method == "POST" and not asks_for_more and filled.is_valid():
        refusal = NoForm()
        with said_in(refusal):
            acts.set_parts(version, name, kept(filled), by=request.actor)
            messages.success(request, f"“{PARTS[name]}”已保存。")
            return redirect("desk:version", number)
    wrong = request.method == "POST" and not asks_for_more
    context = {
        "version": version,
        "formset": filled,
        "title": PARTS[name],
        "reasons": refusal.reasons if refusal else [],
        "canonical": reads.canonical_names() if name == "materials" else [],
        "wrong": wrong,
    }
    return render(request, "desk/version_part.html", context, status=422 if wrong else 200)


def rows_of(version, name: str, sent):
    """The rows of a part as they are, or as they were sent, with two empty ones below."""
    rows = formset_factory(
        reads.part_form(name), extra=EMPTY_ROWS, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    filled = rows(sent, initial=reads.part_rows(name, version))
    for form in filled.forms:
        compact(form)
    return filled


class NoForm:
    """Catches a refusal for a page of many forms."""

    def __init__(self):
        self.reasons = []

    def add_error(self, _field, reasons):
        self.reasons += reasons if isinstance(reasons, list) else [str(reasons)]


def more(sent):
    sent = sent.copy()
    total = sent.get("form-TOTAL_FORMS", "")
    sent["form-TOTAL_FORMS"] = str(min(int(total if total.isdigit() else EMPTY_ROWS) + EMPTY_ROWS, MOST_ROWS))
    return sent


def kept(filled) -> list[dict]:
    said = [form.cleaned_data for form in filled.forms if form.has_changed() or form.initial]
    return [
        {name: value for name, value in row.items() if name != "DELETE"} for row in said if row and not row["DELETE"]
    ]
