"""帮办: the errands a helper was asked for, and the last step of an application filled in for somebody."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only
from yichuang.channels.desk.intake_form import looked_over, only_drafts
from yichuang.channels.desk.mandates import line_of
from yichuang.channels.shared.delivery import DeliveryForm
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity

SIZE = 100


@require_safe
@only("HELPER")
def helping(request):
    """What this helper was asked to do, each with its case where one was begun, the newest first."""
    mandates = list(identity.errands(request.actor)[:SIZE])
    filed = reads.helped_with([mandate.number for mandate in mandates])
    found = catalogue.published_among([code for mandate in mandates for code in mandate.items])
    names = {version.item_id: version.name for version in found}
    lines = {line.number: line for line in lights.lines(filed.values())}
    context = {"errands": [errand_of(mandate, names, filed, lines) for mandate in mandates], "size": SIZE}
    return render(request, "desk/helping.html", context)


def errand_of(mandate, names: dict, filed: dict, lines: dict) -> dict:
    """One row: the party by name as long as it wants help, then as everybody sees it."""
    line, code = line_of(mandate), mandate.items[0]
    case = lines.get(filed[mandate.number].number) if mandate.number in filed else None
    lasts = mandate.in_words == "有效"
    return line | {
        "lasts": lasts, "party": mandate.party.name if lasts else line["principal"], "item": names.get(code, code),
        "case": case,
    }  # fmt: skip


@require_POST
@only("HELPER")
def helping_begin(request, number):
    """Begin the case of one errand, or go on with it."""
    try:
        case = acts.help_with(number, by=request.actor)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing
    return redirect("desk:case", case.number)


@require_safe
@only("HELPER")
def helping_letter(request, number):
    """The signed letter by which the party asked for help."""
    found = identity.errands(request.actor).filter(number=number, letter__isnull=False).first()
    if found is None:
        raise Http404
    return in_browser(found.letter)


class HandInForm(DeliveryForm):
    consent = forms.BooleanField(
        label="委托人在委托书上同意：为办理本事项使用其个人信息，并对所填内容的真实性负责",
        error_messages={"required": "请先对照委托书，确认委托人同意，再勾选"},
    )


@only_drafts
def helping_check(request, case):
    """Everything once more; then it is handed in online, and others of the house take it in."""
    if not case.helper:
        raise Http404
    form = HandInForm(**sent(request), case=case)
    if form.is_valid():
        with said_in(form):
            if wish := form.wish():
                acts.wish_delivery(case, by=request.actor, **wish)
            acts.submit(case, by=request.actor, consent=form.cleaned_data["consent"])
            messages.success(request, f"已提交。办件 {case.number} 由窗口收件，办到哪一步在“我帮办的”里看。")
            return redirect("desk:helping")
    context = looked_over(case, "helping-check", form)
    return render(request, "desk/helping_check.html", context, status=422 if form.errors else 200)
