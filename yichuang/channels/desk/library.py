"""The item library: the versions a member of staff works on, the figures, one item, two versions side by side."""

from django import forms
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.queue import bodies_served
from yichuang.channels.shared.loading import found_or_404
from yichuang.domain.catalogue import acts, reads
from yichuang.domain.catalogue.rules.keepers import editor
from yichuang.domain.catalogue.states import State
from yichuang.domain.identity import reads as identity

SIZE = 50


class FilterForm(forms.Form):
    q = forms.CharField(
        label="名称或编码",
        required=False,
        max_length=60,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    body = forms.ChoiceField(label="机构", required=False)
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部"), *((s.value, s.label) for s in State if s not in (State.REPLACED, State.DISCARDED))],
    )
    errors = forms.BooleanField(label="只看有错误的", required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "全部"), *bodies_served(actor)]

    def asked(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def narrowed(actor, asked: dict):
    found = reads.keeper(actor, body=asked.get("body", ""), state=asked.get("state", ""))
    if words := asked.get("q", "").strip():
        found = found.filter(Q(item=words.upper()) | Q(name__contains=words))
    if "errors" in asked:
        found = found.filter(errors_open__gt=0)
    return found.order_by("item", "-version")


def piece(found, after: str):
    """A piece of the list after "code~version"; the place of the next one."""
    code, _, version = after.rpartition("~")
    if code and version.isdigit():
        found = found.filter(Q(item__gt=code) | Q(item=code, version__lt=int(version)))
    rows = list(found[: SIZE + 1])
    last = rows[SIZE - 1] if len(rows) > SIZE else None
    return rows[:SIZE], f"{last.item_id}~{last.version}" if last else ""


@require_safe
@staff_only
def items(request):
    form = FilterForm(request.GET, actor=request.actor)
    asked = form.asked()
    versions, after = piece(narrowed(request.actor, asked), request.GET.get("after", ""))
    context = {
        "form": form,
        "versions": versions,
        "narrowed": bool(asked),
        "keeps_words": identity.supervises_the_district(request.actor),
        "next": f"?{urlencode(asked | {'after': after})}" if after else "",
        "first": f"?{urlencode(asked)}" if request.GET.get("after") else "",
    }
    return render(request, "desk/items.html", context)


@require_safe
@staff_only
def figures(request):
    """引用率, 填报率, 发布率 and what the reform saved, each with what it is a share of, and the open findings."""
    served = bodies_served(request.actor)
    asked = request.GET.get("body", "")
    body = asked if asked in dict(served) else ""
    context = {
        "served": served,
        "body": body,
        "library": reads.library(body=body),
        "optimisation": reads.optimisation(body=body),
        "compression": reads.compression(body=body),
        "rules": reads.findings_by_rule(body=body),
    }
    return render(request, "desk/items_figures.html", context)


def versions_of(request, code):
    versions = list(reads.versions_of(code, by=request.actor))
    if not versions:
        raise Http404
    return versions


@require_safe
@staff_only
def item(request, code):
    """One item over all its versions."""
    versions = versions_of(request, code)
    preparing = any(version.state in (State.DRAFT, State.SUBMITTED, State.REVIEWED) for version in versions)
    context = {
        "item": versions[0].item,
        "versions": versions,
        "may_draft": editor(request.actor, versions[0]) and not preparing,
    }
    return render(request, "desk/item.html", context)


@require_POST
@staff_only
def new_version(request, code):
    """Begin the next version as a copy of the one in force."""
    version = acts.new_version(versions_of(request, code)[0].item, by=request.actor)
    return redirect("desk:version", version.number)


@require_safe
@staff_only
def comparison(request, code):
    """Two versions side by side: only what differs."""
    numbers = [version.number for version in versions_of(request, code)]
    new = request.GET.get("new") if request.GET.get("new") in numbers else numbers[0]
    old = request.GET.get("old") if request.GET.get("old") in numbers else numbers[min(1, len(numbers) - 1)]
    pair = [found_or_404(lambda number: reads.version(number, by=request.actor), number) for number in (old, new)]
    context = {"numbers": numbers, "old": pair[0], "new": pair[1], "differences": reads.compare(*pair)}
    return render(request, "desk/item_comparison.html", context)
