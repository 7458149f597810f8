"""The last two steps: the papers, and the look over everything before it is handed in."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from yichuang.channels.citizen import steps
from yichuang.channels.citizen.applying import LATER, load, of_a_draft
from yichuang.channels.citizen.session import citizen_only
from yichuang.channels.shared.delivery import DeliveryForm
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.questions import shown
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.uploads import FilesField
from yichuang.domain.cases import acts, reads
from yichuang.domain.licences import reads as licences
from yichuang.kernel import files

NECESSITY = {"required": "必须交", "conditional": "符合情形才交", "deferrable": "可以先不交，受理后再补"}


class MaterialsForm(forms.Form):
    """One box of files for every line of the material list."""

    def __init__(self, lines, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = {f"material_{line.seq}": line for line in lines}
        for name, line in self.lines.items():
            self.fields[name] = FilesField(label=line.name, required=False)

    def keep(self, account: str) -> list[dict]:
        """Keep every fit file, as the act takes them; each unfit one is a mistake beside its own box."""
        kept = []
        for name, line in self.lines.items():
            for file in self.cleaned_data.get(name, []):
                with said_in(self, name):
                    stored = files.keep(file, name=file.name, owner=account)
                    kept.append({"material": line.seq, "file": str(stored.pk)})
        return kept


class ConsentForm(DeliveryForm):
    consent = forms.BooleanField(
        label="我已阅读个人信息使用告知，同意为办理本事项使用上述信息，并保证填写的内容真实",
        error_messages={"required": "请先阅读个人信息使用告知，再勾选同意"},
    )


def papers(case, form=None, held=None) -> list[dict]:
    """Every line of the material list: what came in for it, how that stands, its box, licences that spare it."""
    found = []
    for line in reads.with_waivers(case):
        waiver = reads.waiver_of(line)
        supplies = [supply for supply in line.supplies.all() if not supply.replaced]
        promised = case.promises_facts and line.promisable and not supplies
        word = how_it_stands(line, supplies, waiver, promised=promised)
        colour = "green" if supplies or promised else "yellow" if line.necessity == "required" else "grey"
        field = form[f"material_{line.seq}"] if form else None
        spare = (held or {}).get(line.licence_type, [])
        found.append(
            {"line": line, "supplies": supplies, "word": word, "colour": colour, "field": field, "licences": spare,
             "waiver": waiver}
        )  # fmt: skip
    return found


def how_it_stands(line, supplies, waiver, *, promised: bool) -> str:
    if promised:
        return "以承诺代替"
    if waiver and not waiver.fault:
        return "不用交"
    return "已上传" if supplies else NECESSITY[line.necessity]


def usable_licences(actor, case) -> dict[str, list]:
    """Licences of the applicant that hold today, by the name of their type: they spare the paper (免提交)."""
    held: dict[str, list] = {}
    for licence in licences.of_party(actor, case.party_number):
        if licences.state_today(licence) == "valid":
            held.setdefault(licence.type.name, []).append(licence)
    return held


@of_a_draft
def materials(request, case):
    """Files are kept as soon as they arrive: one that does not fit never loses the others."""
    form = MaterialsForm(case.materials.all(), **sent(request))
    if request.method == "POST":
        take_in(request, case, form)
        if not form.errors:
            return onward(request, case)
    context = {
        "case": case,
        "form": form,
        "papers": papers(case, form, usable_licences(request.actor, case)),
        "steps": steps.steps(case, "materials"),
        "back": steps.before(case, "materials"),
        "replaced": reads.replaced_by_promise(case) if case.terms.get("commitment") else [],
        "barred": reads.barred_until(case.party_number) if case.terms.get("commitment") else None,
        "deferrable": case.materials.filter(necessity="deferrable", supplied=False).exists(),
    }
    return render(request, "citizen/application_materials.html", context, status=422 if form.errors else 200)


def take_in(request, case, form) -> None:
    """What the pressed button asks: take something off again, present a licence, or add the files chosen."""
    if "remove" in request.POST:
        acts.detach(case, by=request.actor, material=seq_of(case, request.POST["remove"]))
    elif "licence" in request.POST:
        seq, _, identifier = request.POST["licence"].partition(" ")
        with said_in(form):
            acts.attach(case, by=request.actor, materials=[{"material": seq_of(case, seq), "licence": identifier}])
    elif form.is_valid() and (kept := form.keep(request.actor.account)):
        acts.attach(case, by=request.actor, materials=kept)
    if {"commit", "prove"} & set(request.POST):
        with said_in(form):
            acts.choose_promise(case, by=request.actor, promises="commit" in request.POST)
    if "promise" in request.POST:
        acts.promise_owed(case, by=request.actor)


def seq_of(case, typed: str) -> int:
    """A number of the case's own material list; anything else was never on the page (404)."""
    return get_object_or_404(case.materials.all(), seq=int(typed) if typed.isdigit() else 0).seq


STAYING = {"upload", "remove", "licence", "commit", "prove"}  # buttons that come back to this step


def onward(request, case):
    if LATER in request.POST:
        messages.success(request, "草稿已保存，随时可以从“我的办件”接着填。")
        return redirect("citizen:errand", case.number)
    if STAYING & set(request.POST):
        return redirect("citizen:application-materials", case.number)
    return redirect(steps.after(case, "materials"))


@of_a_draft
def check(request, case):
    """Everything once more, each line with a way back to change it; then submit."""
    form = ConsentForm(**sent(request), case=case)
    if form.is_valid():
        if wish := form.wish():
            case = acts.wish_delivery(case, by=request.actor, **wish)
        case = acts.submit(case, by=request.actor, consent=form.cleaned_data["consent"])
        return redirect("citizen:errand-submitted", case.number)
    asked = steps.questions(case)
    context = {
        "case": case,
        "form": form,
        "steps": steps.steps(case, "check"),
        "back": steps.before(case, "check"),
        "proven": [(q.label, shown(q, answer)) for q, answer in steps.proven(case)],
        "applicant": answered(case, asked["applicant"]),
        "details": answered(case, asked["details"]),
        "papers": papers(case),
        "faults": faults(case, asked),
        "unpromised": [] if case.tolerance_promised else case.owed,
    }
    return render(request, "citizen/application_check.html", context, status=422 if form.errors else 200)


def faults(case, asked: dict) -> list[tuple[str, str]]:
    """What is missing or wrong in the form, each with the step where it is mended."""
    return [
        (sentence, reverse(f"citizen:application-{step}", args=[case.number]))
        for step, questions in asked.items()
        for sentence in reads.faults_in(questions, case.answers).values()
    ]


def answered(case, questions) -> list[tuple[str, str]]:
    return [(question.label, shown(question, case.answers.get(question.element, ""))) for question in questions]


@citizen_only
def submitted(request, number):
    """Number, query password and what happens next, once more whenever it is opened."""
    case = load(request, number)
    if case.state == "DRAFT":
        return redirect("citizen:application-check", number)
    return render(request, "citizen/submitted.html", {"case": case})
