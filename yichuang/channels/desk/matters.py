"""一件事 at the desk: what is under way, which body is using the days, handing out together, and the figures."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.desk.sheets.taking import Taken
from yichuang.channels.shared.downloads import paper_in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404, visible_matter
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.papers.leaving import MODES
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import acts, reads

PAGE = 25
VIEWS = {"": "办理中", "closed": "已办结"}


@require_safe
@staff_only
def matters(request):
    """The matters this person's bodies lead or have a case of, the newest first."""
    view = request.GET.get("view", "") if request.GET.get("view", "") in VIEWS else ""
    seen = reads.visible_to(request.actor)
    seen = seen.still_open() if not view else seen.closed()
    before = request.GET.get("before", "")
    rows = list((seen.filter(id__lt=before) if before.isdigit() else seen)[: PAGE + 1])
    context = {
        "matters": reads.with_progress(rows[:PAGE]),
        "view": view,
        "views": VIEWS.items(),
        "next": f"?view={view}&before={rows[PAGE - 1].id}" if len(rows) > PAGE else "",
        "before": before,
    }
    return render(request, "desk/matters.html", context)


class HandOutForm(Taken):
    """All results at one window, with one proof."""

    mode = forms.ChoiceField(
        label="送达方式", choices=[(mode, name) for mode, (name, _) in MODES.items()], widget=forms.RadioSelect
    )
    proof = line("凭据", "看过的身份证件、快递单号，或者系统的送达记录")


@staff_only
def matter(request, number):
    """The whole matter for who coordinates it: every part, who has it and since when; and handing the results out."""
    found = visible_matter(request.actor, number)
    form = HandOutForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.deliver(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "结果已经一并送达。")
            return redirect("desk:matter", number)
    parts = reads.parts_of(found)
    held = cases.held_by_persons([part.case for part in parts if part.case])
    open_acts = reads.open_acts(request.actor, found)
    ready = any(part.case and part.case.state == "READY" for part in parts)
    context = {
        "matter": found,
        "parts": reads.shown(found, parts, identity.names_of(held)),
        "days": reads.waiting_bodies(parts),
        "documents": reads.documents_of(found),
        "form": form if "deliver" in open_acts and ready else None,
        "acts": open_acts,
    }
    return render(request, "desk/matter.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def again(request, number, item):
    """File once more what was voided by mistake."""
    found = visible_matter(request.actor, number)
    part = found_or_404(reads.part_of, reads.parts_of(found), item)
    acts.file_again(found, by=request.actor, item=part.item_code)
    messages.success(request, f"“{part.item_name}”已重新提交。")
    return redirect("desk:matter", number)


@require_safe
@staff_only
def document(request, number, paper):
    """A paper of the whole matter as a PDF."""
    found = get_object_or_404(reads.documents_of(visible_matter(request.actor, number)), pk=paper)
    return paper_in_browser(found, number, request.actor)


@require_safe
@staff_only
def figures(request):
    """Things people came for, and the items these were made of, by theme."""
    this_year = timezone.localdate().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else this_year
    rows = reads.figures(request.actor, year)
    context = {
        "rows": rows,
        "year": year,
        "years": [this_year, this_year - 1, this_year - 2],
        "things": sum(row.things for row in rows),
        "items": sum(row.items for row in rows),
        "completed": sum(row.completed for row in rows),
    }
    return render(request, "desk/matter_figures.html", context)
