"""荣誉岗和志愿服务: who holds which badge, and who served how many hours; kept by supervisors, seen by all staff."""

from decimal import Decimal

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.rules.honours import MOST_HOURS
from yichuang.domain.supervision.tables import HONOURS

HOME = "desk:honours"
WHO = "请选择"


class ForAPerson(forms.Form):
    """About one of the staff the supervisor keeps."""

    person = forms.ChoiceField(label="哪位同事")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        people = [one for one in identity.accounts_visible_to(actor) if one.number != actor.account]
        known = [(one.number, f"{one.name}（{one.home_body.short_name}）") for one in people if one.is_active]
        self.fields["person"].choices = [("", WHO), *known]


class GiveForm(ForAPerson):
    kind = forms.ChoiceField(label="哪块牌子", choices=list(HONOURS.items()), widget=forms.RadioSelect)
    merits = line("事迹", "一两句话，大家都看得到，不写办事人的姓名")


class ServeForm(ForAPerson):
    served_on = DateField(label="哪一天")
    hours = forms.DecimalField(
        label="几个小时", help_text=f"0.5 的倍数，一天最多 {MOST_HOURS} 小时", min_value=Decimal("0.5"),
        max_value=MOST_HOURS, decimal_places=1,
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    what = line("做了什么", "例如：周六引导、帮老人取号")


class EndForm(forms.Form):
    reason = line("理由")


@require_safe
@staff_only
def honours(request):
    badges, services = list(reads.honours.badges()), reads.honours.services()
    names = identity.names_of({one.person for one in (*badges, *services)})
    context = {
        "badges": [
            (one, names.get(one.person, one.person), reads.honours.may_take_back(request.actor, one)) for one in badges
        ],
        "roster": reads.honours.roster(),
        "services": [
            (one, names.get(one.person, one.person), reads.honours.may_strike(request.actor, one)) for one in services
        ],
        "year": timezone.localdate().year,
    }
    return render(request, "desk/honours.html", context)


def kept(request, form, *, title: str, button: str, do, said: str):
    """One small form: done, back to the page; refused, the reasons stand in it."""
    if form.is_valid():
        with said_in(form):
            do(by=request.actor, **form.cleaned_data)
            messages.success(request, said)
            return redirect(HOME)
    context = {"form": form, "title": title, "button": button}
    return render(request, "desk/honour_form.html", context, status=422 if form.errors else 200)


@only("SUPERVISOR")
def honour_new(request):
    form = GiveForm(**sent(request), actor=request.actor)
    return kept(request, form, title="授牌", button="授牌", do=acts.honours.give, said="已授牌，本人会收到消息。")


@only("SUPERVISOR")
def service_new(request):
    form = ServeForm(**sent(request), actor=request.actor)
    return kept(
        request, form, title="登记志愿服务", button="登记", do=acts.honours.serve, said="已登记，计入志愿时长。"
    )


@only("SUPERVISOR")
def honour_ending(request, number):
    found = found_or_404(reads.honours.badge, request.actor, number)
    who = identity.names_of({found.person}).get(found.person, found.person)

    def do(**told):
        acts.honours.take_back(found, **told)

    title = f"收回{who}的“{found.get_kind_display()}”"
    return kept(request, EndForm(**sent(request)), title=title, button="收回", do=do, said="已收回，记录还在。")


@only("SUPERVISOR")
def service_striking(request, number):
    found = found_or_404(reads.honours.service, request.actor, number)

    def do(**told):
        acts.honours.strike(found, **told)

    title = f"划去 {found.served_on:%Y-%m-%d} 的 {found.hours} 小时"
    return kept(request, EndForm(**sent(request)), title=title, button="划去", do=do, said="已划去，不再计入时长。")
