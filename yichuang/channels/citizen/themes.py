"""一件事一次办: the themes, the questions of one, and the plan they come to (导办单)."""

import segno
from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.plans import held_by, ready_on
from yichuang.channels.shared.theme_form import QuestionsForm, answers_in_words
from yichuang.domain.catalogue import reads
from yichuang.domain.guidance import acts as guidance_acts
from yichuang.domain.guidance import reads as guidance

AUDIENCES = {"person": "个人", "corp": "企业"}
SAVED = {
    "materials": ("材料", "份"), "fields": ("填表", "项"), "steps": ("环节", "个"), "visits": ("跑动", "次"),
    "days": ("工作日", "天"),
}  # fmt: skip


@require_safe
def themes(request):
    context = {
        "groups": [(word, list(reads.themes(audience))) for audience, word in AUDIENCES.items()],
    }
    return render(request, "citizen/themes.html", context)


@require_safe
def theme(request, code):
    """The questions, those that follow from the answers included; when all are answered, on to the plan."""
    version = found_or_404(reads.theme, code)
    sheet, seen = version.sheet, [each for each in request.GET.get(theme_answers.SEEN, "").split(",") if each]
    answers, still_open = theme_answers.walked(sheet, theme_answers.from_query(request.GET))
    if not still_open and (seen or not sheet.questions):
        return redirect(f"{reverse('citizen:plan', args=[code])}?{theme_answers.as_query(sheet, answers)}")
    asked = sheet.asked(answers)
    form = QuestionsForm(asked, request.GET if seen else None, seen=seen)
    context = {
        "theme": version,
        "form": form,
        "seen": ",".join(question.id for question in asked),
        "more": bool(seen) and not form.errors,
    }
    return render(request, "citizen/theme.html", context)


@require_safe
def plan(request, code):
    """One list, one form, one date. The address holds all of it: it can be shared, printed, or opened at a window."""
    version = found_or_404(reads.theme, code)
    answers, still_open = theme_answers.walked(version.sheet, theme_answers.from_query(request.GET))
    if still_open:
        return redirect("citizen:theme", code)
    made = guidance.plan_of(version, answers, held_by(whoever_applies(request.actor, version.audience)))
    address = f"{reverse('citizen:plan', args=[code])}?{theme_answers.as_query(version.sheet, answers)}"
    names = {step.item: step.name for step in made.steps}
    context = {
        "theme": version,
        "plan": made,
        "rounds": rounds(made, names),
        "spared": [(one, names.get(one.from_item, "")) for one in made.spared],
        "ready_on": ready_on(made.days),
        "savings": [(*SAVED[one.what], one) for one in made.savings if one.saved > 0],
        "number": guidance.number_of(version, answers),
        "numbering": f"{reverse('citizen:plan-number', args=[code])}?{theme_answers.as_query(version.sheet, answers)}",
        "answered": answers_in_words(version.sheet, answers),
        "again": f"{reverse('citizen:theme', args=[code])}",
        "apply": f"{reverse('citizen:matter-start', args=[code])}?{theme_answers.as_query(version.sheet, answers)}",
        "qr": segno.make(f"{settings.PUBLIC_BASE_URL}{address}", error="m").svg_data_uri(scale=3, border=2),
    }
    return render(request, "citizen/plan.html", context)


@require_POST
def plan_number(request, code):
    """A number for this plan, to be said at a window. Nothing of who asks is kept with it."""
    version = found_or_404(reads.theme, code)
    answers, still_open = theme_answers.walked(version.sheet, theme_answers.from_query(request.GET))
    if still_open:
        return redirect("citizen:theme", code)
    guidance_acts.number_plan(version, answers)
    address = reverse("citizen:plan", args=[code])
    return redirect(f"{address}?{theme_answers.as_query(version.sheet, answers)}#plan-number")


def whoever_applies(actor, audience: str) -> str:
    """The party whose licences count: for a company's plan whoever is spoken for now without a limit, else oneself."""
    spoken_for = actor.party in actor.parties - dict(actor.limits).keys()
    return actor.party if audience == "corp" and spoken_for else actor.own_party


def rounds(made, names: dict[str, str]) -> list[tuple[int, list]]:
    """The steps by round, each with the names of what it waits for."""
    found: dict[int, list] = {}
    for step in made.steps:
        found.setdefault(step.round, []).append((step, [names[code] for code in step.waits_for]))
    return sorted(found.items())
