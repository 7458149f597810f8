"""What colleagues are told in the house: the newest first."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.notices import acts, reads

LEADS_TO = {
    "askedfirst": "desk:asked", "badrating": "desk:bad-rating", "bulletin": "desk:bulletin",
    "campaign": "desk:campaign", "card": "desk:card", "cardrule": "desk:card-rule", "case": "desk:case",
    "complaint": "desk:complaint", "evaluation": "desk:evaluation", "matter": "desk:matter",
    "objection": "desk:objection", "patrol": "desk:patrol", "refusal": "desk:refusal",
}  # fmt: skip


@require_safe
@staff_only
def inbox(request):
    before = request.GET.get("before", "")
    page = page_of_newest(reads.inbox(request.actor), before, 20)
    context = {
        "notices": [(notice, leads_to(notice)) for notice in page.results],
        "upto": page.results[0].pk if page.results and not before else 0,
        "unread": reads.unread_count(request.actor),
        "next": f"?before={page.next}" if page.next else "",
        "before": before,
    }
    return render(request, "desk/inbox.html", context)


def leads_to(notice) -> str:
    """The desk page of what a message is about, where there is one; it asks again who may see it."""
    kind, _, number = notice.about.partition(":")
    return reverse(LEADS_TO[kind], args=[number]) if kind in LEADS_TO else ""


@require_POST
@staff_only
def inbox_seen(request):
    """Everything the page showed, and what lies below it, is read."""
    upto = request.POST.get("upto", "")
    if not upto.isdecimal() or len(upto) > 18:
        raise Http404
    acts.read(by=request.actor, upto=int(upto))
    return redirect("desk:inbox")
