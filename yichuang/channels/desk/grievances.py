"""Bad ratings and complaints at the desk: by light, one page each with the acts open to this person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.cases import Button
from yichuang.channels.desk.lights import WORDS, clock_told, day
from yichuang.channels.desk.sheets.grievances import GRAVE, SHEETS, GrievanceForm, do, kind_of
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases.reads import page_of_newest
from yichuang.domain.evaluation import reads
from yichuang.domain.evaluation.states import BAD_RATINGS, COMPLAINTS
from yichuang.domain.evaluation.tables import CHANNELS, CLOCK_WORDS, GRADES
from yichuang.kernel.codes import masked

CALLS = frozenset({"contact", "explain", "revisit"})  # acts of which a call is part
WHO = ("SUPERVISOR", "CHIEF", "HEAD")
TABLES = {"badrating": BAD_RATINGS, "complaint": COMPLAINTS}
PAGES = {"badrating": "desk:bad-rating", "complaint": "desk:complaint"}
VIEWS = {"": "在办的", "ended": "已办结"}
LISTS = {
    "badrating": (reads.bad_ratings, "差评", "desk/bad_ratings.html"),
    "complaint": (reads.complaints, "投诉、咨询", "desk/complaints.html"),
}


def listed(request, kind: str):
    """One of the two lists: the open ones by their nearest date, of one light where wanted; or the ended ones."""
    found, title, template = LISTS[kind]
    view = "ended" if request.GET.get("view") == "ended" else ""
    light = request.GET.get("light", "") if request.GET.get("light", "") in WORDS else ""
    cursor = request.GET.get("after", "")
    rows = found(request.actor)
    if view:
        page = page_of_newest(rows.filter(queued_on__isnull=True).order_by("-id"), cursor)
    else:
        waiting = rows.filter(queued_on__isnull=False)
        page = reads.page(reads.lit(waiting, light) if light else waiting, cursor)
    kept = urlencode({"view": view, "light": light})
    context = {
        "title": title,
        "rows": [(row, *reads.light_word(row), day(row.due_on) if row.due_on else "") for row in page.results],
        "view": view,
        "views": VIEWS.items(),
        "light": light,
        "lights": WORDS.items(),
        "next": f"?{kept}&after={page.next}" if page.next else "",
        "first": f"?{kept}" if cursor else "",
    }
    return render(request, template, context)


@require_safe
@only(*WHO)
def bad_ratings(request):
    return listed(request, "badrating")


@require_safe
@only("SUPERVISOR", "CHIEF", "HEAD", "COUNTER")
def complaints(request):
    return listed(request, "complaint")


def told_of(request, thing) -> dict:
    """What the pages of one of them share."""
    return {
        "thing": thing,
        "light": reads.light_word(thing),
        "clocks": [clock_told(clock, CLOCK_WORDS[clock.kind]) for clock in reads.clocks_of(thing)],
        "moments": list(reversed(reads.story(thing, inside=True))),
        "buttons": buttons(request.actor, thing),
    }


def buttons(actor, thing) -> list[Button]:
    table, sheets = TABLES[kind_of(thing)], SHEETS[kind_of(thing)]
    return [
        Button(
            table.words[row.act],
            reverse(f"{PAGES[kind_of(thing)]}-act", args=[thing.number, row.act]),
            "warning" if row.act in GRAVE else "",
            at_once=False,
        )
        for row in reads.open_acts(actor, thing)
        if row.act in sheets
    ]


@require_safe
@only(*WHO)
def bad_rating(request, number):
    """What was said, of which service, and what is done about it; the rater's name to who has to call alone."""
    bad = found_or_404(reads.bad_rating, request.actor, number)
    asked = bad.invitation
    tags = reads.set_called(bad.rating.tag_set)
    offered = {tag.code: tag.text for tag in tags.tags.all()} if tags else {}
    context = told_of(request, bad) | {
        "given": [(one, GRADES[one.stars]) for one in reads.ratings_of(asked)],
        "grade": GRADES[bad.rating.stars],
        "tags": [offered.get(code, code) for code in bad.rating.tags],
        "way": CHANNELS[bad.rating.way],
        "phone": masked(bad.rating.phone),
    }
    return render(request, "desk/bad_rating.html", context)


@require_safe
@only(*WHO)
def complaint(request, number):
    found = found_or_404(reads.complaint, request.actor, number)
    return render(request, "desk/complaint.html", told_of(request, found) | {"phone": masked(found.phone)})


def acted(request, thing, act: str):
    """One act on one of them; refusals stand inside the form."""
    table, sheets = TABLES[kind_of(thing)], SHEETS[kind_of(thing)]
    if act not in sheets:
        raise Http404
    table.row_for(thing, act, request.actor, None)
    form = GrievanceForm(**sent(request), thing=thing, act=act)
    if form.is_valid():
        with said_in(form):
            done = do(thing, act, by=request.actor, facts=form.facts())
            messages.success(request, f"“{table.words[act]}”已办好：{done.number}，{done.get_state_display()}。")
            return redirect(PAGES[kind_of(thing)], thing.number)
    context = {
        "thing": thing,
        "form": form,
        "word": table.words[act],
        "says": sheets[act][1],
        "back": reverse(PAGES[kind_of(thing)], args=[thing.number]),
        "grave": act in GRAVE,
        "called": called(thing) if act in CALLS else None,
        "kind": kind_of(thing),
    }
    return render(request, "desk/grievance_act.html", context, status=422 if form.errors else 200)


def called(thing) -> tuple[str, str, str] | None:
    """Whom to call, the number masked, and what they said: in sight while it is written down what they answered. None
    where nobody left a number, or the matter has ended."""
    said = thing.rating if kind_of(thing) == "badrating" else thing
    words = said.words if kind_of(thing) == "badrating" else said.text
    return (said.name, masked(said.phone), words) if said.phone and not thing.closed_on else None


@only(*WHO)
def bad_rating_act(request, number, act):
    return acted(request, found_or_404(reads.bad_rating, request.actor, number), act)


@only(*WHO)
def complaint_act(request, number, act):
    return acted(request, found_or_404(reads.complaint, request.actor, number), act)
