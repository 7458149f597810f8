"""Patrols of the hall at the desk: each noted once, and which days had too few."""

from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.tables import PATROL_WAYS

LOOKS_AFTER = ("SUPERVISOR", "HEAD")
MONTHS = 12


class RoundForm(forms.Form):
    """A patrol that found nothing."""

    way = forms.ChoiceField(
        label="方式", choices=list(PATROL_WAYS.items()), widget=forms.RadioSelect, initial="on_site"
    )
    note = line("走了哪些地方", "可以不填，例如：一楼综合窗口、自助区", required=False)


def month_of(said: str) -> date:
    """The first of the month of the address; this month where it names none, or one to come."""
    today = timezone.localdate()
    try:
        first = date.fromisoformat(f"{said}-01")
    except ValueError:
        return today.replace(day=1)
    return min(first, today.replace(day=1))


def months() -> list[date]:
    """The last months, this one first."""
    now = timezone.localdate()
    last = [divmod(now.year * 12 + now.month - 1 - back, 12) for back in range(MONTHS)]
    return [date(year, month + 1, 1) for year, month in last]


@require_safe
@only(*LOOKS_AFTER)
def rounds(request):
    """The patrols of a month, and its days with too few."""
    first = month_of(request.GET.get("month", ""))
    found = list(reads.rounds(request.actor, first))
    names = identity.names_of({one.person for one in found})
    context = {
        "month": reads.patrolled(first),
        "least": settings.PATROLS_A_DAY,
        "months": months(),
        "rows": [(one, names.get(one.person, one.person)) for one in found],
    }
    return render(request, "desk/rounds.html", context)


@only("SUPERVISOR")
def round_new(request):
    form = RoundForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            acts.walk(by=request.actor, **form.cleaned_data)
            messages.success(request, "已记下这次巡查，没有发现问题。")
            return redirect("desk:patrol-rounds")
    context = {"form": form, "title": "登记巡查：没有发现问题", "what": "rounds", "files": ""}
    return render(request, "desk/duty_new.html", context, status=422 if form.errors else 200)
