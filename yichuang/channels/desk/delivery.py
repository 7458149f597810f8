"""Behind the decision: certificates to be made, results to be handed over, results ready to be fetched."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only
from yichuang.channels.desk.by_list import choosing
from yichuang.domain.cases import reads

LISTS = {
    "ready": ("待领取、待送达", ("READY",), "DELIVERY"),
    "making": ("待制证、待转出件窗口", ("GRANTED", "CERT_MAKING", "DENIED"), "CERT_CLERK"),
}


@require_safe
@only("DELIVERY", "CERT_CLERK")
def delivery(request):
    """Two lists; the first that this person works on is open. The person at the window is found by search."""
    lists = {key: one for key, one in LISTS.items() if one[2] in request.actor.roles}
    shown = request.GET.get("list") if request.GET.get("list") in lists else next(iter(lists))
    page = reads.page_of_queue(reads.queue(request.actor, states=lists[shown][1]), request.GET.get("after", ""))
    context = {
        "lists": [
            (key, word, reads.counted(reads.queue(request.actor, states=states)))
            for key, (word, states, _) in lists.items()
        ],
        "shown": shown,
        "title": lists[shown][0],
        "lines": lights.lines(page.results),
        "next": f"?list={shown}&after={page.next}" if page.next else "",
        **choosing(request),
    }
    return render(request, "desk/delivery.html", context)
