"""My 一件事: how far each of its items is, for whom it waits, and what is asked of me now."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.citizen import clocks, matter_graph
from yichuang.channels.citizen.errands import WithdrawalForm
from yichuang.channels.citizen.handing_in import MaterialsForm
from yichuang.channels.citizen.rating import offered_for
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.downloads import paper_in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import visible_matter
from yichuang.channels.shared.questions import QuestionsForm
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import reads as cases
from yichuang.domain.joint import acts, reads
from yichuang.domain.joint.rules import progress
from yichuang.kernel import clocks as kernel_clocks

PAGE = 20
ENDINGS = {
    "ALL_GRANTED": "全部办好了，结果已经送达。",
    "PARTIAL": "已经办结：有的办成了，有的没有办成。没有办成的，点开可以看原因，和怎样申请复议、起诉。",
    "DENIED": "已经办结，没有办成。原因和怎样申请复议、起诉，写在各项的决定书里。",
    "WITHDRAWN": "您已经撤回。需要时可以重新申请。",
    "DISCARDED": "草稿已经放弃。",
}

COLLECTING = {
    "post": "结果已经做好，会寄到您申请时填写的地址，请留意电话。",
    "electronic": "结果已经做好，窗口办好送达以后，在各项里下载。",
}


@require_safe
@citizen_only
def matters(request):
    """Every 一件事 of the parties spoken for, the newest first."""
    seen = reads.visible_to(request.actor).exclude(state="DISCARDED")
    before = request.GET.get("before", "")
    rows = list((seen.filter(id__lt=before) if before.isdigit() else seen)[: PAGE + 1])
    context = {
        "matters": rows[:PAGE],
        "next": f"?{urlencode({'before': rows[PAGE - 1].id})}" if len(rows) > PAGE else "",
        "before": before,
    }
    return render(request, "citizen/matters.html", context)


@require_safe
@citizen_only
def matter(request, number):
    """One page for the whole: what is done, running and waiting, and for whom; what is to be done now comes first."""
    found = visible_matter(request.actor, number)
    if found.state == "DRAFT":
        return redirect("citizen:matter-applicant", number)
    parts = reads.parts_of(found)
    shown = reads.shown(found, parts)
    context = {
        "matter": found,
        "graph": matter_graph.drawn(shown),
        "told": told(found, parts, shown),
        "asking": [one for one in shown if one.asks],
        "clocks": clocks.shown(kernel_clocks.of(found)),
        "documents": reads.documents_of(found),
        "acts": reads.open_acts(request.actor, found),
        "rate_at": offered_for(number),
    }
    return render(request, "citizen/matter.html", context)


def told(found, parts, shown) -> str:
    """What its applicant wants to know first: how far it is, and whether anything is to be done now."""
    if found.state in ENDINGS:
        return ENDINGS[found.state]
    done = sum(reads.standing(part).stands == progress.USABLE for part in parts)
    return f"{len(parts)} 个事项，已办成 {done} 个。{next_for(found, parts, shown)}"


def next_for(found, parts, shown) -> str:
    if any(one.asks for one in shown):
        return ""  # a box of its own says what
    if any(one.case and one.case.state == "READY" for one in shown) and reads.may_go_out(found, parts):
        return COLLECTING.get(found.delivery.get("mode"), "结果已经做好，请带身份证到大厅的出件窗口领取。")
    if any(one.stands == progress.WAITING for one in shown):
        return "您现在不用做什么，前面的办好以后，后面的会自动提交。"
    return "您现在不用做什么，办好了马上告诉您。"


@citizen_only
def supplement(request, number):
    """The answer to the one notice: the gaps of every body on one page, with a box for each paper."""
    found = visible_matter(request.actor, number)
    waiting = [part for part in reads.parts_of(found) if part.case and part.case.state == "CORRECTION"]
    if not waiting:
        raise Http404
    forms = [PartForms(request, part) for part in waiting]
    if request.method == "POST" and not any(each.is_wrong() for each in forms):
        brought = {each.case.number: each.brought(request.actor.account) for each in forms}
        first = forms[0].papers
        if not any(each.papers.errors for each in forms):
            with said_in(first):
                acts.answer_gaps(found, by=request.actor, brought=brought)
                messages.success(request, "已收到您补交的内容。")
                return redirect("citizen:matter", number)
    faulty = any(each.is_faulty for each in forms)
    context = {"matter": found, "forms": forms, "faulty": faulty}
    return render(request, "citizen/matter_supplement.html", context, status=422 if faulty else 200)


class PartForms:
    """What one body asks: a box for every paper, and the questions of the form that are to be put right."""

    def __init__(self, request, part):
        self.part, self.case = part, part.case
        missing = {gap["material"] for gap in self.case.gaps if not gap["supplied"]}
        lines = [line for line in self.case.materials.all() if line.name in missing]
        told = sent(request) | {"prefix": part.item_code}
        self.papers = MaterialsForm(lines, **told)
        self.questions = QuestionsForm(cases.questions_to_correct(self.case), **told, initial=self.case.answers)

    def is_wrong(self) -> bool:
        return not self.papers.is_valid() or not self.questions.is_valid()

    @property
    def is_faulty(self) -> bool:
        return bool(self.papers.errors or self.questions.errors)

    def brought(self, account: str) -> dict:
        return {"materials": self.papers.keep(account), "answers": self.questions.answers()}


@citizen_only
def withdrawal(request, number):
    found = visible_matter(request.actor, number)
    form = WithdrawalForm(**sent(request))
    if form.is_valid():
        acts.withdraw(found, by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, "还没有决定的事项都已撤回。已经办好的不受影响。")
        return redirect("citizen:matter", number)
    context = {"matter": found, "form": form}
    return render(request, "citizen/matter_withdrawal.html", context, status=422 if form.errors else 200)


@require_safe
@citizen_only
def document(request, number, paper):
    """A paper of the whole matter as a PDF."""
    found = get_object_or_404(reads.documents_of(visible_matter(request.actor, number)), pk=paper)
    return paper_in_browser(found, number, request.actor)
