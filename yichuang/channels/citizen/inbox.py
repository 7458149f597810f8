"""My messages: what I was told, the newest first, and whether I want SMS too."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.citizen.session import citizen_only
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.notices import acts, reads

LEADS_TO = {"case": "citizen:errand", "invitation": "citizen:invited", "complaint": "citizen:complaint"}


@require_safe
@citizen_only
def inbox(request):
    before = request.GET.get("before", "")
    page = page_of_newest(reads.inbox(request.actor), before, 20)
    context = {
        "notices": [(notice, leads_to(notice)) for notice in page.results],
        "upto": page.results[0].pk if page.results and not before else 0,
        "next": f"?before={page.next}" if page.next else "",
        "before": before,
    }
    return render(request, "citizen/inbox.html", context)


def leads_to(notice) -> str:
    """The page of the matter a message is about, where there is one; it asks for the same sign-in."""
    kind, _, number = notice.about.partition(":")
    return reverse(LEADS_TO[kind], args=[number]) if kind in LEADS_TO else ""


@citizen_only
@require_POST
def seen(request):
    """Everything the page showed, and what lies below it, is read."""
    upto = request.POST.get("upto", "")
    if not upto.isdecimal() or len(upto) > 18:
        raise Http404
    acts.read(by=request.actor, upto=int(upto))
    return redirect("citizen:inbox")


@citizen_only
@require_POST
def choice(request):
    wanted = request.POST.get("sms") == "yes"
    acts.choose(by=request.actor, sms=wanted)
    said = "短信提醒已打开。" if wanted else "短信提醒已关闭。法律要求告知您的事，仍然会放进“我的消息”。"
    messages.success(request, said)
    return redirect("citizen:profile")
