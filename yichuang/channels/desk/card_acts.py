"""What is done about a card: answered, defended, decided; and a finding entered by hand."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.card_forms import FORMS, FindingForm
from yichuang.channels.desk.cards import visible_card
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.states import CARDS
from yichuang.kernel import files

DONE = {
    "answer": "已答复，等监督人复核。",
    "defend": "申辩已提交，等监督人决定。决定以后会告诉您。",
    "maintain": "已维持，责任单位会收到通知。",
    "lower": "已改为黄牌，责任单位会收到通知。",
    "withdraw": "已撤销，不再扣分，责任单位会收到通知。",
}


@require_POST
@staff_only
def card_act(request, number, act):
    if act not in FORMS:
        raise Http404
    found = visible_card(request.actor, number)
    CARDS.row_for(found, act, request.actor, None)
    word, form_of = FORMS[act]
    form = form_of(request.POST)
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(found, by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[act])
            return redirect("desk:card", number)
    context = {"card": found, "act": act, "word": word, "form": form}
    return render(request, "desk/card_act.html", context, status=422)


@only("SUPERVISOR")
def card_new(request):
    """A finding with its facts and its proof (R12 to R15)."""
    units = [(body.code, body.short_name) for body in identity.bodies_served(request.actor, "SUPERVISOR")]
    form = FindingForm(**sent(request), rules=reads.by_hand(), units=units)
    if form.is_valid() and (card := recorded(request, form)):
        messages.success(request, "已登记，责任单位会收到通知。")
        return redirect("desk:card", card.number)
    return render(request, "desk/card_new.html", {"form": form}, status=422 if form.errors else 200)


def recorded(request, form):
    """The card, or None with the reasons in the form: an unfit file, an unknown case or person, a refusal."""
    told = dict(form.cleaned_data)
    rule, case = found_or_404(reads.rule, told.pop("rule")), told["case"]
    if case and not reads.case_is_of(case, told["unit"]):
        form.add_error("case", "没有这个单位的这个办件，请核对编号。")
    if told["person"] and told["person"] not in identity.names_of({told["person"]}):
        form.add_error("person", "没有这个账号，请核对。")
    if form.errors:
        return None
    with said_in(form, "proof"):
        upload = told.pop("proof")
        told["proof"] = files.keep(BytesIO(upload.read()), name=upload.name, owner=request.actor.account).pk
    if form.errors:
        return None
    with said_in(form):
        try:
            return acts.record(rule, by=request.actor, **told)
        except PermissionDenied:
            form.add_error(None, "这张牌不能由您登记：只有监督这个单位的人可以，涉及本人的要由别人登记。")
    return None
