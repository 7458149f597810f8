"""Matters decided in other systems: the sheet and file to hand over, and outcomes taken in."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.cases import answers_of
from yichuang.channels.desk.held import held_files, hold_files
from yichuang.channels.desk.papers import materials_of
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.tables import as_csv
from yichuang.domain.cases import acts, imports, reads
from yichuang.domain.cases.rules import outside_clerk
from yichuang.kernel.sheets import FileRefused, template

CLERKS = ("COUNTER", "ACCEPTOR", "REVIEWER")
PATIENT = 2 * 1024 * 1024  # bytes of a file of outcomes: some ten thousand rows


def handed_over(request, number):
    """A case of another system that this person may hand over: accepted, and theirs to do."""
    case = visible_case(request.actor, number)
    if case.decided != "elsewhere" or case.accepted_on is None:
        raise Http404
    if not outside_clerk.test(request.actor, case):
        raise PermissionDenied
    return case


@require_safe
@staff_only
def transfer_sheet(request, number):
    """The printable sheet that goes with the papers. It shows whole numbers: each opening is kept as a look."""
    case = handed_over(request, number)
    context = {
        "case": case,
        "record": acts.hand_on(case, by=request.actor, note="移交单")["up_pro_accept"][0],
        "answers": answers_of(case),
        "materials": materials_of(case),
        "clocks": lights.clocks_of(case),
    }
    return render(request, "desk/transfer_sheet.html", context)


@require_safe
@staff_only
def exchange(request, number, ending):
    """The case in the columns of the national exchange: all records as JSON, or the acceptance record as CSV.
    Each file taken away is kept as a look at whole numbers."""
    case = handed_over(request, number)
    if ending not in ("json", "csv"):
        raise Http404
    records = acts.hand_on(case, by=request.actor, note=f"交换数据 {ending.upper()}")
    name = content_disposition_header(True, f"{case.number}.{ending}")
    if ending == "json":
        return JsonResponse(records, json_dumps_params={"ensure_ascii": False}, headers={"Content-Disposition": name})
    row = records["up_pro_accept"][0]
    content = as_csv(list(row), [list(row.values())])
    return HttpResponse(content, content_type="text/csv", headers={"Content-Disposition": name})


class OutcomesForm(forms.Form):
    file = forms.FileField(label="办理结果文件", help_text="CSV 或 XLSX，标题行与模板一致")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > PATIENT:
            raise forms.ValidationError("文件太大，请分成几份导入")
        return file


@only(*CLERKS)
def outcomes(request):
    """With a file: the dry run, everything wrong at once. With what was held from it: in it goes, all or nothing."""
    if held := request.POST.get("held"):
        return load_outcomes(request, held_files(held, request.actor.account))
    form = OutcomesForm(request.POST or None, request.FILES or None)
    plan, held = None, ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        sent = (file.name, file.read())
        plan = imports.check(*sent, by=request.actor)
        held = "" if plan.problems else hold_files(request.actor.account, {"outcomes": sent})
    wrong = form.errors or (plan and plan.problems)
    return outcomes_page(request, {"form": form, "plan": plan, "held": held}, status=422 if wrong else 200)


def load_outcomes(request, files):
    """The file as it was checked, checked once more: a case may have moved on since."""
    if files is None:
        messages.error(request, "检查结果已过期，请重新上传文件。")
        return redirect("desk:outcomes")
    plan = imports.check(*files["outcomes"], by=request.actor)
    try:
        entered = imports.load(plan, by=request.actor)
    except FileRefused:
        return outcomes_page(request, {"form": OutcomesForm(), "plan": plan, "held": ""}, status=409)
    messages.success(request, f"已录入 {entered} 个办件的结果。")
    return redirect("desk:outcomes")


def outcomes_page(request, context: dict, status: int):
    context["rows"] = len(context["plan"].sheet.rows) if context["plan"] else 0
    page = reads.page_of_queue(waiting_outside(request.actor), request.GET.get("after", ""))
    context |= {"lines": lights.lines(page.results), "next": f"?after={page.next}" if page.next else ""}
    return render(request, "desk/outcomes.html", context, status=status)


def waiting_outside(actor):
    """What was handed over and has no outcome yet."""
    return reads.queue(actor, states=("PENDING_DECISION",)).filter(decided="elsewhere")


@require_safe
@only(*CLERKS)
def outcomes_template(_request, ending):
    """An empty file with the right headings."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    content = template(imports.Outcomes, ending)
    name = content_disposition_header(True, f"办理结果模板.{ending}")
    return HttpResponse(content, content_type="application/octet-stream", headers={"Content-Disposition": name})
