"""How far a matter is, for whoever holds its number and query password."""

from django import forms
from django.shortcuts import render

from yichuang.channels.citizen.rating import offered_for
from yichuang.channels.citizen.standing import under_way
from yichuang.channels.shared.forms import sent
from yichuang.domain.cases import acts, reads


class ProgressForm(forms.Form):
    number = forms.CharField(
        label="办件编号",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    password = forms.CharField(
        label="查询密码",
        help_text="6 位数字",
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric", "class": "govuk-input--width-10"}),
    )

    def clean_number(self):
        return "".join(self.cleaned_data["number"].split()).upper()

    def clean_password(self):
        return "".join(self.cleaned_data["password"].split())


def progress(request):
    """A wrong pair never says which half was wrong. Five wrong ones lock the number, many from one place the place."""
    form, case, found = ProgressForm(**sent(request), initial={"number": request.GET.get("number", "")}), None, None
    if form.is_valid():
        if case := acts.look_up(by=request.actor, address=request.META.get("REMOTE_ADDR", ""), **form.cleaned_data):
            form, found = ProgressForm(), reads.progress_of(case)
        else:
            form.add_error("password", "编号或密码不对，请对照收件凭证核对。连续输错五次，就不能再用密码查询")
    context = {
        "form": form,
        "found": found,
        "standing": under_way(case) if found else "",
        "rate_at": offered_for(case.number) if found else "",
    }
    return render(request, "citizen/progress.html", context, status=422 if form.errors else 200)
