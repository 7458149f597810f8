"""The whole phone somebody left with a complaint, a bad rating or an objection: opened for a reason that is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.evaluation import reads as evaluation
from yichuang.domain.identity import reads as identity
from yichuang.domain.performance.reads import evaluations as performance
from yichuang.domain.performance.reads.objections import objections
from yichuang.domain.supervision.reads import campaigns
from yichuang.kernel import unmasking
from yichuang.kernel.models.unmaskings import WHY

SIZE = 50
PAGES = {
    "complaint": "desk:complaint",
    "badrating": "desk:bad-rating",
    "objection": "desk:objection",
    "evaluation": "desk:evaluation",
}


@dataclass(frozen=True)
class Left:
    """A phone somebody left with a thing, in words, and the page it was left for."""

    thing: object
    phone: str
    told: str
    region: str

    @property
    def page(self) -> str:
        kind, number = self.thing.thing.split(":", 1)
        return reverse(PAGES[kind], args=[number])


def with_a_complaint(actor, number: str) -> Left:
    found = evaluation.complaint(actor, number)
    phone = "" if found.closed_on else found.phone
    told = f"{found.get_kind_display()} {number} 来访人的电话"
    return Left(found, phone, told, found.body.region_id)


def with_a_bad_rating(actor, number: str) -> Left:
    found = evaluation.bad_rating(actor, number)
    phone = found.rating.phone if found.is_real_name and not found.closed_on else ""
    told = f"差评 {number} 评价人的电话"
    return Left(found, phone, told, found.body.region_id)


def with_an_objection(actor, number: str) -> Left:
    found = campaigns.objection(actor, number)
    told = f"评选异议 {number} 提出人的电话"
    return Left(found, found.phone, told, identity.district().code)


def with_an_evaluation(actor, number: str) -> Left:
    """`number` of the evaluation, a colon, and the place of the objection."""
    year, _, place = number.rpartition(":")
    found = performance.evaluation(actor, year)
    one = next((each for each in objections(found) if str(each.place) == place), None)
    if one is None:
        raise Http404
    told = f"绩效自评 {year} 第{place}条异议提出人的电话"
    return Left(found, one.phone, told, found.body.region_id)


LEFT: dict[str, Callable[..., Left]] = {
    "complaint": with_a_complaint,
    "badrating": with_a_bad_rating,
    "objection": with_an_objection,
    "evaluation": with_an_evaluation,
}


class WhyForm(forms.Form):
    why = forms.ChoiceField(label="查看事由", choices=[("", "请选择"), *WHY])
    note = line("说明", "监督检查的写明查的是什么；别的可以不填", required=False)


@staff_only
def phone(request, kind, number):
    """The whole phone, after a reason was given; reason and person are kept before it is told."""
    if kind not in LEFT:
        raise Http404
    left = found_or_404(LEFT[kind], request.actor, number)
    if not left.phone:
        raise Http404
    form, shown = WhyForm(**sent(request)), None
    if form.is_valid():
        with said_in(form):
            unmasking.note(left.thing, left.told, by=request.actor, region=left.region, **form.cleaned_data)
            shown = left.phone
    context = {"left": left, "form": form, "shown": shown, "looks": unmasking.of(left.thing)[:SIZE]}
    return render(request, "desk/phone.html", context, status=422 if form.errors else 200)
