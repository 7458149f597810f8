"""投诉, 咨询 and 办不成事: said on one page, followed on another by who said it; and what the public reads."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.citizen import clocks
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.forms import sending, sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.evaluation import acts, reads
from yichuang.domain.evaluation.tables import KINDS
from yichuang.domain.identity import reads as identity


class ComplaintForm(forms.Form):
    kind = forms.ChoiceField(label="您要", choices=list(KINDS.items()), widget=forms.RadioSelect)
    text = forms.CharField(
        label="什么事",
        max_length=2000,
        help_text="写清楚时间、地点、经过；不用写身份证号",
        widget=forms.Textarea({"rows": 6}),
    )
    body = forms.ChoiceField(label="关于哪个单位", required=False, help_text="不清楚的不用选")
    person = forms.CharField(
        label="关于哪位工作人员",
        required=False,
        max_length=30,
        help_text="知道姓名就写；这个人不能看，也不能办您的投诉",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    subject = forms.CharField(
        label="办件编号",
        required=False,
        max_length=40,
        help_text="和某个办件有关的，填它的编号",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(body.code, body.name) for body in identity.bodies() if not body.is_collective]
        self.fields["body"].choices = [("", "不清楚"), *known]


@citizen_only
def new_complaint(request):
    """Sent twice by a hurried finger, it is one complaint."""
    form = ComplaintForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            made = acts.register(by=request.actor, source="web", key=sending(request), **form.cleaned_data)
            messages.success(request, f"已经收到，编号 {made.number}。")
            return redirect("citizen:complaint", made.number)
    context = {"form": form, "days": settings.COMPLAINT_ACCEPT_DAYS, "answer": settings.CONSULTATION_DAYS}
    return render(request, "citizen/complaint_new.html", context, status=422 if form.errors else 200)


@require_safe
@citizen_only
def complaints(request):
    """What I complained of or asked, the newest first."""
    page = page_of_newest(reads.complaints_of(request.actor), request.GET.get("before", ""), 20)
    context = {
        "complaints": page.results,
        "next": f"?before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "citizen/complaints.html", context)


@require_safe
@citizen_only
def complaint(request, number):
    """How it stands, by when it is answered, and the answer."""
    found = found_or_404(lambda: reads.complaints_of(request.actor).get(number=number))
    context = {
        "complaint": found,
        "clocks": clocks.shown(reads.clocks_of(found)),
        "moments": list(reversed(reads.story(found, inside=False))),
        "acts": {row.act for row in reads.open_acts(request.actor, found)},
    }
    return render(request, "citizen/complaint.html", context)


@require_POST
@citizen_only
def complaint_withdrawal(request, number):
    found = found_or_404(lambda: reads.complaints_of(request.actor).get(number=number))
    acts.withdraw(found, by=request.actor)
    messages.success(request, "已经撤回，不再办理。还想说，可以重新提交。")
    return redirect("citizen:complaint", number)


@require_safe
def satisfaction(request):
    """How content people are, by department and item, with how many said so; and what was mended lately."""
    departments, items = reads.satisfaction()
    context = {
        "departments": departments,
        "items": items[:50],
        "least": settings.RATING_SHOWN_FROM,
        "months": reads.months_published(),
        "handled": reads.handled_lately(),
    }
    return render(request, "citizen/satisfaction.html", context)
