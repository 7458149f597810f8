"""The licences of one's bodies: found, looked at without the holder's data, and unmasked only for a reason."""

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yichuang.channels.desk.access import only
from yichuang.channels.desk.cases import Button
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.shared.downloads import in_browser
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import reads as cases
from yichuang.domain.identity import reads as identity
from yichuang.domain.licences import acts, reads
from yichuang.domain.licences.states import LIFE, State
from yichuang.domain.licences.tables import WHY
from yichuang.kernel import documents, ledger
from yichuang.kernel.codes import masked_name

KEEPERS = ("CERT_CLERK", "HEAD", "SUPERVISOR")
SIZE = 50
COLOURS = {"valid": "green", "suspended": "yellow", "expired": "grey", "cancelled": "grey"}  # anything else is red
KINDS = {"renew": "", "change": "", "resume": "", "suspend": "secondary"}  # anything else is a warning


class FilterForm(forms.Form):
    q = forms.CharField(
        label="证照编号、标识、名称或办件编号",
        required=False,
        max_length=120,
        widget=forms.TextInput({"class": "govuk-input--width-20", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), ("ending", "快到期的"), *State.choices]
    )

    def asked(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class LookForm(forms.Form):
    why = forms.ChoiceField(label="查看事由", choices=[("", "请选择"), *WHY])
    case = line("办件编号", "为办理案件查看的，填写办件编号", required=False, width="20")


def load(request, number):
    return found_or_404(lambda: reads.visible_to(request.actor).get(number=number))


def line_of(licence) -> dict:
    """A licence as lists and pages show it to everybody at the desk: its holder masked."""
    state = str(reads.state_today(licence))
    return {
        "number": licence.number,
        "identifier": licence.identifier,
        "name": licence.type.name,
        "holder": masked_name(licence.holder_name),
        "issuer": licence.issuer.name,
        "issued_on": licence.issued_on,
        "valid_from": licence.valid_from,
        "valid_to": licence.valid_to,
        "version": licence.version,
        "case": licence.case_number,
        "word": State(state).label,
        "colour": COLOURS.get(state, "red"),
    }


@require_safe
@only(*KEEPERS)
def licences(request):
    form = FilterForm(request.GET)
    asked = form.asked()
    found = reads.listed(request.actor, words=asked.get("q", ""), state=asked.get("state", ""))
    after = request.GET.get("after", "")
    rows = list((found.filter(pk__lt=int(after)) if after.isdecimal() and len(after) < 18 else found)[: SIZE + 1])
    more = {**asked, "after": rows[SIZE - 1].pk} if len(rows) > SIZE else {}
    context = {
        "form": form,
        "narrowed": bool(asked),
        "awaited": None if rows or not asked.get("q") else cases.awaiting(request.actor, asked["q"]),
        "keeps_types": identity.supervises_the_district(request.actor),
        "licences": [line_of(licence) for licence in rows[:SIZE]],
        "next": f"?{urlencode(more)}" if more else "",
        "first": f"?{urlencode(asked)}" if after else "",
    }
    return render(request, "desk/licences.html", context)


@require_safe
@only(*KEEPERS)
def licence(request, number):
    """One licence: how it stands, what was done to it and why, its versions, who has seen it."""
    found = load(request, number)
    context = {
        "licence": line_of(found),
        "changed": found,
        "paper": reads.paper_of(found),
        "buttons": buttons(found, request.actor),
        "formers": found.formers.all(),
        "history": [(LIFE.word(entry.act), entry, ground_of(entry)) for entry in reversed(ledger.of(found))],
        "readings": reads.read_by(found)[:SIZE],
        "presented": reads.presented_of(found)[:SIZE],
    }
    return render(request, "desk/licence.html", context)


def ground_of(entry) -> str:
    """The article of the table, and the written decision an act rested on."""
    said = (entry.article, entry.facts.get("decision"), entry.facts.get("legal_basis"))
    return " · ".join(filter(None, said))


def buttons(licence, actor) -> list[Button]:
    rows = sorted(reads.open_acts(actor, licence), key=lambda row: KINDS.get(row.act, "warning"))
    return [
        Button(LIFE.word(row.act), reverse("desk:licence-act", args=[licence.number, row.act]),
               KINDS.get(row.act, "warning"), False)
        for row in rows
    ]  # fmt: skip


@only(*KEEPERS)
def face(request, number):
    """What the licence says, unmasked, or its PDF, after a reason was given; reason, person and case are kept."""
    found = load(request, number)
    form, shown = LookForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        said = form.cleaned_data
        with said_in(form):
            seen = acts.consult(found.identifier, by=request.actor, why=said["why"], case=said["case"])
            if paper := paper_asked(seen, request.POST.get("paper")):
                return in_browser(paper, f"{seen.type.name}_{seen.number}.pdf")
            shown = [("持证主体", seen.holder_name), *seen.content.items()]
    context = {"licence": line_of(found), "form": form, "shown": shown}
    context |= {"old": reads.paper_of(found), "drawn": found.document}
    return render(request, "desk/licence_face.html", context, status=422 if form.errors else 200)


def paper_asked(licence, which: str | None):
    """The PDF it came with from an older system, or the one drawn here."""
    if which == "old":
        return reads.paper_of(licence)
    return documents.file_of(licence.document) if which == "drawn" and licence.document else None
