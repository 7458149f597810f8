"""A 一件事 taken in at the counter: its questions, the plan beside them, and the person at the window."""

from uuid import uuid4

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.intake import asked, mine, registered, window_of
from yichuang.channels.desk.plan_opening import onward
from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.theme_form import QuestionsForm, answers_in_words
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import acts, reads

PERSONS = ("1",)  # in the national code of audiences; whoever sets up a business may still be a person
KEY = "key"  # of the page: sent twice, it begins one application


@require_safe
@only("COUNTER")
def theme_intake(request, code):
    """What the clerk asks the person, question by question; when all is answered, on to who applies."""
    version = found_or_404(catalogue.theme, code)
    seen = [each for each in request.GET.get(theme_answers.SEEN, "").split(",") if each]
    answers, still_open = theme_answers.walked(version.sheet, theme_answers.from_query(request.GET))
    if not still_open and (seen or not version.sheet.questions):
        return redirect(onward(version, theme_answers.from_query(request.GET)))
    form = QuestionsForm(version.sheet.asked(answers), request.GET if seen else None, seen=seen)
    context = {"theme": version, "form": form, "seen": ",".join(form.fields), "more": bool(seen) and not form.errors}
    return render(request, "desk/theme_intake.html", context)


@only("COUNTER")
def theme_applicant(request, code):
    """Find or register who applies, with the plan beside the form; then open the draft."""
    version = found_or_404(catalogue.theme, code)
    answers, still_open = theme_answers.walked(version.sheet, theme_answers.from_query(request.GET))
    questions = reverse("desk:theme-intake", args=[code])
    if still_open:
        return redirect(f"{questions}?{theme_answers.as_query(version.sheet, answers)}")
    plan = guidance.plan_of(version, answers)
    items = catalogue.in_force_with_parts(step.item for step in plan.steps).values()
    audience = PERSONS if version.audience == "person" else ()
    asks_region = any(each.item.body.is_collective for each in items)
    form, known, is_whole = asked(request, {"audience": audience, "asks_region": asks_region})
    foreign = [each.name for each in items if not mine(request.actor, each)]
    if is_whole and not foreign:
        with said_in(form):
            return redirect("desk:matter-form", drafted(request, version, answers, form).number)
    context = {
        "form": form, "theme": version, "plan": plan, "known": known, "foreign": foreign, "questions": questions,
        "answered": answers_in_words(version.sheet, answers), "key": request.POST.get(KEY) or uuid4().hex,
    }  # fmt: skip
    return render(request, "desk/theme_applicant.html", context, status=422 if form.errors else 200)


def drafted(request, version, answers: dict, form):
    """The draft; the one begun a moment ago where the same page was sent twice for the same party."""
    key = request.POST.get(KEY, "")[:64]
    begun = reads.begun_with(request.actor, key)
    if begun and is_of(begun, version, form):
        return begun
    return acts.draft(
        theme=version.theme_id,
        party=registered(request, form).number,
        situations=answers,
        by=request.actor,
        key=uuid4().hex if begun else key,
        channel="counter",
        window=window_of(request.actor),
        region=form.cleaned_data.get("region", ""),
    )


def is_of(matter, version, form) -> bool:
    facts, party = form.facts(), identity.party(matter.party_number)
    return (matter.theme_id, party.name, party.code) == (version.pk, facts["name"], facts["code"])
