"""The draft at the counter, or of a helper (帮办): the form, the materials, the look over everything; at the counter
the voucher. Every step is saved."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only
from yichuang.channels.desk.cases import buttons
from yichuang.channels.desk.papers import materials_of
from yichuang.channels.desk.sheets.form import focus_first
from yichuang.channels.desk.sheets.supplying import MaterialsForm
from yichuang.channels.desk.sheets.table import GRAVE
from yichuang.channels.shared.delivery import DeliveryForm
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.questions import PROVEN, QuestionsForm, shown, still_asked
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.identity import reads as identity
from yichuang.kernel.codes import masked

AT_COUNTER = (("intake-form", "填写申请表"), ("intake-materials", "收材料"), ("intake-check", "核对并收件"))
BY_HELPER = (("intake-form", "填写申请表"), ("intake-materials", "上传材料"), ("helping-check", "核对并提交"))


@dataclass(frozen=True)
class Step:
    title: str
    href: str
    done: bool
    current: bool


def steps(case, current: str) -> list[Step]:
    way = BY_HELPER if case.helper else AT_COUNTER
    order = [name for name, _ in way]
    return [
        Step(title, reverse(f"desk:{name}", args=[case.number]), at < order.index(current), name == current)
        for at, (name, title) in enumerate(way)
    ]


def draft_of(request, number):
    """The draft; whoever may not hand it in may not look into it either. One handed in has its own page."""
    case = visible_case(request.actor, number)
    handing_in = "submit" if case.helper else "receive"
    if case.state == "DRAFT" and handing_in not in {row.act for row in reads.open_acts(request.actor, case)}:
        raise PermissionDenied
    return case


def only_drafts(view):
    """Shared by the steps: a case that was handed in meanwhile goes to its page."""

    def guarded(request, number):
        case = draft_of(request, number)
        return view(request, case) if case.state == "DRAFT" else redirect("desk:case", case.number)

    guarded.__name__ = view.__name__
    return only("COUNTER", "HELPER")(guarded)


def frame(case, step: str, form, **more) -> dict:
    known = [
        (question.label, masked(answer) if question.type == "id_number" else shown(question, answer))
        for question, answer in reads.answered(case, case.version)
        if question.element in PROVEN and answer
    ]
    return {"case": case, "form": form, "steps": steps(case, step), "known": known, **more}


@only_drafts
def form(request, case):
    """Whatever is typed is saved, right or wrong; going on needs it right."""
    filled = QuestionsForm(still_asked(case), request.POST or None, initial=case.answers)
    if request.method == "POST":
        right = filled.is_valid()
        acts.save_draft(case, by=request.actor, answers=filled.answers())
        if "later" in request.POST:
            messages.success(request, f"已保存。草稿 {case.number} 随时可以接着办。")
            return redirect("desk:helping" if case.helper else "desk:intake")
        if right:
            return redirect("desk:intake-materials", case.number)
    return render(
        request,
        "desk/intake_form.html",
        frame(case, "intake-form", focus_first(filled)),
        status=422 if filled.errors else 200,
    )


@only_drafts
def materials(request, case):
    """Paper seen, files scanned, e-licences presented. Each is kept as soon as it is sent."""
    lines = reads.with_waivers(case)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    filled = MaterialsForm(lines, *sent, at_counter=not case.helper)
    if request.method == "POST":
        if (seq := request.POST.get("remove", "")).isdigit():
            acts.detach(case, by=request.actor, material=int(seq))
            return redirect("desk:intake-materials", case.number)
        if filled.is_valid() and (brought := filled.brought(request.actor.account)):
            with said_in(filled):
                acts.attach(case, by=request.actor, materials=brought)
        if "promise" in request.POST:
            acts.promise_owed(case, by=request.actor)
        if case.terms.get("commitment") and not case.helper and filled.is_valid():
            with said_in(filled):
                acts.choose_promise(case, by=request.actor, promises="commitment" in request.POST)
        if not filled.errors:
            check = "desk:helping-check" if case.helper else "desk:intake-check"
            return redirect("desk:intake-materials" if "stay" in request.POST else check, case.number)
    owed = case.materials.filter(necessity="deferrable", supplied=False).exists()
    context = frame(case, "intake-materials", filled, boxes=filled.boxes(), owed=owed)
    return render(request, "desk/intake_materials.html", context, status=422 if filled.errors else 200)


class ReceiveForm(DeliveryForm):
    identity_checked = forms.BooleanField(
        label="已核对申请人（经办人）身份证件原件，人证一致",
        error_messages={"required": "请先核对身份证件，再勾选"},
    )
    window = forms.CharField(
        label="窗口号",
        required=False,
        max_length=12,
        widget=forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"}),
    )


@only_drafts
def check(request, case):
    """Everything once more; then the voucher."""
    filled = ReceiveForm(request.POST or None, initial={"window": case.window}, case=case)
    if request.method == "POST" and filled.is_valid():
        with said_in(filled):
            if wish := filled.wish():
                acts.wish_delivery(case, by=request.actor, **wish)
            acts.receive(
                case, by=request.actor, **{name: filled.cleaned_data[name] for name in ("identity_checked", "window")}
            )
            return redirect("desk:case-received", case.number)
    context = looked_over(case, "intake-check", filled)
    return render(request, "desk/intake_check.html", context, status=422 if filled.errors else 200)


def looked_over(case, step: str, filled) -> dict:
    """The whole application once more, before it is handed in."""
    asked = reads.answered(case, case.version)
    return frame(
        case, step, filled,
        answers=[(q.label, shown(q, answer)) for q, answer in asked if q.element not in PROVEN and answer],
        faults=list(reads.faults_in([q for q, _ in asked], case.answers).values()),
        materials=materials_of(case),
    )  # fmt: skip


@require_POST
@only("COUNTER", "HELPER")
def discard(request, number):
    case = acts.discard(draft_of(request, number), by=request.actor)
    messages.success(request, f"草稿 {case.number} 已放弃。")
    return redirect("desk:helping" if case.helper else "desk:intake")


@require_safe
@only("COUNTER", "ACCEPTOR")
def received(request, number):
    """The voucher to print, what can be done on the spot, and the next person."""
    case = visible_case(request.actor, number)
    if case.received_at is None:
        return redirect("desk:case", case.number)
    rows = reads.open_acts(request.actor, case)
    context = {
        "case": case,
        "line": lights.lines([case])[0],
        "voucher": reads.documents_of(case).filter(code="DOC-01").last(),
        "buttons": [each for each in buttons(request.actor, case, rows) if each.kind != GRAVE],
        "applicant": identity.party(case.party_number),
    }
    return render(request, "desk/received.html", context)
