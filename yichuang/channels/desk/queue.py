"""My queue: what waits, the nearest date first; narrowed, searched, and taken away as a table."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.by_list import choosing
from yichuang.channels.shared.tables import as_table
from yichuang.domain.cases import reads
from yichuang.domain.cases.states import BEFORE_ACCEPTANCE, DECIDED, OPEN, State
from yichuang.domain.identity import reads as identity

MINE, BODY, UNCLAIMED = "mine", "body", "unclaimed"
VIEWS = {BODY: "本机构待办", MINE: "我承办的", UNCLAIMED: "待认领"}
STAGES = {
    "intake": ("待收件、受理", BEFORE_ACCEPTANCE),
    "correction": ("等申请人补正", (State.CORRECTION,)),
    "review": ("审查中", (State.ACCEPTED, State.IN_REVIEW)),
    "special": ("特别程序中", (State.SPECIAL,)),
    "decision": ("待决定", (State.PENDING_DECISION,)),
    "decided": ("已决定，待制证送达", DECIDED),
}
HELD = {"applicant": "申请人", "outside": "外部机关", "others": "其他同事和窗口"}
CAN_BE_CLAIMED = (State.ACCEPTED, State.IN_REVIEW)


class FilterForm(forms.Form):
    """Filters stand in the address, so that a narrowed queue can be kept as a bookmark."""

    view = forms.ChoiceField(choices=list(VIEWS.items()), required=False, widget=forms.HiddenInput)
    stage = forms.ChoiceField(
        label="阶段", choices=[("", "全部"), *((key, word) for key, (word, _) in STAGES.items())], required=False
    )
    light = forms.ChoiceField(label="灯", choices=[("", "全部"), *lights.WORDS.items()], required=False)
    held = forms.ChoiceField(label="在谁手上", choices=[("", "全部"), *HELD.items()], required=False)
    item = forms.CharField(
        label="事项（名称或编码）",
        required=False,
        max_length=60,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    body = forms.ChoiceField(label="机构", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        served = bodies_served(actor)
        if len(served) > 1:
            self.fields["body"].choices = [("", "全部"), *served]
        else:
            del self.fields["body"]

    def asked(self) -> dict:
        """What of the address could be read; a filter nobody offers is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def bodies_served(actor) -> list[tuple[str, str]]:
    """The bodies whose cases this person may meet: by own posts, or every body where a post serves all."""
    return [(body.code, body.short_name) for body in identity.bodies_served(actor) if not body.is_collective]


def question(asked: dict) -> dict:
    """A view with its filters in the words of `reads.queue`, and as JSON knows them."""
    view = asked.get("view", BODY)
    everything = OPEN if "held" in asked else ()  # what waits for the applicant is in correction, too
    states = STAGES[asked["stage"]][1] if "stage" in asked else CAN_BE_CLAIMED if view == UNCLAIMED else everything
    told = {
        "mine": view == MINE,
        "handler": "" if view == UNCLAIMED else None,
        "body": asked.get("body", ""),
        "item": asked.get("item", "").strip(),
        "light": asked.get("light", ""),
        "held": asked.get("held", ""),
    }
    return told | ({"states": states} if states else {})


def narrowed(actor, asked: dict):
    """The cases of one view with its filters."""
    return reads.queue(actor, **question(asked))


def words_of(form) -> dict[str, str]:
    """Each view by name: who serves several bodies has the cases of all of them."""
    return VIEWS | ({BODY: "各机构待办"} if "body" in form.fields else {})


def views(actor, kept: dict, words: dict) -> list[tuple]:
    """Each view with its address and how many it holds under the same filters."""
    of_view = {view: kept | {"view": view} for view in words}
    return [
        (view, word, f"?{urlencode(of_view[view])}", reads.counted(narrowed(actor, of_view[view])))
        for view, word in words.items()
    ]


@require_safe
@staff_only
def queue(request):
    form = FilterForm(request.GET, actor=request.actor)
    asked = form.asked()
    page = reads.page_of_queue(narrowed(request.actor, asked), request.GET.get("after", ""))
    kept = {name: value for name, value in asked.items() if name != "view"}
    context = {
        "form": form,
        "views": views(request.actor, kept, words_of(form)),
        "view": asked.get("view", BODY),
        "title": words_of(form)[asked.get("view", BODY)],
        "lines": lights.lines(page.results),
        "narrowed": bool(kept),
        "one_body": "" if "body" in form.fields else "yes",
        "next": f"?{urlencode(asked | {'after': page.next})}" if page.next else "",
        "first": f"?{urlencode(asked)}" if request.GET.get("after") else "",
        "export": urlencode(asked),
        "most": MOST_EXPORTED,
        **choosing(request),
    }
    return render(request, "desk/queue.html", context)


@require_safe
@staff_only
def search(request):
    """By case number, licence identifier or number, or the applicant's whole name. One hit opens at once."""
    words = request.GET.get("q", "").strip()
    page = reads.page_of_newest(reads.found(request.actor, words), request.GET.get("after", "")) if words else None
    if page and len(page.results) == 1 and not request.GET.get("after"):
        return redirect("desk:case", page.results[0].number)
    context = {
        "words": words,
        "lines": lights.lines(page.results) if page else [],
        "next": f"?{urlencode({'q': words, 'after': page.next})}" if page and page.next else "",
    }
    return render(request, "desk/search.html", context)


MOST_EXPORTED = 5000  # rows at once; more are made by the worker (exports.py)
TOO_LONG = f"这个列表超过{MOST_EXPORTED}行，不能直接下载。请点列表下方的“做成文件”：后台做好了，再来取。"


@require_safe
@staff_only
def export(request, ending):
    """The narrowed list as a table, without names or numbers of persons; never half of one."""
    asked = FilterForm(request.GET, actor=request.actor).asked()
    cases = list(narrowed(request.actor, asked)[: MOST_EXPORTED + 1])
    if len(cases) > MOST_EXPORTED:
        messages.warning(request, TOO_LONG)
        return redirect(f"{reverse('desk:queue')}?{urlencode(asked)}")
    names = lights.names_in(cases)
    return as_table("办件", reads.COLUMNS, [reads.row_of(case, names) for case in cases], ending)
