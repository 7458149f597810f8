"""The draft of a 一件事 at the counter: one form, one list of materials, the look over everything, the receipt. Every
step is saved."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.intake_form import Step
from yichuang.channels.desk.sheets.form import focus_first
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import visible_matter
from yichuang.channels.shared.matter_steps import (
    APPLICANT,
    DETAILS,
    MATERIALS,
    proven,
    questions,
    wanting,
)
from yichuang.channels.shared.matters import MANDATE, CounterCheckForm, PapersForm, boxes
from yichuang.channels.shared.questions import QuestionsForm, shown
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.joint import acts, reads
from yichuang.kernel.codes import masked

WAY = (("matter-form", "填写申请表"), ("matter-materials", "收材料"), ("matter-check", "核对并收件"))
LATER, STAY, REMOVE = "later", "stay", "remove"  # buttons of the steps


def of_a_draft(view):
    """The page of a draft, for whoever may hand it in. One handed in meanwhile leads to its receipt."""

    @wraps(view)
    def guarded(request, number, **kwargs):
        matter = visible_matter(request.actor, number)
        if matter.state != "DRAFT":
            return redirect("desk:matter" if matter.state == "DISCARDED" else "desk:matter-received", number)
        if "file" not in reads.open_acts(request.actor, matter):
            raise PermissionDenied
        return view(request, matter, **kwargs)

    return only("COUNTER")(guarded)


def frame(matter, step: str, form, **more) -> dict:
    order = [name for name, _ in WAY]
    steps = [
        Step(title, reverse(f"desk:{name}", args=[matter.number]), at < order.index(step), name == step)
        for at, (name, title) in enumerate(WAY)
    ]
    return {"matter": matter, "form": form, "steps": steps, "known": known(matter), **more}


def known(matter) -> list[tuple[str, str]]:
    """Who applies, as the register says it."""
    return [(q.label, discreet(q, said)) for q, said in proven(matter)]


def discreet(question, answer) -> str:
    """An answer as staff look at it again: personal numbers masked."""
    return masked(answer) if question.type == "id_number" and answer else shown(question, answer)


@of_a_draft
def matter_form(request, matter):
    """Whatever is typed is saved, right or wrong; going on needs it right."""
    asked = questions(matter)
    filled = QuestionsForm([*asked[APPLICANT], *asked[DETAILS]], **sent(request), initial=matter.form)
    if request.method == "POST":
        right = filled.is_valid()
        acts.save_draft(matter, by=request.actor, answers=filled.answers())
        if LATER in request.POST:
            messages.success(request, f"已保存。草稿 {matter.number} 随时可以接着办。")
            return redirect("desk:intake")
        if right:
            return redirect("desk:matter-materials", matter.number)
    context = frame(matter, "matter-form", focus_first(filled))
    return render(request, "desk/matter_form.html", context, status=422 if filled.errors else 200)


@of_a_draft
def matter_materials(request, matter):
    """Paper seen and files scanned, each once for all items. Each is kept as soon as it is sent."""
    filled = PapersForm(matter.the_plan.brought, **sent(request), at_counter=True)
    if request.method == "POST":
        if REMOVE in request.POST:
            acts.detach(matter, by=request.actor, kind=request.POST[REMOVE])
        elif filled.is_valid():
            for kind, given in filled.keep(request.actor.account).items():
                with said_in(filled):
                    acts.attach(matter, by=request.actor, kind=kind, supplies=given)
        if not filled.errors:
            staying = {STAY, REMOVE} & set(request.POST)
            return redirect("desk:matter-materials" if staying else "desk:matter-check", matter.number)
        matter = visible_matter(request.actor, matter.number)
    context = frame(matter, "matter-materials", filled, boxes=boxes(matter, filled))
    return render(request, "desk/matter_materials.html", context, status=422 if filled.errors else 200)


@of_a_draft
def matter_check(request, matter):
    """Everything once more; then all of it is taken in. Sent twice, it is taken in once."""
    filled = CounterCheckForm(**sent(request), matter=matter)
    if filled.is_valid():
        with filled.scanned(request.actor.account) as application, said_in(filled):
            if not filled.errors:
                acts.file(matter, by=request.actor, application=application, **filled.said())
                return redirect("desk:matter-received", matter.number)
        if visible_matter(request.actor, matter.number).state != "DRAFT":  # another press was faster
            return redirect("desk:matter-received", matter.number)
    context = frame(matter, "matter-check", filled, **looked_over(matter))
    return render(request, "desk/matter_check.html", context, status=422 if filled.errors else 200)


def looked_over(matter) -> dict:
    asked = questions(matter)
    missing = wanting(matter)
    return {
        "answers": [(q.label, discreet(q, matter.form.get(q.element, ""))) for step in asked.values() for q in step],
        "boxes": boxes(matter),
        "unanswered": [name for step, name in missing if step != MATERIALS],
        "missing": [name for step, name in missing if step == MATERIALS],
    }


@require_safe
@of_a_draft
def matter_sheet(request, matter):
    """The application to print and sign: what is asked for, what was filled in, and the mandate."""
    waits = any(step.waits_for for step in matter.the_plan.steps)
    context = {"matter": matter, "known": known(matter), "mandate": MANDATE if waits else "", **looked_over(matter)}
    return render(request, "desk/matter_sheet.html", context)


@require_POST
@of_a_draft
def matter_discard(request, matter):
    acts.discard(matter, by=request.actor)
    messages.success(request, f"草稿 {matter.number} 已放弃。")
    return redirect("desk:intake")


@require_safe
@staff_only
def matter_application(request, number):
    """The signed application as it was scanned at the counter."""
    matter = visible_matter(request.actor, number)
    if matter.application is None:
        raise Http404
    return in_browser(matter.application)


@require_safe
@only("COUNTER")
def matter_received(request, number):
    """The vouchers to print, what follows by itself, and the next person."""
    matter = visible_matter(request.actor, number)
    if matter.filed_on is None:
        return redirect("desk:matter-form", number)
    parts = reads.parts_of(matter)
    shown_parts, vouchers = reads.shown(matter, parts), reads.vouchers_of(parts)
    context = {
        "matter": matter,
        "filed": [(one, vouchers.get(one.case.number)) for one in shown_parts if one.case],
        "waiting": [one for one in shown_parts if not one.case],
    }
    return render(request, "desk/matter_received.html", context)
