"""What the system could not finish: seals that failed or are long in coming, messages nobody took. Each can be tried
again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import reads as notices
from yichuang.kernel import documents, news

MOST_SHOWN = 100


@require_safe
@only("SUPERVISOR")
def troubles(request):
    papers = unsealed_papers(request.actor)
    context = {
        "papers": [(paper, paper.thing.partition(":")[2]) for paper in papers[:MOST_SHOWN]],
        "most": MOST_SHOWN,
        "waiting": papers.count(),
        "dead": dead_messages(request.actor)[:MOST_SHOWN],
        "unsent": notices.dead(request.actor).count(),
    }
    return render(request, "desk/troubles.html", context)


def unsealed_papers(actor):
    """Those of the bodies this person supervises, whose seal failed or is long in coming."""
    served = identity.bodies_served(actor, "SUPERVISOR")
    return documents.troubled().filter(body__in=[body.code for body in served])


def dead_messages(actor):
    """Messages belong to no body: whoever supervises the whole district looks after them."""
    return news.dead() if identity.supervises_the_district(actor) else news.dead().none()


@require_POST
@only("SUPERVISOR")
def seal_again(request, paper):
    found = unsealed_papers(request.actor).filter(pk=paper)
    if not documents.try_again(found):
        raise Http404
    messages.success(request, "正在重新盖章，过几分钟再看结果。")
    return redirect("desk:troubles")


@require_POST
@only("SUPERVISOR")
def seal_all_again(request):
    """After a long fault of the seal system: everything at once."""
    count = documents.try_again(unsealed_papers(request.actor))
    messages.success(request, f"{count} 份文书正在重新盖章，过几分钟再看结果。")
    return redirect("desk:troubles")


@require_POST
@only("SUPERVISOR")
def tell_again(request, message):
    if not dead_messages(request.actor).filter(pk=message).exists():
        raise Http404
    news.revive(message)
    messages.success(request, "消息会马上重新投递。")
    return redirect("desk:troubles")
