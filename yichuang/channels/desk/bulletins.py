"""通报: the weeks and months in figures, drafted, given their words, reviewed, signed, and read."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only_over_all, staff_only
from yichuang.channels.desk.reporting import links_of, on_page
from yichuang.channels.desk.sheets.form import words
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.identity import reads as identity
from yichuang.domain.supervision import reads
from yichuang.domain.supervision.acts import bulletins as acts
from yichuang.domain.supervision.states import BULLETINS
from yichuang.kernel import documents, reports, typesetting

KINDS = {"": "全部", "MONTH": "月通报", "WEEK": "周通报"}
WITH_REASON = ("give_up", "withdraw")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DONE = {
    "review": "已审核，等负责人签发。",
    "issue": "已签发，数字从现在起不再变。",
    "give_up": "草稿已放弃。",
    "withdraw": "已撤回，原文仍可以查看。",
}


class PeriodForm(forms.Form):
    period = forms.ChoiceField(label="哪一期", help_text="已经结束、还没有通报的周和月")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {period.code: period for period in reads.periods_without_bulletin()}
        self.fields["period"].choices = [(code, period.word) for code, period in self.periods.items()]


class WordsForm(forms.Form):
    """What people add. Figures are not typed: they stand in the report by themselves."""

    opening = words("开头", "放在最前面，可以不写；一行一段", required=False)
    remarks = words("要求和说明", "放在最后，可以不写；一行一段", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = words("理由", "留在经过里，看得到这期通报的人都看得到", rows=3)


def visible(request, number: str):
    return found_or_404(lambda: reads.bulletin(request.actor, number))


@require_safe
@staff_only
def bulletins(request):
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    page = page_of_newest(reads.bulletin_list(request.actor, kind), request.GET.get("before", ""))
    context = {
        "bulletins": page.results,
        "kinds": KINDS.items(),
        "kind": kind,
        "next": f"?kind={kind}&before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
        "drafts": identity.supervises_the_district(request.actor),
    }
    return render(request, "desk/bulletins.html", context)


@only_over_all
def bulletin_new(request):
    form = PeriodForm(**sent(request))
    if form.is_valid():
        with said_in(form):
            made = acts.draft(form.periods[form.cleaned_data["period"]], by=request.actor)
            messages.success(request, "草稿已生成，数字已经取好。")
            return redirect("desk:bulletin", made.number)
    return render(request, "desk/bulletin_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@staff_only
def bulletin(request, number):
    """One bulletin as it reads, with what is to be done about it."""
    found = visible(request, number)
    return render(request, "desk/bulletin.html", shown(request, found))


def shown(request, found, forms_with_mistakes: dict | None = None) -> dict:
    said = reads.said(found)
    open_acts = reads.bulletin_acts(request.actor, found)
    first = {"opening": found.opening, "remarks": found.remarks, "version": found.version}
    given = forms_with_mistakes or {}
    return {
        "bulletin": found,
        "blocks": on_page(said),
        "amend": given.get("amend", WordsForm(initial=first)) if "amend" in open_acts else None,
        "buttons": [(act, BULLETINS.words[act]) for act in open_acts if act in ("review", "issue")],
        "reasons": [
            (act, BULLETINS.words[act], given.get(act, ReasonForm(auto_id=f"{act}-%s")))
            for act in open_acts
            if act in WITH_REASON
        ],
        "changed": reads.changed_since(found),
        "story": reads.bulletin_story(found),
        "mistaken": next(iter(given.values()), None),
    }


@require_POST
@staff_only
def bulletin_words(request, number):
    found = visible(request, number)
    BULLETINS.row_for(found, "amend", request.actor, None)
    form = WordsForm(request.POST)
    if form.is_valid():
        with said_in(form):
            acts.amend(found, by=request.actor, **form.cleaned_data)
            messages.success(request, "文字已保存。")
            return redirect("desk:bulletin", number)
    return render(request, "desk/bulletin.html", shown(request, found, {"amend": form}), status=422)


@require_POST
@staff_only
def bulletin_act(request, number, act):
    if act not in DONE:
        raise Http404
    found = visible(request, number)
    BULLETINS.row_for(found, act, request.actor, None)
    form = (ReasonForm if act in WITH_REASON else forms.Form)(request.POST, auto_id=f"{act}-%s")
    if form.is_valid():
        with said_in(form):
            getattr(acts, act)(found, by=request.actor, **form.cleaned_data)
            messages.success(request, DONE[act])
            return redirect("desk:bulletin", number)
    return render(request, "desk/bulletin.html", shown(request, found, {act: form}), status=422)


@require_safe
@staff_only
def bulletin_file(request, number, ending):
    """The bulletin as Word, PDF or one HTML file. A draft says that it is one."""
    found = visible(request, number)
    paper = reads.bulletin_paper(found)
    name = f"{found.title}.{ending}"
    if paper and ending == "pdf":
        return in_browser(documents.file_of(paper), name)
    snapshot = paper.snapshot if paper else acts.paper_of(found, reads.read_now(found)).paper().snapshot
    if ending == "pdf":
        return a_file(typesetting.specimen(reports.TEMPLATE, 0, snapshot), "application/pdf", name)
    snapshot = snapshot if paper else snapshot | {"number": "（草稿）"}
    if ending == "docx":
        return a_file(reports.word(snapshot), WORD, name)
    links = {name: request.build_absolute_uri(link) for name, link in links_of(snapshot["figures"]).items()}
    return a_file(reports.page(snapshot, links), "text/html; charset=utf-8", name)


def a_file(content, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": content_disposition_header(True, name)}
    )
