"""“我的账号”: one's own password, where one is signed in, and what was changed."""

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yichuang.channels.desk.access import WORN, staff_only
from yichuang.channels.shared import sessions
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.refusals import said_in
from yichuang.domain.identity import acts, reads
from yichuang.domain.identity.tables import WAYS_IN

NEW = {"autocomplete": "new-password", "class": "govuk-input--width-20"}


class OwnPasswordForm(forms.Form):
    old = forms.CharField(
        label="现在的密码",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "class": "govuk-input--width-20"}),
    )
    password = forms.CharField(
        label="新密码",
        help_text="至少 12 位，不能只用数字，不能是常见密码",
        strip=False,
        widget=forms.PasswordInput(NEW),
    )
    again = forms.CharField(label="再输入一次新密码", strip=False, widget=forms.PasswordInput(NEW))

    def clean(self):
        said = self.cleaned_data
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", "两次输入的新密码不一样，请再输入一次")
        if said.get("password") and said["password"] == said.get("old"):
            self.add_error("password", "新密码和现在的一样，请换一个")
        return said


@require_safe
@staff_only
def account(request):
    changes = [(WAYS_IN[entry.act], entry.at, entry.actor) for entry in reads.changes_of_sign_in(request.user)]
    context = {"sessions": sessions.lines_of(request), "changes": changes}
    return render(request, "desk/account.html", context)


@staff_only
def password(request):
    """Asks for the old one, as often wrong as at the door; all other sessions end with it."""
    form = OwnPasswordForm(**sent(request))
    if form.is_valid():
        said = form.cleaned_data
        if authenticate(request, number=request.user.number, password=said["old"]) is None:
            form.add_error("old", "现在的密码不对，请再输入一次。连续输错会锁定账号")
        else:
            with said_in(form, "password"):
                changed = acts.set_password(request.user, said["password"], by=request.actor)
                update_session_auth_hash(request, changed)
                request.session.pop(WORN, None)
                acts.end_sessions(changed, by=request.actor, keep=request.session.session_key)
                messages.success(request, "密码已更换，其他地方的登录都已退出。")
                return redirect("desk:account")
    return render(request, "desk/own_password.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@staff_only
def ending(request):
    count = sessions.end_others(request)
    messages.success(request, f"已退出 {count} 处登录。" if count else "没有要退出的登录，它们可能已经结束了。")
    return redirect("desk:account")
