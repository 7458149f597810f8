"""The page of one act: what it is about, what it asks, and the button. Refusals stand inside the form."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.afterwards import told_of
from yichuang.channels.desk.papers import materials_of
from yichuang.channels.desk.sheets.form import focus_first
from yichuang.channels.desk.sheets.table import SHEETS, Sheet
from yichuang.channels.shared import of_a_matter
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.states import LIFE


def page_of(sheet: Sheet):
    """The view of one act. Whoever may not do it is told so before writing anything: not theirs 403, too late 409."""

    def act(request, number):
        case = visible_case(request.actor, number)
        LIFE.row_for(case, sheet.act, request.actor, None)
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = sheet.form(*sent, case=case, actor=request.actor)
        if request.method == "POST" and form.is_valid() and not form.asks_for_more:
            with said_in(form):
                do = of_a_matter.instead_of(sheet.act, case) or getattr(acts, sheet.act)
                done = do(case, by=request.actor, **form.facts())
                messages.success(request, said_of(sheet.act, done))
                return redirect("desk:case", done.number)
        context = {
            "case": case,
            "sheet": sheet,
            "form": focus_first(form),
            "word": LIFE.words[sheet.act],
            "line": lights.lines([case])[0],
            "materials": materials_of(case),
            "documents": reads.documents_of(case),
            **told_of(case),
        }
        return render(request, sheet.template, context, status=422 if form.errors else 200)

    act.__name__ = sheet.act
    return staff_only(act)


def said_of(act: str, case) -> str:
    if case.matter and act == "ask_to_correct" and case.state == "RECEIVED":
        return f"补正意见已记下（一件事 {case.matter}）。等其他部门答复后一并告知申请人，最晚第四个工作日告知。"
    return f"“{LIFE.words[act]}”已办好。办件 {case.number} 现在的状态：{case.get_state_display()}。"


urls = [path(f"cases/<str:number>/{sheet.noun}/", page_of(sheet), name=sheet.name) for sheet in SHEETS]
