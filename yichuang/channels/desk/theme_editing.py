"""A draft of a theme changed: its columns, one question, one item. What is wrong then stops only the publishing."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.theme_forms import FactsForm, LineForm, QuestionForm
from yichuang.channels.desk.themes import load
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue.acts import themes as acts


@staff_only
def theme_facts(request, number):
    found = load(request, number)
    initial = {name: getattr(found, name) for name in FactsForm.base_fields} | {"keywords": "\n".join(found.keywords)}
    form = FactsForm(**sent(request), initial=initial)
    if form.is_valid():
        with said_in(form):
            acts.edit_theme(found, form.cleaned_data, by=request.actor)
            return saved(request, found)
    return shown(request, found, form, "名称和说明")


@staff_only
def theme_question(request, number, place):
    return part(request, number, place, ("questions", QuestionForm, "问题"))


@staff_only
def theme_item(request, number, place):
    return part(request, number, place, ("lines", LineForm, "事项"))


def part(request, number, place: int, what):
    """One question or item of the sheet, the `place`-th; 0 is a new one."""
    name, boxes, word = what
    found = load(request, number)
    parts = list(getattr(found.sheet, name))
    if place > len(parts):
        raise Http404
    initial = boxes.of(parts[place - 1]) | {"place": place} if place else {}
    form = boxes(**sent(request), initial=initial)
    if not place:
        del form.fields["remove"]
    if form.is_valid():
        with said_in(form):
            sheet = replace(found.sheet, **{name: tuple(changed(parts, place, form))})
            acts.edit_theme(found, {}, sheet, by=request.actor)
            return saved(request, found)
    return shown(request, found, form, f"第 {place} 个{word}" if place else f"增加{word}")


def changed(parts: list, place: int, form) -> list:
    """The parts with this one changed, moved, added or taken out."""
    others = parts[: place - 1] + parts[place:] if place else parts
    if form.cleaned_data.get("remove"):
        return others
    at = (form.cleaned_data["place"] or place or len(others) + 1) - 1  # said, else where it was, else at the end
    return [*others[:at], form.part(), *others[at:]]


def saved(request, found):
    messages.success(request, "已保存到草稿。")
    return redirect("desk:theme-version", found.number)


def shown(request, found, form, title: str):
    context = {"form": form, "version": found, "title": title, "kind": ""}
    return render(request, "desk/theme_part.html", context, status=422 if form.errors else 200)
