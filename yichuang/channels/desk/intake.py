"""Taking in at the counter: the item, the person at the window, and a draft that a reload cannot lose."""

from django.shortcuts import redirect, render

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import only
from yichuang.channels.desk.applicant import ApplicantForm
from yichuang.channels.desk.plan_opening import opened
from yichuang.channels.shared.loading import found_or_404
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.guidance import acts as guidance_acts
from yichuang.domain.guidance import reads as guidance
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import reads as matters
from yichuang.kernel.codes import masked_name

KINDS = ("item", "theme")
RECENT = 8
MOST_FOUND = 20


@only("COUNTER")
def intake(request):
    """Find the item: by code at once, by words nearest first; a plan by its number or scanned
    address. Below: what this clerk began and did not finish."""
    words = request.GET.get("q", "").strip()
    if words and catalogue.is_in_force(words.upper()):
        return redirect("desk:intake-applicant", words.upper())
    if address := opened(request, words):
        return redirect(address)
    answer = guidance.find(words, kinds=KINDS, limit=MOST_FOUND)
    if words and answer.nothing_fits and not guidance.is_plan_number(words):
        guidance_acts.note_unanswered(words)
    hits = catalogue.published_among(answer.codes("item"))
    themes = catalogue.themes_among(answer.codes("theme")) if words else []
    context = {
        "words": words,
        "no_plan": guidance.is_plan_number(words),
        "themes": [theme for theme in themes if request.actor.holds("COUNTER", theme.theme.lead_id)],
        "matters": [
            (each, masked_name(each.applicant_name)) for each in matters.drafts_at_counter(request.actor)[:RECENT]
        ],
        "found": [version for version in hits if mine(request.actor, version)],
        "frequent": []
        if words
        else [version for version in catalogue.most_done(RECENT) if mine(request.actor, version)],
        "drafts": lights.lines(reads.drafts_at_counter(request.actor)[:RECENT]),
    }
    return render(request, "desk/intake.html", context)


def mine(actor, version) -> bool:
    """Whether this counter takes in the item: its body's, or, for an item of the towns, whichever town."""
    body = version.item.body
    return body.is_collective or actor.holds("COUNTER", body.code)


@only("COUNTER")
def applicant(request, code):
    """Find or register who applies, by the whole number on the document in the clerk's hand; then open the draft."""
    version = found_or_404(catalogue.version_in_force, code)
    asks = {"audience": version.audience, "asks_region": version.item.body.is_collective}
    form, known, is_whole = asked(request, asks)
    if is_whole:
        with said_in(form):
            return redirect("desk:intake-form", drafted(request, code, form).number)
    context = {"form": form, "version": version, "known": known}
    return render(request, "desk/intake_applicant.html", context, status=422 if form.errors else 200)


def asked(request, asks: dict) -> tuple:
    """The form as it was sent, the party found by its number, and whether all is said. A known number without a name
    comes back with what the register says of it."""
    form, known = ApplicantForm(request.POST or None, **asks), None
    if request.method == "POST" and form.is_valid():
        known = identity.party_with_code(form.cleaned_data["id_number"], by=request.actor) if form.has_number else None
        if form.cleaned_data["name"]:
            return form, known, True
        if known:
            return ApplicantForm(initial=form.cleaned_data | of_party(known), **asks), known, False
        form.add_error("name", "这个号码还没有登记过，请照证件填写姓名或单位名称")
    return form, known, False


def of_party(party) -> dict:
    """What the register says, for the clerk to compare with the document."""
    return {"name": party.name, "phone": party.phone, "address": party.address, "region": party.region_id or ""}


def drafted(request, code: str, form: ApplicantForm):
    return acts.draft(
        item=code,
        party=registered(request, form).number,
        by=request.actor,
        channel="counter",
        window=window_of(request.actor),
        region=form.cleaned_data.get("region", ""),
    )


def registered(request, form: ApplicantForm):
    """The party of the form, registered if new, with the phone and address said now."""
    facts = form.facts()
    party = identity_acts.register_party(by=request.actor, **facts)
    said = {name: facts[name] for name in ("phone", "address")}
    return identity_acts.bring_up_to_date(party, by=request.actor, **said)


def window_of(actor) -> str:
    return next((post.window for post in actor.posts if post.role == "COUNTER" and post.window), "")
