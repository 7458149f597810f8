"""After a matter is done: the holder asks for a change, a renewal or a cancellation (行政许可法49、50、70)."""

from django import forms
from django.shortcuts import redirect, render

from yichuang.channels.citizen.applying import load
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import LIFE

PURPOSES = (
    ("change", "变更：许可上写的内容变了，例如搬了地方、改了负责人"),
    ("renew", "延续：快到期了，还要接着用。请在到期三十日以前申请"),
    ("cancel", "注销：以后不再用了"),
)


class WishForm(forms.Form):
    purpose = forms.ChoiceField(label="您要办什么", choices=PURPOSES, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="原因",
        max_length=500,
        help_text="写一句话就行，例如：搬到了隔壁街道",
        widget=forms.Textarea({"rows": 3}),
    )


@citizen_only
def follow_up(request, number):
    """Ask for what may follow; the application is filled in with what was granted. Too late 409, before anything is
    written."""
    case = load(request, number)
    LIFE.row_for(case, "ask_follow_up", request.actor, None)
    form = WishForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            draft = acts.ask_follow_up(case, by=request.actor, **form.cleaned_data)
            step = "applicant" if draft.purpose == "change" else "check"
            return redirect(f"citizen:application-{step}", draft.number)
    context = {"case": case, "form": form}
    return render(request, "citizen/follow_up.html", context, status=422 if form.errors else 200)


def about(case) -> dict:
    """What the page of an errand tells of the other matters about the same grant."""
    return {
        "follow_ups": case.follow_ups.exclude(state="DRAFT").order_by("pk"),
        "ground": reads.ground_of(case) if case.purpose else None,
    }
