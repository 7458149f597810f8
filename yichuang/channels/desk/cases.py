"""One case: everything an officer needs to see, and only the acts open to that officer."""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import staff_only
from yichuang.channels.desk.afterwards import told_of
from yichuang.channels.desk.papers import materials_of
from yichuang.channels.desk.sheets.table import BY_ACT, GRAVE, MAIN
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.questions import shown
from yichuang.domain.cases import reads
from yichuang.domain.cases.states import LIFE
from yichuang.domain.identity import reads as identity
from yichuang.kernel.codes import masked


@dataclass(frozen=True)
class Button:
    """One open act: done by the button itself where it asks nothing, else on its own page."""

    word: str
    href: str
    kind: str
    at_once: bool


def buttons(actor, case, rows) -> list[Button]:
    """The open acts, weighty ones last; what was not made for a desk (a draft's own acts) has its own page."""
    made = []
    for row in rows:
        if sheet := BY_ACT.get(row.act):
            form = sheet.form(case=case, actor=actor)
            href = reverse(f"desk:{sheet.name}", args=[case.number])
            made.append(Button(LIFE.words[row.act], href, sheet.kind, form.asks_nothing and not sheet.looked_at))
    return sorted(made, key=lambda button: (button.kind != MAIN, button.kind == GRAVE))


@require_safe
@staff_only
def case(request, number):
    found = visible_case(request.actor, number)
    if found.state == "DRAFT":
        return redirect("desk:intake-form", found.number)
    rows = reads.open_acts(request.actor, found)
    context = {
        "case": found,
        "line": lights.lines([found])[0],
        "open_acts": rows,
        "buttons": buttons(request.actor, found, rows),
        "way": reads.way(found),
        "clocks": lights.clocks_of(found),
        "answers": answers_of(found),
        "materials": materials_of(found),
        "fee": reads.fee_told(found),
        "documents": reads.documents_of(found),
        "moments": list(reversed(reads.timeline(found, inside=True))),
        "checks": site_checks(found),
        "follow_ups": found.follow_ups.order_by("pk"),
        **told_of(found),
        "applicant": identity.party(found.party_number),
        "replaced": reads.replaced_by_promise(found) if found.promises_facts else [],
        "credit": reads.credit_of(found.party_number),
        "may_look": reads.may_look(request.actor, found),
    }
    return render(request, "desk/case.html", context)


def answers_of(case) -> list[tuple[str, str]]:
    """The form as handed in, personal numbers masked: whoever has to call opens them for that reason."""
    return [
        (question.label, masked(answer) if question.type in reads.PERSONAL else shown(question, answer))
        for question, answer in reads.answered(case, case.version)
        if answer not in ("", None, [])
    ]


def site_checks(case) -> list[dict]:
    checks = list(case.site_checks.all())
    names = identity.names_of({account for check in checks for account in check.officers})
    return [
        {
            "on": check.checked_on,
            "officers": "、".join(names.get(each, each) for each in check.officers),
            "result": check.result,
        }
        for check in checks
    ]
