"""The themes at the desk: which there are; one version with what is wrong with it, tried, compared, put in force."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.desk.theme_forms import AUDIENCES
from yichuang.channels.desk.theme_import import TABLES
from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.theme_form import QuestionsForm
from yichuang.domain.catalogue import reads
from yichuang.domain.catalogue.acts import themes as acts
from yichuang.domain.catalogue.rules.themes import unreadable
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.identity import reads as identity


def load(request, number):
    return found_or_404(lambda key: reads.theme_version(key, by=request.actor), number)


@require_safe
@staff_only
def themes(request):
    files = TABLES if identity.supervises_the_district(request.actor) else {}
    return render(request, "desk/themes.html", {"rows": reads.themes_kept(request.actor), "files": files})


@require_safe
@staff_only
def theme_version(request, number):
    """Everything a version says, what stands in the way of publishing it, and the acts open to this person."""
    found = load(request, number)
    sheet, names = found.sheet, reads.item_names(found)
    in_force = reads.theme_in_force(found)
    context = {
        "version": found,
        "audience": dict(AUDIENCES).get(found.audience, ""),
        "faults": reads.theme_faults(found),
        "acts": reads.theme_acts(found, by=request.actor),
        "questions": [(question, reads.question_in_words(question)) for question in sheet.questions],
        "lines": [(line, names.get(line.item, ""), reads.line_in_words(line)) for line in sheet.lines],
        "in_force": in_force if in_force and in_force.pk != found.pk else None,
    }
    return render(request, "desk/theme_version.html", context)


@require_safe
@staff_only
def theme_preview(request, number):
    """The questions as people get them, those that follow from the answers included, and the plan for the answers."""
    found = load(request, number)
    wrong = list(unreadable(found.sheet))
    context = {"version": found, "faults": wrong, "form": None, "plan": None}
    if not wrong:
        seen = [each for each in request.GET.get(theme_answers.SEEN, "").split(",") if each]
        answers, still_open = theme_answers.walked(found.sheet, theme_answers.from_query(request.GET))
        asked = found.sheet.asked(answers)
        context |= {
            "form": QuestionsForm(asked, request.GET if seen else None, seen=seen),
            "seen": ",".join(question.id for question in asked),
            "plan": None if still_open else guidance.plan_of(found, answers),
        }
    return render(request, "desk/theme_preview.html", context)


@require_safe
@staff_only
def theme_comparison(request, number):
    """This version against the one in force."""
    new = load(request, number)
    old = reads.theme_in_force(new)
    if old is None:
        raise Http404
    context = {"old": old, "new": new, "differences": reads.theme_differences(old, new)}
    return render(request, "desk/theme_comparison.html", context)


@require_POST
@staff_only
def theme_draft(request, number):
    draft = acts.draft_theme(load(request, number).theme, by=request.actor)
    messages.success(request, "已起草新版本。发布以前，群众看到的还是原来的版本。")
    return redirect("desk:theme-version", draft.number)


@require_POST
@staff_only
def theme_publication(request, number):
    found = acts.publish_theme(load(request, number), by=request.actor)
    messages.success(request, "已发布，马上生效。已经申请的仍按原来的版本办。")
    return redirect("desk:theme-version", found.number)


@require_POST
@staff_only
def theme_discarding(request, number):
    acts.discard_theme(load(request, number), by=request.actor)
    messages.success(request, "草稿已作废。")
    return redirect("desk:themes")


class ReasonForm(forms.Form):
    reason = words("停用的理由", "会记入办理过程", rows=3)


@staff_only
def theme_withdrawal(request, number):
    found, form = load(request, number), ReasonForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.withdraw_theme(found, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "已停用，群众不再看到。正在办的继续办。")
            return redirect("desk:theme-version", found.number)
    context = {"form": form, "version": found, "title": "停用这件事", "kind": "warning"}
    return render(request, "desk/theme_part.html", context, status=422 if form.errors else 200)
