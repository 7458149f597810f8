"""Signing in with a phone and a code, and signing out."""

import re
from base64 import b64decode, b64encode
from unicodedata import normalize

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from yichuang.channels.citizen.session import NEXT, on_the_way, wanted
from yichuang.channels.shared.caching import emptied
from yichuang.channels.shared.forms import sent
from yichuang.channels.shared.phones import NO_MOBILE, mobile
from yichuang.channels.shared.refusals import said_in
from yichuang.channels.shared.sessions import opened
from yichuang.channels.shared.watching import note
from yichuang.domain.identity import acts
from yichuang.kernel import vault
from yichuang.kernel.codes import masked

WAITING = "sign_in"  # in the session: the phone (encrypted) that waits for its code
BACKEND = "django.contrib.auth.backends.ModelBackend"


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label="手机号",
        help_text="我们会发一条 6 位数的验证码。没有账号的，第一次登录时自动开通。",
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}),
    )

    def clean_phone(self):
        if phone := mobile(self.cleaned_data["phone"]):
            return phone
        raise forms.ValidationError(NO_MOBILE)


class CodeForm(forms.Form):
    code = forms.CharField(
        label="验证码",
        help_text="6 位数字，5 分钟内有效",
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}
        ),
    )

    def clean_code(self):
        return re.sub(r"\s", "", normalize("NFKC", self.cleaned_data["code"]))


def sign_in(request):
    """Step one: the phone."""
    form = PhoneForm(**sent(request))
    if form.is_valid():
        with said_in(form, "phone"):
            code = acts.send_code(form.cleaned_data["phone"], address=request.META.get("REMOTE_ADDR", ""))
            remember(request, form.cleaned_data["phone"], code)
            return redirect(on_the_way("citizen:sign-in-code", wanted(request)))
    context = {
        "form": form,
        NEXT: wanted(request),
        "provider": settings.OIDC_PROVIDER_NAME if settings.OIDC_IS_ON else "",
    }
    return render(request, "citizen/sign_in.html", context, status=422 if form.errors else 200)


def remember(request, phone: str, code) -> None:
    request.session[WAITING] = {
        "phone": b64encode(vault.encrypt(phone)).decode(),
        "until": timezone.localtime(code.until).isoformat(),
        "shown": code.shown,
    }


def sign_in_code(request):
    """Step two: the code. A wrong one may be tried again; one that has run out must be asked for anew."""
    waiting = request.session.get(WAITING)
    if not waiting:
        return redirect(on_the_way("citizen:sign-in", wanted(request)))
    phone = vault.decrypt(b64decode(waiting["phone"]))
    form = CodeForm(**sent(request))
    if form.is_valid():
        with said_in(form, "code"):
            if account := acts.open_with_code(phone, form.cleaned_data["code"]):
                page = wanted(request)
                login(request, account, backend=BACKEND)
                opened(request)
                request.session.pop(WAITING, None)
                return redirect(page)
            note(request, "wrong_code")
            form.add_error("code", "验证码不对，请看清短信里的 6 位数字再输入")
    context = {"form": form, "phone": masked(phone), "shown": waiting["shown"], NEXT: wanted(request)}
    return render(request, "citizen/sign_in_code.html", context, status=422 if form.errors else 200)


@require_POST
def sign_out(request):
    logout(request)
    return emptied(redirect("citizen:home"))
