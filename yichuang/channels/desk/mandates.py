"""委托书 at the counter: a paper mandate is recorded with its scan, looked at, ended at the wish of either side."""

from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.letter_form import HelpForm, LetterForm, NumberForm
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.mandates import named, shown
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.identity import acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.states import MANDATES
from yichuang.kernel import files, ledger
from yichuang.kernel.codes import masked_name

MET = "desk_mandates_met"  # in the session: the mandates this clerk was shown by the whole number of a document
SIZE = 50
COLOURS = {"有效": "green", "已撤销": "red"}  # anything else is grey


def line_of(mandate) -> dict:
    """A mandate as lists show it: people masked, companies by name."""
    return {
        "number": mandate.number,
        "principal": shown(mandate.party)["name"],
        "agent": masked_name(mandate.account.name),
        "kind": mandate.get_kind_display(),
        "items": mandate.items,
        "until": mandate.until,
        "word": mandate.in_words,
        "colour": COLOURS.get(mandate.in_words, "grey"),
    }


def load(request, number):
    """A mandate of one's own counters, or one shown by the whole number of a party a moment ago."""
    found = identity.mandates_recorded(request.actor).filter(number=number).first()
    if found is None and number in request.session.get(MET, []):
        found = next(iter(identity.mandates_called([number])), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@only("COUNTER", "SUPERVISOR")
def mandates(request):
    """What was recorded here; a POST looks for the mandates in force of whoever shows this document."""
    asks = request.method == "POST" and "COUNTER" in request.actor.roles
    form, met = NumberForm(request.POST if asks else None), None
    if asks and form.is_valid():
        met = list(identity.mandates_met(form.cleaned_data["id_number"], by=request.actor))
        request.session[MET] = [mandate.number for mandate in met]
    context = {
        "form": form,
        "met": None if met is None else [line_of(mandate) for mandate in met],
        "recorded": [line_of(mandate) for mandate in identity.mandates_recorded(request.actor)[:SIZE]],
        "size": SIZE,
    }
    return render(request, "desk/mandates.html", context, status=422 if form.errors else 200)


@contextmanager
def scanned(form, account: str):
    """The letter of the form, kept; forgotten again where it is refused in the end."""
    kept = None
    with said_in(form, "letter"):
        kept = files.keep(form.cleaned_data["letter"], name=form.cleaned_data["letter"].name, owner=account)
    yield kept
    if kept and form.errors:
        files.forget([kept.pk])


@only("COUNTER")
def new_mandate(request):
    """Record a letter: who it binds, who acts, how far it reaches, and the scan."""
    return recording(request, LetterForm(**sent(request)), "desk/mandate_new.html")


@only("COUNTER")
def new_help(request):
    """Record that a party asked for help (帮办): by whom, with which one errand, and the scan."""
    form = HelpForm(**sent(request), helpers=identity.helpers_near(request.actor))
    return recording(request, form, "desk/mandate_help.html")


def recording(request, form, template: str):
    if form.is_valid():
        recorded = None
        with scanned(form, request.actor.account) as letter:
            if letter:
                with said_in(form):
                    recorded = acts.take_letter(by=request.actor, letter=letter.pk, **form.facts())
        if recorded:
            messages.success(request, "已登记，并通知委托人。")
            return redirect("desk:mandate", recorded.number)
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@require_safe
@only("COUNTER", "SUPERVISOR")
def mandate(request, number):
    """One mandate: whom it binds, how far it reaches, its letter, what was done about it."""
    found = load(request, number)
    context = {
        "mandate": found,
        "line": line_of(found),
        "principal": shown(found.party),
        "agent": shown(found.account.own_party),
        "items": [named(code) for code in found.items],
        "history": [(MANDATES.word(entry.act), entry) for entry in reversed(ledger.of(found))],
        "may_end": "revoke_at_window" in {row.act for row in MANDATES.open_to(request.actor, found)},
    }
    return render(request, "desk/mandate.html", context)


@require_safe
@staff_only
def mandate_scan(request, number):
    """The signed letter as it was scanned."""
    found = load(request, number)
    if found.letter is None:
        raise Http404
    return in_browser(found.letter)


class EndingForm(forms.Form):
    wished_by = forms.ChoiceField(
        label="谁要求撤销", choices=[("principal", "委托人"), ("agent", "代办人")], widget=forms.RadioSelect
    )
    seen = forms.BooleanField(
        label="已核对本人身份证件原件，人证一致", error_messages={"required": "请先核对身份证件，再勾选"}
    )
    reason = line("原因", "例如：不再委托、换了代办人")


@only("COUNTER")
def mandate_ending(request, number):
    """End a mandate at the wish of who stands here."""
    found = load(request, number)
    form = EndingForm(**sent(request))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("wished_by", "reason")}
        acts.revoke_at_window(found, by=request.actor, **said)
        messages.success(request, "委托已撤销，从现在起不再有效，双方都会收到通知。")
        return redirect("desk:mandates")
    context = {"form": form, "line": line_of(found)}
    return render(request, "desk/mandate_ending.html", context, status=422 if form.errors else 200)
