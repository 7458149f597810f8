"""Giving somebody a post: which body, which role, from when; a window may be authorised for named items only."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render

from yichuang.channels.desk.access import keeping
from yichuang.channels.desk.sheets.form import line
from yichuang.channels.desk.staff import bodies_kept, load
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.catalogue import reads as catalogue
from yichuang.domain.identity import acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.rules import keepers_of_posts
from yichuang.domain.identity.tables import Role


class AppointmentForm(forms.Form):
    """A post, or, where items are named, an authorisation (授权) for those and nothing else."""

    body = forms.ChoiceField(label="在哪个机构任职（由哪个机构授权）")
    role = forms.ChoiceField(label="岗位", choices=Role.choices, widget=forms.RadioSelect)
    title = line("职务", "印在文书上，例如：股长；可以不填", required=False)
    items = line("只授权这些事项", "授权窗口办理时填事项编码，用空格隔开；任职不填", required=False)
    document = line("授权文件", "填了事项的必须填，例如：某某授权书〔2026〕1号", required=False)

    def __init__(self, *args, actor, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies_kept(actor)
        self.initial.setdefault("body", person.home_body_id)

    def clean(self):
        said = self.cleaned_data
        said["items"] = items = said.get("items", "").upper().split()
        if items and not said.get("document"):
            self.add_error("document", "授权窗口办理，请填写授权文件")
        if unknown := [code for code in items if not catalogue.is_in_force(code)]:
            self.add_error("items", f"没有这些事项，或者没有公布：{'、'.join(unknown)}")
        return said


@keeping(keepers_of_posts)
def appointment(request, number):
    """Refused in words: a post held already, an account shut, a body that is not this supervisor's."""
    person = load(request, number)
    form = AppointmentForm(request.POST or None, actor=request.actor, person=person)
    if form.is_valid():
        said = form.cleaned_data
        body = identity.body(said["body"])
        more = {name: said[name] for name in ("items", "document")} if said["items"] else {}
        with said_in(form):
            give = acts.delegate if more else acts.appoint
            give(person, body, said["role"], title=said["title"], by=request.actor, **more)
            messages.success(
                request, f"{person.name}已在{body.short_name}任“{Role(said['role']).label}”，今天起生效。"
            )
            return redirect("desk:person", number)
    context = {"person": person, "form": form}
    return render(request, "desk/appointment.html", context, status=422 if form.errors else 200)
