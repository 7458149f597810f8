"""Signing in at the desk: account and password, then a token. Nobody is signed in before both are right."""

from binascii import unhexlify
from time import time

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST
from django_otp import devices_for_user
from django_otp import login as login_with_device
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from yichuang.channels.desk.access import NEXT, UNSENT, WORN, on_the_way, wanted
from yichuang.channels.desk.unsent import way_in
from yichuang.channels.shared.caching import emptied
from yichuang.channels.shared.sessions import opened
from yichuang.channels.shared.watching import note
from yichuang.domain.identity import acts, reads

WAITING = "desk_sign_in"  # in the session: whose password was right, when, and the secret offered for enrolment
ASLEEP = (
    "这个账号超过 {days} 天没有人登录，或者别人替您设的密码一直没有换，为了安全已经关上。"
    "请联系本单位的监督科重设密码，再用新密码登录。"
)
PATIENCE = 300  # seconds between password and token
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(forms.Form):
    account = forms.CharField(
        label="账号",
        widget=forms.TextInput(
            {"autocomplete": "username", "autofocus": True, "spellcheck": "false", "class": "govuk-input--width-20"}
        ),
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "class": "govuk-input--width-20"}),
    )


class TokenForm(forms.Form):
    token = forms.CharField(
        label="动态口令",
        help_text="打开手机上的身份验证器，输入现在显示的 6 位数字",
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "class": "govuk-input--width-5",
            }
        ),
    )

    def clean_token(self):
        token = "".join(self.cleaned_data["token"].split())
        if not (token.isdigit() and len(token) == 6):
            raise forms.ValidationError("动态口令是 6 位数字，请对照手机再输入一次")
        return token


def sign_in(request):
    """Step one. A wrong account and a wrong password are told apart to nobody."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        account = authenticate(
            request, number=form.cleaned_data["account"].strip(), password=form.cleaned_data["password"]
        )
        if account is None or account.kind != "staff":
            form.add_error(None, "账号或密码不对，请核对后再试。忘记密码请联系本单位的监督科重设。")
        elif reads.has_slept(account):
            form.add_error(None, ASLEEP.format(days=settings.STAFF_SLEEP_DAYS))
        else:
            return redirect(next_step(request, account))
    return page_of(request, "desk/sign_in.html", form)


def next_step(request, account) -> str:
    """Where the right password leads. Whoever was signed in at this screen before is signed out."""
    page, unsent = wanted(request), request.session.get(UNSENT)
    logout(request)
    if unsent:
        request.session[UNSENT] = unsent
    request.session[WAITING] = {"account": account.number, "at": int(time())}
    step = "desk:second-factor" if has_device(account) else "desk:enrolment"
    return f"{reverse(step)}?{urlencode({NEXT: page})}"


def has_device(account) -> bool:
    return next(iter(devices_for_user(account)), None) is not None


def second_factor(request):
    """Step two: the token of the device this person enrolled."""
    account = waiting(request)
    if account is None:
        return redirect(on_the_way(request))
    form = TokenForm(request.POST or None)
    if form.is_valid():
        if device := acts.check_second_factor(account, form.cleaned_data["token"]):
            return come_in(request, account, device)
        note(request, "wrong_token", account.number)
        form.add_error("token", "口令不对，或者刚刚用过。请等手机上换成下一个口令再输入；连续输错会要求多等一会儿")
    return page_of(request, "desk/second_factor.html", form)


def enrolment(request):
    """Step two on the first day: bind a device. Its secret counts only once a token of it was typed."""
    account = waiting(request)
    if account is None or has_device(account):
        return redirect(on_the_way(request))
    key = offered_secret(request)
    form = TokenForm(request.POST or None)
    if form.is_valid():
        if fits(key, form.cleaned_data["token"]):
            acts.enrol_second_factor(account, by=reads.actor(account), key=key)
            return come_in(request, account, acts.check_second_factor(account, form.cleaned_data["token"]))
        form.add_error("token", "口令不对。请确认手机时间准确，再输入现在显示的 6 位数字")
    device = TOTPDevice(user=account, name="动态口令", key=key)
    picture = segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=2)
    secret = " ".join(chunked(device.config_url.split("secret=")[1].split("&")[0]))
    return page_of(request, "desk/enrolment.html", form, picture=picture, secret=secret)


def waiting(request):
    """The account whose password was right a moment ago, or None."""
    known = request.session.get(WAITING)
    if not known or time() - known["at"] > PATIENCE:
        return None
    return reads.account(known["account"])


def offered_secret(request) -> str:
    """The secret offered in this sign-in: the same on every reload, else a reload would undo the scan."""
    known = request.session[WAITING]
    if "key" not in known:
        request.session[WAITING] = known = known | {"key": random_hex(20)}
    return known["key"]


def fits(key: str, token: str) -> bool:
    totp = TOTP(unhexlify(key))
    totp.time = time()
    return totp.verify(int(token), tolerance=1)


def chunked(secret: str):
    return [secret[place : place + 4] for place in range(0, len(secret), 4)]


def come_in(request, account, device):
    page = wanted(request)
    login(request, account, backend=BACKEND)
    login_with_device(request, device)
    opened(request)
    request.session.pop(WAITING, None)
    if why := reads.why_new_password(account):
        request.session[WORN] = True
        messages.warning(request, why)
    request.session.set_expiry(0)  # gone with the browser: counters share computers
    return redirect(way_in(request, account.number, page))


def page_of(request, template: str, form, **more):
    context = {"form": form, NEXT: wanted(request), **more}
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def sign_out(request):
    logout(request)
    return emptied(redirect("desk:sign-in"))


def locked_out(request, _response=None, _credentials=None):
    """Too many wrong passwords: the account rests, whoever tries (settings.AXES_*)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"minutes": minutes, "tries": settings.AXES_FAILURE_LIMIT}
    return render(request, "desk/locked_out.html", context, status=429)
