"""Whole personal numbers: opened from a case for a reason, and the list of all such looks, phones people left with
others among them, for those who supervise."""

from dataclasses import dataclass, replace
from datetime import datetime

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk import phones
from yichuang.channels.desk.access import only, staff_only
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.cases.tables import WHY_LOOK
from yichuang.domain.identity import reads as identity
from yichuang.domain.licences import reads as licences
from yichuang.kernel import unmasking
from yichuang.kernel.actors import AUDITOR

SIZE = 50


class NumbersForm(forms.Form):
    why = forms.ChoiceField(label="查看事由", choices=[("", "请选择"), *WHY_LOOK])
    note = line("说明", "监督检查的写明查的是什么；别的可以不填", required=False)


@staff_only
def case_numbers(request, number):
    """The whole numbers of a case, after a reason was given; reason and person are kept."""
    case = visible_case(request.actor, number)
    form, shown = NumbersForm(**sent(request)), None
    if form.is_valid():
        with said_in(form):
            shown = acts.open_numbers(case, by=request.actor, **form.cleaned_data)
    context = {"case": case, "form": form, "shown": shown, "looks": reads.looks_at(case)[:SIZE]}
    return render(request, "desk/case_numbers.html", context, status=422 if form.errors else 200)


class FilterForm(forms.Form):
    person = forms.ChoiceField(label="谁", required=False)
    on = DateField(label="哪一天", required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [
            ("", "全部"),
            *((each.number, f"{each.name}（{each.number}）") for each in people),
        ]


@dataclass(frozen=True)
class Line:
    """One look, or one file taken away. They are ordered by time, then kind, then key."""

    at: datetime
    kind: str
    key: int
    who: str
    what: str
    href: str
    why: str

    @property
    def place(self) -> tuple:
        return (self.at, self.kind, self.key)

    @property
    def cursor(self) -> str:
        return f"{self.at.isoformat()}~{self.kind}~{self.key}"


def of_case(look) -> Line:
    who = " ".join(filter(None, (look.who.get("post"), look.who.get("actor"))))
    what = f"办件 {look.case.number} 的完整号码"
    said = "：".join(filter(None, (look.get_why_display(), look.note)))
    return Line(look.at, "case", look.pk, who, what, reverse("desk:case", args=[look.case.number]), said)


def of_licence(reading) -> Line:
    who = " ".join(filter(None, (reading.who.get("post"), reading.who.get("actor"))))
    licence = reading.licence
    said = "：".join(filter(None, (reading.get_why_display(), reading.case_number)))
    href = reverse("desk:licence", args=[licence.number])
    return Line(reading.at, "licence", reading.pk, who, f"{licence.type.name} {licence.number} 的照面信息", href, said)


def of_phone(look) -> Line:
    who = " ".join(filter(None, (look.who.get("post"), look.who.get("actor"))))
    said = "：".join(filter(None, (look.get_why_display(), look.note)))
    kind, number = look.thing.split(":", 1)
    return Line(look.at, "phone", look.pk, who, look.told, reverse(phones.PAGES[kind], args=[number]), said)


def of_export(taken, names: dict) -> Line:
    export = taken.export
    who = f"{names.get(export.account, '')} {export.account}".strip()
    return Line(taken.at, "export", taken.pk, who, f"取走导出文件，{export.rows} 行", "", export.told)


def newest(actor, account: str, on, before: tuple | None) -> list[Line]:
    """What comes before a place, of all four kinds, the newest first."""
    asked = {"account": account, "on": on}
    kinds = {
        "case": reads.looks(actor, **asked),
        "licence": licences.read_at_desks(actor, **asked),
        "export": reads.exports_taken(actor, **asked),
        "phone": unmasking.seen_by(actor, role={"SUPERVISOR", AUDITOR}, **asked),
    }
    if before:
        at, of_kind, key = before
        below = {kind: key if kind == of_kind else None for kind in kinds}
        kinds = {kind: reads.earlier(rows, at, below[kind], kind < of_kind) for kind, rows in kinds.items()}
    rows = {kind: list(each[: SIZE + 1]) for kind, each in kinds.items()}
    names = identity.names_of({each.export.account for each in rows["export"]})
    found = [*map(of_case, rows["case"]), *map(of_licence, rows["licence"])]
    found += [*(of_export(each, names) for each in rows["export"]), *map(of_phone, rows["phone"])]
    return sorted(found, key=lambda each: each.place, reverse=True)[: SIZE + 1]


def place_in(text: str) -> tuple | None:
    """The place a cursor names; one nobody gave is the start."""
    at, _, rest = text.partition("~")
    kind, _, key = rest.partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, kind, int(key)) if moment.tzinfo else None
    except ValueError:
        return None


@require_safe
@only("SUPERVISOR", AUDITOR)
def looks(request):
    """Who saw whole numbers and faces of licences, who took lists away: of the bodies and people one supervises."""
    form = FilterForm(request.GET or None, people=identity.accounts_visible_to(request.actor))
    asked = form.cleaned_data if form.is_valid() else {}
    place = place_in(request.GET.get("before", ""))
    lines = newest(request.actor, asked.get("person", ""), asked.get("on"), place)
    if "SUPERVISOR" not in request.actor.roles:  # who audits reads that it was done, and opens no case
        lines = [replace(each, href="") for each in lines]
    kept = {name: value for name, value in request.GET.items() if name != "before"}
    more = lines[SIZE - 1].cursor if len(lines) > SIZE else ""
    context = {
        "form": form,
        "audits": AUDITOR in request.actor.roles,
        "lines": lines[:SIZE],
        "next": f"?{urlencode(kept | {'before': more})}" if more else "",
        "first": f"?{urlencode(kept)}" if place else "",
    }
    return render(request, "desk/looks.html", context, status=422 if form.errors else 200)
