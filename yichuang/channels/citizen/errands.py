"""My errands: where each matter stands, why its dates are what they are, and what is asked of me now."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.citizen import clocks
from yichuang.channels.citizen.afterwards import about
from yichuang.channels.citizen.applying import load
from yichuang.channels.citizen.handing_in import papers
from yichuang.channels.citizen.hearing import called_hearing, offered_hearing
from yichuang.channels.citizen.places import collecting
from yichuang.channels.citizen.rating import offered_for
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.citizen.standing import standing
from yichuang.channels.shared.downloads import in_browser, paper_in_browser
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.questions import shown
from yichuang.domain.cases import acts, reads
from yichuang.kernel import files
from yichuang.kernel.codes import masked, masked_name

PAGE = 20
ASKED = {  # the most pressing first
    "CORRECTION": "请您补交材料",
    "READY": "结果已经办好，请您领取",
    "DRAFT": "还没有提交，请接着填完再提交",
}


BEFORE_ACCEPTANCE = {"SUBMITTED", "PRE_REVIEW", "RECEIVED", "CORRECTION"}
AFTER_IT = {
    "ACCEPTED",
    "IN_REVIEW",
    "SPECIAL",
    "PENDING_DECISION",
    "GRANTED",
    "CERT_MAKING",
}  # not yet at the exit window


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label="为什么撤回",
        max_length=500,
        help_text="写一句话就行，例如：材料要重新准备",
        widget=forms.Textarea({"rows": 3}),
    )


def pressing(case) -> int:
    return list(ASKED).index(case.state)


@require_safe
@citizen_only
def errands(request):
    """What is asked of me first, for whomever; then everything of the party I act for, the newest first."""
    seen = reads.visible_to(request.actor)
    mine = seen.filter(party_number=request.actor.party)
    before = request.GET.get("before", "")
    listed = mine.filter(id__lt=before) if before.isdigit() else mine
    cases = list(listed.order_by("-id")[: PAGE + 1])
    asked = [] if before else sorted(seen.filter(state__in=ASKED).order_by("-id"), key=pressing)
    context = {
        "asked": [(case, ASKED[case.state]) for case in asked],
        "cases": [(case, clocks.light(case)) for case in cases[:PAGE]],
        "next": f"?{urlencode({'before': cases[PAGE - 1].id})}" if len(cases) > PAGE else "",
        "before": before,
    }
    return render(request, "citizen/errands.html", context)


def masked_answer(question, answer) -> str:
    """An answer as the page of a matter shows it: numbers of persons only in part, for eyes over the shoulder."""
    told = shown(question, answer)
    return masked(told) if question.type in ("id_number", "phone") else told


@require_safe
@citizen_only
def errand(request, number):
    case = load(request, number)
    context = {
        "case": case,
        "asked": ASKED.get(case.state, ""),
        "standing": standing(case),
        "sent_up": bool(case.body_above) and case.state == "PENDING_DECISION",
        "correct_by": clocks.day(case.correction_due) if case.correction_due else "",
        "promised": case.terms["promise"]["length"] if case.state in BEFORE_ACCEPTANCE else 0,
        "collecting": collecting(case) if case.state == "READY" else None,
        "agent": masked_name(case.agent_name) if case.agent_name else "",
        "fee": reads.fee_told(case),
        "barred": reads.barred_until(case.party_number) if case.post_check == "false" else None,
        "hearing": offered_hearing(case),
        "called": called_hearing(case),
        "rate_at": offered_for(case.number),
        **about(case),
        "owed": case.owed if case.state in BEFORE_ACCEPTANCE | AFTER_IT else [],
        "light": clocks.light(case),
        "way": reads.way(case),
        **clocks.by_running(reads.clocks_of(case)),
        "moments": list(reversed(reads.timeline(case, inside=False))),
        "documents": reads.documents_of(case),
        "papers": papers(case),
        "failed": [waiver for waiver in reads.waivers(case) if waiver.fault],
        "answers": [(q.label, masked_answer(q, answer)) for q, answer in reads.answered(case, case.version)],
        "open_acts": {row.act for row in reads.open_acts(request.actor, case)},
    }
    return render(request, "citizen/errand.html", context)


@citizen_only
def withdrawal(request, number):
    case = load(request, number)
    form = WithdrawalForm(**sent(request))
    if form.is_valid():
        acts.withdraw(case, by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, "申请已撤回。需要时可以重新申请。")
        return redirect("citizen:errand", number)
    context = {"case": case, "form": form}
    return render(request, "citizen/withdrawal.html", context, status=422 if form.errors else 200)


@citizen_only
@require_POST
def password(request, number):
    """A new query password in place of one that was forgotten or locked."""
    acts.renew_password(load(request, number), by=request.actor)
    messages.success(request, "查询密码已更换，请看下面“查询密码”一栏。")
    return redirect("citizen:errand", number)


@require_safe
@citizen_only
def document(request, number, paper):
    """A paper of this errand as a PDF."""
    found = get_object_or_404(reads.documents_of(load(request, number)), pk=paper)
    return paper_in_browser(found, number, request.actor)


@require_safe
@citizen_only
def file(request, number, supply):
    """A file handed in with this errand."""
    case = load(request, number)
    found = next(
        (each for paper in papers(case) for each in paper["supplies"] if each.pk == supply and each.file), None
    )
    stored = files.of(found.by, found.file).first() if found else None
    if stored is None:
        raise Http404
    return in_browser(stored)
