"""Applying for a 一件事: for whom, one form, one list, then check and hand in: the plan the person was shown."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from yichuang.channels.citizen.applying import LATER, TO_BE_FORMED, WHOSE, speak_for, towns
from yichuang.channels.citizen.session import CHECKED, citizen_only, on_the_way
from yichuang.channels.citizen.steps import Step
from yichuang.channels.shared import theme_answers
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.loading import found_or_404, visible_matter
from yichuang.channels.shared.matter_steps import APPLICANT, MATERIALS, answered, proven, questions
from yichuang.channels.shared.matter_steps import wanting as missing
from yichuang.channels.shared.matters import CheckForm, PapersForm, boxes
from yichuang.channels.shared.questions import QuestionsForm, shown
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import reads as identity
from yichuang.domain.joint import acts

STEPS = (("applicant", "基本信息"), ("details", "事项信息"), ("materials", "上传材料"), ("check", "核对并提交"))


class WhoForm(forms.Form):
    """For whom; a company may still have to be founded. And the town, where one of the items is decided by towns."""

    party = forms.ChoiceField(label="以谁的名义办？", widget=forms.RadioSelect)
    name = forms.CharField(label="拟设立的单位名称", required=False, help_text="选“还没有成立的单位”时填写")
    town = forms.ChoiceField(label="在哪个镇（街道）办？", help_text="有的事项由镇（街道）办理", required=False)

    def __init__(self, *args, parties, version, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(party.number, f"{party.name}（{WHOSE[party.kind]}）") for party in parties]
        if version.audience == "corp":
            choices.insert(0, (TO_BE_FORMED, "还没有成立的单位（从办营业执照开始）"))
        else:
            del self.fields["name"]
        self.fields["party"].choices = choices
        self.fields["town"].choices = [("", "按登记的地址"), *((town.code, town.name) for town in towns())]

    def clean(self):
        if self.cleaned_data.get("party") == TO_BE_FORMED and not self.cleaned_data.get("name"):
            self.add_error("name", "请填写拟设立的单位名称")
        return self.cleaned_data


def fitting(actor, audience: str) -> list:
    """The parties spoken for that a theme is meant for: persons, or organisations."""
    kinds = {"natural"} if audience == "person" else {"legal", "forming", "natural"}
    found = [party for party in identity.parties_visible_to(actor) if party.kind in kinds]
    return sorted(found, key=lambda party: (party.kind == "natural" and audience == "corp", party.name))


@citizen_only
def start(request, code):
    """Begin with the answers the plan was made from. Whoever is not known well enough proves it first."""
    version = found_or_404(catalogue.theme, code)
    answers, still_open = theme_answers.walked(version.sheet, theme_answers.from_query(request.GET))
    if still_open:
        return redirect("citizen:theme", code)
    if request.actor.level < CHECKED or not request.actor.own_party:
        return redirect(on_the_way("citizen:identity", request.get_full_path()))
    form = WhoForm(**sent(request), parties=fitting(request.actor, version.audience), version=version)
    if form.is_valid():
        with said_in(form):
            speak_for(request, form)
            town = form.cleaned_data["town"]
            how = {"theme": code, "party": request.actor.party, "situations": answers, "region": town}
            matter = acts.draft(**how, by=request.actor)
            return redirect("citizen:matter-applicant", matter.number)
    address = f"{reverse('citizen:plan', args=[code])}?{theme_answers.as_query(version.sheet, answers)}"
    context = {"form": form, "theme": version, "plan_address": address}
    return render(request, "citizen/matter_start.html", context, status=422 if form.errors else 200)


def of_a_draft(view):
    """The page of a draft. One handed in meanwhile leads to the matter."""

    @wraps(view)
    def guarded(request, number, **kwargs):
        matter = visible_matter(request.actor, number)
        if matter.state != "DRAFT":
            messages.info(request, "这份申请已经提交，不能再改。办到哪一步，看下面。")
            return redirect("citizen:matter", number)
        return view(request, matter, **kwargs)

    return citizen_only(guarded)


def steps(matter, current: str) -> list[Step]:
    there = [(slug, title) for slug, title in STEPS if has(matter, slug)]
    at = [slug for slug, _ in there].index(current)
    return [
        Step(slug, title, address(matter, slug) if place < at else "", done=place < at, current=slug == current)
        for place, (slug, title) in enumerate(there)
    ]


def has(matter, slug: str) -> bool:
    if slug == "details":
        return bool(questions(matter)["details"])
    return slug != "materials" or bool(matter.the_plan.brought)


def address(matter, slug: str) -> str:
    return reverse(f"citizen:matter-{slug}", args=[matter.number])


def beside(matter, current: str, by: int) -> str:
    """Where "next" (by 1) or "back" (by -1) leads."""
    order = [slug for slug, _ in STEPS if has(matter, slug)]
    place = order.index(current) + by
    return address(matter, order[place]) if place >= 0 else reverse("citizen:matters")


@of_a_draft
def fields(request, matter, step):
    """A step with questions. Whatever is typed is saved, right or wrong; going on needs it right."""
    form = QuestionsForm(questions(matter)[step], **sent(request), initial=matter.form)
    if request.method == "POST":
        right = form.is_valid()
        acts.save_draft(matter, by=request.actor, answers=form.answers())
        if LATER in request.POST:
            return saved(request)
        if right:
            return redirect(beside(matter, step, 1))
    context = about(matter, step) | {
        "form": form,
        "title": dict(STEPS)[step],
        "proven": [(q.label, shown(q, answer)) for q, answer in proven(matter)] if step == APPLICANT else [],
    }
    return render(request, "citizen/matter_fields.html", context, status=422 if form.errors else 200)


def about(matter, step: str) -> dict:
    return {"matter": matter, "steps": steps(matter, step), "back": beside(matter, step, -1)}


def saved(request):
    messages.success(request, "草稿已保存，随时可以从“我的一件事”接着填。")
    return redirect("citizen:matters")


@of_a_draft
def materials(request, matter):
    """One list for all items: files are kept as soon as they arrive."""
    form = PapersForm(matter.the_plan.brought, **sent(request))
    if request.method == "POST":
        if "remove" in request.POST:
            acts.detach(matter, by=request.actor, kind=request.POST["remove"])
        elif form.is_valid():
            for kind, given in form.keep(request.actor.account).items():
                acts.attach(matter, by=request.actor, kind=kind, supplies=given)
        if not form.errors:
            if LATER in request.POST:
                return saved(request)
            staying = {"upload", "remove"} & set(request.POST)
            return redirect(address(matter, "materials") if staying else beside(matter, "materials", 1))
        matter = visible_matter(request.actor, matter.number)
    context = about(matter, "materials") | {"form": form, "boxes": boxes(matter, form)}
    return render(request, "citizen/matter_materials.html", context, status=422 if form.errors else 200)


@of_a_draft
def check(request, matter):
    """Everything once more; then hand all of it in."""
    form = CheckForm(**sent(request), matter=matter)
    if form.is_valid():
        with said_in(form):
            acts.file(matter, by=request.actor, **form.said())
            return redirect("citizen:matter", matter.number)
    asked = questions(matter)
    context = about(matter, "check") | {
        "form": form,
        "applicant": answered(matter, asked["applicant"]),
        "details": answered(matter, asked["details"]),
        "boxes": boxes(matter),
        "wanting": wanting(matter),
        "bodies": sorted({step.body for step in matter.the_plan.steps}),
    }
    return render(request, "citizen/matter_check.html", context, status=422 if form.errors else 200)


def wanting(matter) -> list[tuple[str, str]]:
    """What is missing, each with the step where it is mended."""
    words = {MATERIALS: "上传“{}”"}
    return [(words.get(step, "填写“{}”").format(name), address(matter, step)) for step, name in missing(matter)]


@of_a_draft
def discard(request, matter):
    """Give the draft up, after a look at what that means."""
    if request.method == "POST":
        acts.discard(matter, by=request.actor)
        messages.success(request, "草稿已放弃。")
        return redirect("citizen:matters")
    context = {"what": matter.name, "back": reverse("citizen:matters"), "onward": address(matter, "applicant")}
    return render(request, "citizen/discard.html", context)
