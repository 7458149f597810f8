"""制度台账: findings of patrols, refusals that were reported, who was asked first, and posts without a stand-in."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.lights import clock_told
from yichuang.channels.desk.rounds import LOOKS_AFTER
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import reads as cases
from yichuang.domain.cases.reads import counted, page_of_newest
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import acts, reads
from yichuang.domain.supervision.states import FIRST_ASKED, PATROLS, REFUSALS
from yichuang.domain.supervision.tables import DUTY_CLOCKS, PATROL_KINDS, PATROL_WAYS, REFUSING_ACTS
from yichuang.kernel import files

VIEWS = {"": "没办完的", "late": "逾期的", "all": "全部"}
LISTS = {"patrols": "现场巡查", "refusals": "否定报备", "asked": "首问负责"}
PAGES = {"patrols": "desk:patrol", "refusals": "desk:refusal", "asked": "desk:asked"}
TABLES = {"patrols": PATROLS, "refusals": REFUSALS, "asked": FIRST_ASKED}


class ReplyForm(forms.Form):
    words = words("写明怎样办的", rows=4)


class ReasonForm(forms.Form):
    reason = words("理由", rows=4)


class HandOverForm(forms.Form):
    to = line("接手的同事（账号）", width="10")
    words = words("移交时说明什么", rows=3)


ACTS = {  # act of a table: its form, and the function that does it
    "reply": (ReplyForm, acts.reply_to_finding),
    "close": (ReasonForm, acts.close_finding),
    "drop": (ReasonForm, acts.drop_finding),
    "find_proper": (ReasonForm, acts.find_proper),
    "find_improper": (ReasonForm, acts.find_improper),
    "hand_over": (HandOverForm, acts.hand_over),
    "finish": (ReplyForm, acts.finish),
}


class PatrolForm(forms.Form):
    """What a patrol saw."""

    unit = forms.ChoiceField(label="责任单位")
    window = line("窗口号", required=False, width="5")
    person = line("责任人账号", "能确定到人的才填", required=False, width="10")
    kind = forms.ChoiceField(label="问题", choices=list(PATROL_KINDS.items()), widget=forms.RadioSelect)
    way = forms.ChoiceField(label="方式", choices=list(PATROL_WAYS.items()), widget=forms.RadioSelect)
    finding = words("发现", "什么时间、什么情况", rows=3)
    photo = forms.FileField(label="照片", help_text="照片或者视频截图，会先检查")

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "请选择"), *units]

    def clean_person(self):
        number = self.cleaned_data["person"]
        if number and number not in identity.names_of({number}):
            raise forms.ValidationError("没有这个账号，请核对。")
        return number


class AskedForm(forms.Form):
    unit = forms.ChoiceField(label="您的机构")
    question = words("问什么事", "不要写群众的姓名和号码", rows=3)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units


@require_safe
@staff_only
def duties(request, what):
    """The records of one duty system: those still open, of them those that are late, or all."""
    view = request.GET.get("view", "") if request.GET.get("view") in VIEWS else ""
    asked = {"all_of_them": view == "all", "late": view == "late"}
    page = page_of_newest(reads.duties(request.actor, what, **asked), request.GET.get("before", ""))
    context = {
        "what": what,
        "lists": LISTS.items(),
        "title": LISTS[what],
        "rows": reads.lit_duties(page.results),
        "view": view,
        "views": VIEWS.items(),
        "month": reads.patrolled(timezone.localdate()) if shows_days(request.actor, what) else None,
        "least": settings.PATROLS_A_DAY,
        "late": counted(reads.duties(request.actor, what, late=True)),
        "refusing": REFUSING_ACTS,
        "next": f"?view={view}&before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, f"desk/{what}.html", context)


def shows_days(actor, what: str) -> bool:
    """Who sees to it that the hall is patrolled is told how often it was."""
    return what == "patrols" and bool(actor.roles & set(LOOKS_AFTER))


def seen_duty(request, what: str, number: str):
    return found_or_404(reads.duty, request.actor, what, number)


@require_safe
@staff_only
def duty(request, what, number):
    found = seen_duty(request, what, number)
    open_acts = reads.duty_acts(request.actor, what, found)
    context = {
        "what": what,
        "title": LISTS[what],
        "found": found,
        "person": reads.name_of(found.person),
        "refusing": REFUSING_ACTS,
        "no": no_told(request.actor, found) if what == "refusals" else None,
        "clocks": [clock_told(clock, DUTY_CLOCKS[clock.kind]) for clock in reads.duty_clocks(found)],
        "forms": [(act, word, ACTS[act][0](auto_id=f"{act}-%s")) for act, word in open_acts if act in ACTS],
        "story": reads.duty_story(what, found),
    }
    return render(request, "desk/duty.html", context)


def no_told(actor, refusal):
    """What the applicant was told, with the papers of it, as the case has it: whoever reviews a no has to read why.
    None for who may not see the case."""
    case = cases.visible_to(actor).filter(number=refusal.case).first()
    moments = cases.timeline(case, inside=True) if case else []
    return next((one for one in moments if one.seq == refusal.line), None)


@require_POST
@staff_only
def duty_act(request, what, number, act):
    found = seen_duty(request, what, number)
    if act not in ACTS or not TABLES[what].rows_of(act):
        raise Http404
    TABLES[what].row_for(found, act, request.actor, None)
    form_of, do = ACTS[act]
    form = form_of(request.POST)
    if form.is_valid():
        with said_in(form):
            do(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "已记下。")
            return redirect("desk:duties-" + what)
    context = {"what": what, "found": found, "act": act, "word": TABLES[what].word(act), "form": form}
    return render(request, "desk/duty_act.html", context, status=422)


@only("SUPERVISOR")
def patrol_new(request):
    units = [(body.code, body.short_name) for body in identity.bodies_served(request.actor, "SUPERVISOR")]
    form = PatrolForm(**sent(request), units=units)
    if form.is_valid():
        told = dict(form.cleaned_data)
        with said_in(form, "photo"):
            upload = told.pop("photo")
            told["photo"] = files.keep(upload, name=upload.name, owner=request.actor.account).pk
    if form.is_valid() and not form.errors:
        with said_in(form):
            made = acts.note_finding(by=request.actor, **told)
            messages.success(request, "已登记，责任单位会收到通知，最晚下一个工作日答复。")
            return redirect("desk:patrol", made.number)
    context = {"form": form, "title": "登记巡查发现", "what": "patrols", "files": "yes"}
    return render(request, "desk/duty_new.html", context, status=422 if form.errors else 200)


@staff_only
def asked_new(request):
    form = AskedForm(**sent(request), units=request.actor.bodies)
    if form.is_valid():
        with said_in(form):
            made = acts.take_on(by=request.actor, **form.cleaned_data)
            messages.success(request, "已登记，您是首问责任人：请最晚下一个工作日答复，或者移交给同事。")
            return redirect("desk:asked", made.number)
    context = {"form": form, "title": "首问登记", "what": "asked", "files": ""}
    return render(request, "desk/duty_new.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def patrol_photo(request, number):
    return in_browser(seen_duty(request, "patrols", number).photo)


@require_safe
@only("SUPERVISOR", "HEAD", "CHIEF")
def stand_ins(request):
    """Who stands in for whom (AB岗), and where nobody could."""
    return render(request, "desk/stand_ins.html", {"rows": reads.stand_ins(request.actor)})
