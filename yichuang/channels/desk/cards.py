"""红黄牌 at the desk: the cards of one's own body by light, one card with its evidence, and the supervisor's board."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.card_forms import FORMS
from yichuang.channels.shared.downloads import in_browser, paper_in_browser
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.supervision import reads
from yichuang.domain.supervision.tables import COLOURS, SHOWN

VIEWS = {"": "未撤销的", "mine": "我的", "waiting": "等答复", "to_decide": "等复核", "withdrawn": "已撤销"}


def visible_card(actor, number: str):
    return found_or_404(lambda: reads.visible_to(actor).get(number=number))


def asked(request) -> dict:
    """The filters of the address, those nobody offers left out."""
    view, colour = request.GET.get("view", ""), request.GET.get("colour", "")
    return {
        "view": view if view in VIEWS else "",
        "colour": colour if colour in SHOWN else "",
        "unit": request.GET.get("unit", "")[:12],
    }


@require_safe
@staff_only
def cards(request):
    """The cards this person may see, the newest first. None at all is what everybody wants, and the page says so."""
    filters = asked(request)
    page = page_of_newest(reads.listed(request.actor, **filters), request.GET.get("before", ""))
    kept = "&".join(f"{name}={value}" for name, value in filters.items() if value)
    context = {
        "cards": page.results,
        "views": VIEWS.items(),
        "colours": [(colour, COLOURS[colour]) for colour in SHOWN],
        **filters,
        "waiting": reads.waiting(),
        "next": f"?{kept}&before={page.next}" if page.next else "",
        "before": request.GET.get("before", ""),
    }
    return render(request, "desk/cards.html", context)


@require_safe
@only("SUPERVISOR")
def card_board(request):
    """Every body with cards that stand, the rules that wait for a yes, and what is to be decided."""
    return render(request, "desk/card_board.html", {"units": reads.board(request.actor), "waiting": reads.waiting()})


@require_safe
@staff_only
def card(request, number):
    found = visible_card(request.actor, number)
    open_acts = reads.open_acts(request.actor, found)
    showings = reads.showings_of(found)
    context = {
        "card": found,
        "person": reads.name_of(found.person),
        "replied_by": reads.name_of(found.replied_by),
        "showings": showings,
        "newest": showings[0],
        "why": reads.why_this_one(found, showings[0]),
        "story": reads.story_of(found),
        "documents": reads.documents_of(found),
        "forms": [(act, FORMS[act][0], FORMS[act][1](auto_id=f"{act}-%s")) for act in open_acts],
        "case": found.about.removeprefix("case:") if found.about.startswith("case:") else "",
    }
    return render(request, "desk/card.html", context)


@require_safe
@staff_only
def card_document(request, number, paper):
    """The supervision sheet (督办单) as a PDF."""
    found = get_object_or_404(reads.documents_of(visible_card(request.actor, number)), pk=paper)
    return paper_in_browser(found, number, request.actor)


@require_safe
@staff_only
def card_proof(request, number):
    """The file that shows what was found."""
    found = visible_card(request.actor, number)
    if found.proof is None:
        raise Http404
    return in_browser(found.proof)
