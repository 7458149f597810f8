"""Bringing materials after the application: what a notice asked for, and what was promised to follow (容缺后补)."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from yichuang.channels.citizen import clocks
from yichuang.channels.citizen.applying import load
from yichuang.channels.citizen.handing_in import MaterialsForm
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.questions import QuestionsForm
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads


class SupplementForm(MaterialsForm):
    """The boxes for what is missing; where nothing else is asked, at least one of them has to be filled."""

    def __init__(self, *args, needs_files: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_files = needs_files

    def clean(self):
        if self.needs_files and not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError("请至少选择一个文件再提交")
        return self.cleaned_data


@citizen_only
def supplement(request, number):
    """The answer to a correction notice: every gap with its reason, and a box for what is missing.

    A gap about the form shows that very question again.
    """
    case = load(request, number)
    if case.state != "CORRECTION":
        raise Http404
    form, answers = supplement_forms(request, case)
    if all(part.is_valid() for part in (form, answers) if part):
        kept = form.keep(request.actor.account)
        if not form.errors:
            with said_in(form):
                acts.correct(case, by=request.actor, materials=kept, answers=answers.answers() if answers else None)
                messages.success(request, "已收到您补交的内容。")
                return redirect("citizen:errand", number)
    context = {
        "case": case,
        "form": form,
        "answers": answers,
        "clocks": clocks.shown(reads.clocks_of(case), only="correction"),
    }
    faulty = form.errors or (answers and answers.errors)
    return render(request, "citizen/supplement.html", context, status=422 if faulty else 200)


def supplement_forms(request, case):
    """A box for every paper asked for, and the questions of the form that are to be put right (else None)."""
    open_gaps = {gap["material"] for gap in case.gaps if not gap["supplied"]}
    lines = [line for line in case.materials.all() if line.name in open_gaps]
    questions = reads.questions_to_correct(case)
    return (
        SupplementForm(lines, **sent(request), needs_files=not questions),
        QuestionsForm(questions, **sent(request), initial=case.answers) if questions else None,
    )


@citizen_only
def owed(request, number):
    """Bring what was promised to follow; the result is not handed out before all of it is here."""
    case = load(request, number)
    if "supply_owed" not in {row.act for row in reads.open_acts(request.actor, case)}:
        raise Http404
    lines = [line for line in case.materials.all() if line.name in case.owed + case.missing]
    form = SupplementForm(lines, **sent(request), needs_files=True)
    if form.is_valid():
        kept = form.keep(request.actor.account)
        if not form.errors:
            acts.supply_owed(case, by=request.actor, materials=kept)
            messages.success(request, "已收到您补交的材料。")
            return redirect("citizen:errand", number)
    return render(request, "citizen/owed.html", {"case": case, "form": form}, status=422 if form.errors else 200)
