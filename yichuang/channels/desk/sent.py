"""What was sent to people, and what could not be: the log supervisors read, and the dead letters they send again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import only
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.identity import reads as identity
from yichuang.domain.notices import acts, reads
from yichuang.domain.notices.states import State
from yichuang.kernel.codes import masked


@require_safe
@only("SUPERVISOR")
def sent(request):
    state = request.GET.get("state", "")
    page = page_of_newest(reads.log(request.actor, state), request.GET.get("before", ""))
    context = {
        "lines": [line(delivery) for delivery in page.results],
        "states": State.choices,
        "state": state,
        "writes_texts": identity.supervises_the_district(request.actor),
        "next": f"?state={state if state in State.values else ''}&before={page.next}" if page.next else "",
    }
    return render(request, "desk/sent.html", context)


def line(delivery) -> dict:
    """One message on one way; of the number only what tells it from others."""
    notice = delivery.notice
    return {
        "delivery": delivery,
        "notice": notice,
        "to": masked(delivery.phone) if delivery.phone else notice.account,
        "about": notice.about.partition(":")[2],
        "is_dead": delivery.state == State.DEAD,
    }


@require_POST
@only("SUPERVISOR")
def send_again(request, delivery):
    found = reads.dead(request.actor).filter(pk=delivery).first()
    if found is None:
        raise Http404
    acts.try_again(found)
    messages.success(request, "短信会在几分钟内重新发送。")
    return redirect("desk:sent")
