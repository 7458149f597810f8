"""Applying online: choose for whom, fill in step by step, hand in the papers, check, submit."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from yichuang.channels.citizen import guide, steps
from yichuang.channels.citizen.session import CHECKED, citizen_only, on_the_way
from yichuang.channels.shared.actors import PARTY, actor_of
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import visible_case
from yichuang.channels.shared.questions import QuestionsForm, shown
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts, reads
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import acts as identity_acts
from yichuang.domain.identity import reads as identity

TO_BE_FORMED = "forming"
PERSON = "1"  # in the national code of audiences
WHOSE = {"natural": "个人", "legal": "单位", "forming": "拟设立的单位"}
LATER = "later"  # the button that saves and leaves


def load(request, number):
    return visible_case(request.actor, number)


def of_a_draft(view):
    """The page of a draft. One handed in meanwhile (a second press, the browser's way back) leads to its errand."""

    @wraps(view)
    def guarded(request, number, **kwargs):
        case = load(request, number)
        if case.state != "DRAFT":
            messages.info(request, "这份申请已经提交，不能再改。办到哪一步，看下面。")
            return redirect("citizen:errand", number)
        return view(request, case, **kwargs)

    return citizen_only(guarded)


class StartForm(forms.Form):
    """For whom, and, where the item is decided by towns, in which."""

    party = forms.ChoiceField(label="以谁的名义申请？", widget=forms.RadioSelect)
    name = forms.CharField(label="拟设立的单位名称", required=False, help_text="选“还没有成立的单位”时填写")
    town = forms.ChoiceField(label="在哪个镇（街道）办？")

    def __init__(self, *args, parties, version, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(party.number, f"{party.name}（{WHOSE[party.kind]}）") for party in parties]
        if set(version.audience) - {PERSON}:
            choices.append((TO_BE_FORMED, "还没有成立的单位"))
        else:
            del self.fields["name"]
        self.fields["party"].choices = choices
        if version.item.body.is_collective:
            self.fields["town"].choices = [("", "请选择"), *((town.code, town.name) for town in towns())]
        else:
            del self.fields["town"]

    def clean(self):
        if self.cleaned_data.get("party") == TO_BE_FORMED and not self.cleaned_data.get("name"):
            self.add_error("name", "请填写拟设立的单位名称")
        return self.cleaned_data


def towns() -> list:
    return [town for district in identity.regions() for town in identity.regions(district.code)]


def fitting(actor, version) -> list:
    """The parties this person speaks for that may ask for this item, the person first."""
    kinds = {"natural"} if PERSON in version.audience else set()
    kinds |= {"legal", "forming"} if set(version.audience) - {PERSON} else set()
    found = [party for party in identity.parties_visible_to(actor) if party.kind in kinds]
    return sorted(found, key=lambda party: party.number != actor.own_party)


def at_first(actor, parties) -> dict:
    """What the start page chooses beforehand: the party spoken for now, and the town it lives in."""
    party = next((party for party in parties if party.number == actor.party), None)
    town = next((town.code for town in towns() if party and (party.region_id or "").startswith(town.prefix)), "")
    return {"party": actor.party if party else "", "town": town}


@citizen_only
def start(request, code):
    """Open a draft. Whoever is not yet known well enough is sent to prove who they are, and comes back."""
    version = catalogue.latest_public(code)
    if version is None or version.state != "published" or not guide.may_apply_online(version):
        raise Http404
    if request.actor.level < min(version.identity_level, CHECKED) or not request.actor.own_party:
        return redirect(on_the_way("citizen:identity", request.path))
    parties = fitting(request.actor, version)
    initial = at_first(request.actor, parties)
    form = StartForm(**sent(request), parties=parties, version=version, initial=initial)
    if form.is_valid():
        with said_in(form):
            speak_for(request, form)
            case = acts.draft(
                item=code, party=request.actor.party, by=request.actor, region=form.cleaned_data.get("town", "")
            )
            return redirect("citizen:application-applicant", case.number)
    drafts = reads.visible_to(request.actor).filter(item_code=code, state="DRAFT").order_by("-id")[:5]
    context = {"form": form, "version": version, "drafts": drafts, "audience": guide.audience(version)}
    return render(request, "citizen/apply.html", context, status=422 if form.errors else 200)


def speak_for(request, form) -> None:
    """From now on in this session act for the party chosen; one still to be founded is registered first."""
    party = form.cleaned_data["party"]
    if party == TO_BE_FORMED:
        party = identity_acts.plan_company(request.user, name=form.cleaned_data["name"], by=request.actor).party.number
    request.session[PARTY] = party
    request.actor = actor_of(request)


@of_a_draft
def fields(request, case, step):
    """A step with questions. Whatever is typed is saved, right or wrong; going on needs it right."""
    form = QuestionsForm(steps.questions(case)[step], **sent(request), initial=case.answers)
    if request.method == "POST":
        right = form.is_valid()
        acts.save_draft(case, by=request.actor, answers=form.answers())
        if LATER in request.POST:
            messages.success(request, "草稿已保存，随时可以从“我的办件”接着填。")
            return redirect("citizen:errand", case.number)
        if right:
            return redirect(steps.after(case, step))
    context = {
        "case": case,
        "form": form,
        "steps": steps.steps(case, step),
        "back": steps.before(case, step),
        "title": {"applicant": "基本信息", "details": "事项信息"}[step],
        "proven": [(q.label, shown(q, answer)) for q, answer in steps.proven(case)] if step == "applicant" else [],
    }
    return render(request, "citizen/application_fields.html", context, status=422 if form.errors else 200)


@of_a_draft
def discard(request, case):
    """Give the draft up, after a look at what that means."""
    if request.method == "POST":
        acts.discard(case, by=request.actor)
        messages.success(request, "草稿已放弃。")
        return redirect("citizen:errands")
    context = {
        "what": case.item_name,
        "back": reverse("citizen:errand", args=[case.number]),
        "onward": reverse("citizen:application-applicant", args=[case.number]),
    }
    return render(request, "citizen/discard.html", context)
