"""The people of the bodies a supervisor keeps: posts, stand-ins, work handed on, accounts shut."""

from datetime import timedelta

import segno
from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk import lights
from yichuang.channels.desk.access import keeping, only
from yichuang.channels.desk.sheets.form import line, words
from yichuang.channels.shared.dates import DateField
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.cases import acts as cases
from yichuang.domain.cases import reads
from yichuang.domain.identity import acts
from yichuang.domain.identity import reads as identity
from yichuang.domain.identity.rules import keepers_of_accounts, keepers_of_posts
from yichuang.domain.identity.tables import Role
from yichuang.domain.supervision import reads as supervision
from yichuang.kernel.actors import SECURITY, SYSTEM

A_FORTNIGHT = timedelta(days=14)
KEEPERS = ("SUPERVISOR", SYSTEM, SECURITY)


def bodies_kept(actor) -> list[tuple[str, str]]:
    """The bodies whose people this person keeps, in one way or another."""
    return [(body.code, body.short_name) for body in identity.bodies_served(actor, KEEPERS) if not body.is_collective]


def load(request, number):
    """Somebody whose account this supervisor keeps."""
    person = identity.accounts_visible_to(request.actor).filter(number=number).first()
    if person is None:
        raise Http404
    return person


@require_safe
@only(*KEEPERS)
def staff(request):
    served = bodies_kept(request.actor)
    body = request.GET.get("body", "")
    people = identity.accounts_visible_to(request.actor)
    if body in dict(served):
        people = people.filter(home_body=body)
    people = list(people)
    posts, holding = identity.posts_by_account(people), reads.open_counts([person.number for person in people])
    context = {
        "served": served,
        "body": body,
        "people": [(person, posts.get(person.number, []), holding.get(person.number, 0)) for person in people],
    }
    return render(request, "desk/staff.html", context)


@require_safe
@only(*KEEPERS)
def person(request, number):
    """One person: posts held, and every open case answered for, with a way to hand it on. Administrators keep people
    and see no matter: they are told how many."""
    found, roles = load(request, number), request.actor.roles
    held = reads.open_cases_of(number).select_related("deciding_body").order_by("next_on", "id")
    open_cases = list(held[:200]) if "SUPERVISOR" in roles else []
    bodies = {case.body_code: case.deciding_body.short_name for case in open_cases}
    context = {
        "person": found,
        "posts": identity.posts_of(number),
        "badges": supervision.honours.badges_of([number]).get(number, []),
        "hours": supervision.honours.hours_of(number),
        "handed_on": [
            (body, name, lights.lines(case for case in open_cases if case.body_code == body),
             [each for each in reads.reviewers(body) if each[0] != number])
            for body, name in bodies.items()
        ],
        "stand_ins": identity.stand_ins_for(number),
        "open_cases": reads.open_cases_of(number).count(),
        "hands_on": "SUPERVISOR" in roles,
        "keeps_account": bool(roles & set(keepers_of_accounts())),
        "keeps_posts": bool(roles & set(keepers_of_posts())),
    }  # fmt: skip
    return render(request, "desk/person.html", context)


@require_POST
@only("SUPERVISOR")
def handing_on(request, number):
    """Hand the ticked cases of one person to another reviewer, all or none."""
    load(request, number)
    mine = {case.number: case for case in reads.visible_to(request.actor).filter(handler=number)}
    chosen = [mine[each] for each in request.POST.getlist("case") if each in mine]
    if not chosen or not request.POST.get("to"):
        messages.error(request, "请勾选办件，并选择接手的人。")
        return redirect("desk:person", number)
    cases.reassign_all(chosen, by=request.actor, to=request.POST["to"])
    messages.success(request, f"已转交 {len(chosen)} 个办件。")
    return redirect("desk:person", number)


class StandInForm(forms.Form):
    """AB岗: who does whose work, until when, and why."""

    post = forms.ChoiceField(label="代哪个岗位", widget=forms.RadioSelect)
    account = forms.ChoiceField(label="由谁代")
    until = DateField(label="代到哪一天")
    reason = line("原因", "例如：病假、出差、休产假")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.posts = {
            post.number: post
            for post in identity.posts_of(person.number)
            if post.state == "held" and not post.stands_in_for_id
        }
        self.near = {each.number: each for each in identity.may_stand_in_for(person)}
        self.fields["post"].choices = [
            (number, f"{post.body.short_name} · {Role(post.role).label}") for number, post in self.posts.items()
        ]
        self.fields["account"].choices = [
            ("", "请选择"),
            *((n, f"{each.name}（{each.home_body.short_name}）") for n, each in self.near.items()),
        ]
        self.initial.setdefault("until", timezone.localdate() + A_FORTNIGHT)
        if len(self.posts) == 1:
            self.initial.setdefault("post", next(iter(self.posts)))

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError("不能早于今天")
        return until


@keeping(keepers_of_posts)
def stand_in(request, number):
    found = load(request, number)
    form = StandInForm(request.POST or None, person=found)
    if form.is_valid():
        said, post = form.cleaned_data, form.posts[form.cleaned_data["post"]]
        with said_in(form):
            acts.stand_in(form.near[said["account"]], post.body, post.role, stands_in_for=found,
                          until=said["until"], reason=said["reason"], by=request.actor)  # fmt: skip
            messages.success(request, f"已登记代岗，到 {said['until']:%Y-%m-%d} 止。")
            return redirect("desk:person", number)
    return render(request, "desk/stand_in.html", {"person": found, "form": form}, status=422 if form.errors else 200)


class ReasonForm(forms.Form):
    reason = words("原因", rows=2)


@keeping(keepers_of_accounts)
def deactivation(request, number):
    """Refused while cases are open; the page says how many and where to hand them on."""
    found = load(request, number)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with said_in(form):
            acts.deactivate(found, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, f"账号 {number} 已停用。")
            return redirect("desk:person", number)
    context = {"person": found, "form": form, "open_cases": reads.open_cases_of(number).count()}
    return render(request, "desk/deactivation.html", context, status=422 if form.errors else 200)


@keeping(keepers_of_posts)
def post_ending(request, number, post):
    """End a post or a stand-in today."""
    holder = load(request, number)
    found = identity.posts_of(number).filter(number=post, state="held").first()
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with said_in(form):
            acts.end_post(found, by=request.actor, reason=form.cleaned_data["reason"])
            messages.success(request, "岗位已结束。")
            return redirect("desk:person", number)
    held = reads.open_cases_of(number).filter(deciding_body=found.body_id).count() if found.role == "REVIEWER" else 0
    context = {"person": holder, "post": found, "form": form, "open_cases": held}
    return render(request, "desk/post_ending.html", context, status=422 if form.errors else 200)


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="新密码",
        help_text="至少 12 位，不能只用数字，不能是常见密码。当面告诉本人，不要发消息；本人第一次登录要换成自己的",
        widget=forms.PasswordInput({"autocomplete": "new-password", "class": "govuk-input--width-20"}),
        strip=False,
    )


@keeping(keepers_of_accounts)
def password(request, number):
    found = load(request, number)
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        with said_in(form, "password"):
            acts.set_password(found, form.cleaned_data["password"], by=request.actor)
            messages.success(request, f"{found.name}的密码已重设。")
            return redirect("desk:person", number)
    return render(request, "desk/password.html", {"person": found, "form": form}, status=422 if form.errors else 200)


@keeping(keepers_of_accounts)
def token_device(request, number):
    """A new device for somebody whose phone is gone: the code is shown once, to be scanned here and now."""
    found, picture = load(request, number), ""
    if request.method == "POST":
        device = acts.enrol_second_factor(found, by=request.actor)
        picture = segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=2)
    return render(request, "desk/token_device.html", {"person": found, "picture": picture})
