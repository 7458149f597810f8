"""The page of each act on a licence: what it does, its reason, the decision and the article it rests on."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import only
from yichuang.channels.desk.licences import KEEPERS, KINDS, line_of, load
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.licences import acts, reads
from yichuang.domain.licences.states import LIFE


class GroundForm(forms.Form):
    """What every change of a licence rests on."""

    act = ""
    reason = words("理由", "记入这份证照的办理过程，持证人问起时照此说明", rows=3)
    decision = line("依据的书面决定文号", "例如：示撤〔2026〕1号")
    legal_basis = line("法律依据", "哪部法律、第几条")

    def __init__(self, *args, licence, **kwargs):
        super().__init__(*args, **kwargs)
        self.licence = licence
        self.fields["legal_basis"].initial = SAYS[self.act][1]

    def facts(self) -> dict:
        return self.cleaned_data


class FaceForm(GroundForm):
    """A ground, and the face anew: one box for each line."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = reads.face_lines(self.licence)
        for place, (name, value, required) in enumerate(self.lines):
            self.fields[f"face_{place}"] = line(name, required=required)
            self.fields[f"face_{place}"].initial = value

    def facts(self) -> dict:
        said = self.cleaned_data
        faces = {place: said.pop(f"face_{place}") for place in range(len(self.lines))}
        return said | {"details": [(self.lines[place][0], value) for place, value in faces.items() if value]}


class RenewalForm(FaceForm):
    applied_on = DateField(label="申请延续的日期")
    years = forms.IntegerField(label="延续几年", min_value=1, max_value=50,
                               widget=forms.NumberInput({"class": "govuk-input--width-3"}))  # fmt: skip


# act: what it does, in words, and the article it usually rests on
SAYS = {
    "change": ("会换发新版本，原来的版本查验时显示“已换发”。有效期不变。", "《中华人民共和国行政许可法》第四十九条"),
    "renew": ("会换发新版本，有效期从原来的最后一天接着算。", "《中华人民共和国行政许可法》第五十条"),
    "suspend": ("暂停期间查验显示“暂停使用”，不能用来免提交材料。", ""),
    "resume": ("恢复后照常使用。", ""),
    "revoke": ("撤销后不能恢复，查验显示“已撤销”。", "《中华人民共和国行政许可法》第六十九条"),
    "withdraw": ("撤回后不能恢复，查验显示“已撤回”。造成财产损失的，依法补偿。", "《中华人民共和国行政许可法》第八条"),
    "forfeit": ("吊销是行政处罚，作出前应当告知听证权利；吊销后不能恢复。", "《中华人民共和国行政处罚法》第九条"),
    "cancel": ("注销后不能恢复，查验显示“已注销”。", "《中华人民共和国行政许可法》第七十条"),
}
OF_A_CASE = frozenset({"change", "renew", "revoke", "withdraw", "cancel"})  # by a case
FORMS = {"change": FaceForm, "renew": RenewalForm}


def form_of(act: str, licence, data=None) -> GroundForm:
    kind = FORMS.get(act, GroundForm)
    return type(kind.__name__, (kind,), {"act": act})(data, licence=licence)


@only(*KEEPERS)
def act(request, number, act):
    """One act on one licence; refusals stand inside the form."""
    if act not in SAYS:
        raise Http404
    found = load(request, number)
    LIFE.row_for(found, act, request.actor, None)
    form = form_of(act, found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        with said_in(form):
            done = getattr(acts, act)(found, by=request.actor, **form.facts())
            messages.success(request, f"“{LIFE.word(act)}”已办好：{done.type.name} {done.number}。")
            return redirect("desk:licence", number)
    context = {
        "licence": line_of(found),
        "form": form,
        "word": LIFE.word(act),
        "says": SAYS[act][0],
        "case": found.case_number if act in OF_A_CASE else "",
        "kind": KINDS.get(act, "warning"),
    }
    return render(request, "desk/licence_act.html", context, status=422 if form.errors else 200)
