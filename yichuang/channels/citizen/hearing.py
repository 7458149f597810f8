"""Asking at home for the hearing that was offered (行政许可法47): within its days, free, by one button."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from yichuang.channels.citizen import clocks
from yichuang.channels.citizen.applying import load
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads


class HearingForm(forms.Form):
    reason = forms.CharField(
        label="想说明的情况",
        required=False,
        max_length=2000,
        help_text="例如：对哪一点有不同意见，准备带什么证据",
        widget=forms.Textarea({"rows": 4}),
    )


def offered_hearing(case) -> dict | None:
    """What may be asked for: on what, and the last day for it. None where nothing was offered, or no more is."""
    if case.hearing != "offered":
        return None
    found = reads.hearing_of(case)
    over = timezone.localdate() > found.ask_by
    return {"subject": found.subject, "ask_by": clocks.day(found.ask_by), "over": over}


def called_hearing(case) -> dict | None:
    """When and where the hearing is to be, and who presides; None where none is called."""
    if case.hearing != "called":
        return None
    found = reads.hearing_of(case)
    opens = timezone.localtime(found.opens_at)
    return {"at": f"{clocks.day(opens.date())}{opens:%H:%M}", "place": found.place, "presider": found.presider_name}


@citizen_only
def hearing(request, number):
    """The page of the request; somebody else's offer, or none at all, is not there (404)."""
    case = load(request, number)
    offered = offered_hearing(case)
    if offered is None or "ask_for_hearing" not in {row.act for row in reads.open_acts(request.actor, case)}:
        raise Http404
    form = HearingForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.ask_for_hearing(case, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "已收到您的听证要求。二十个工作日内举行，时间和地点至少提前七个工作日通知您。")
            return redirect("citizen:errand", number)
    context = {"case": case, "form": form, "hearing": offered}
    return render(request, "citizen/hearing.html", context, status=422 if form.errors else 200)
