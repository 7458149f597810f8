"""POST /session: a bearer token for a person (phone and code) or a member of staff (account, password, TOTP)."""

from datetime import timedelta

from django.contrib.auth import authenticate
from ninja import Router, Schema
from ninja.throttling import AnonRateThrottle

from yichuang.channels.api.problems import FAULTS, FieldsWrong
from yichuang.channels.shared.phones import NO_MOBILE, mobile
from yichuang.channels.shared.watching import note
from yichuang.domain.identity import acts, reads

router = Router(tags=["session"])
SHUT = "这个密码要先在工作台上更换，或者账号太久没有人登录已经关上。请登录工作台，或者联系本单位的监督科。"
LASTS = timedelta(hours=8)


class SignIn(Schema):
    """Either phone and code, or username, password and otp. With a phone alone a code is sent."""

    phone: str = ""
    code: str = ""
    username: str = ""
    password: str = ""
    otp: str = ""


class PartyOf(Schema):
    """Somebody the account may apply for; `party` of POST /cases takes its number."""

    number: str
    name: str
    kind: str


class Session(Schema):
    token: str = ""
    account: str = ""
    parties: list[PartyOf] = []
    expires_in: int = 0
    code_sent_until: str = ""
    code: str = ""


@router.post(
    "/session",
    response={200: Session, **FAULTS},
    auth=None,
    throttle=[AnonRateThrottle("30/m")],
    operation_id="session",
)
def session(request, payload: SignIn):
    """Sign in. In demo mode the code is shown in the answer; otherwise it goes to the phone."""
    phone = mobile(payload.phone)
    if payload.phone and not phone:
        raise FieldsWrong({"phone": f"{NO_MOBILE}。"})
    if phone and not payload.code:
        sent = acts.send_code(phone, address=request.META.get("REMOTE_ADDR", ""))
        return {"code_sent_until": sent.until.isoformat(), "code": sent.shown}
    account = citizen(request, phone, payload.code) if phone else staff(request, payload)
    note(request, "came_in", account.number)
    token = acts.issue_token(account, lasts=LASTS, by=reads.actor(account))
    return {"token": token, "expires_in": int(LASTS.total_seconds())}


def citizen(request, phone: str, code: str):
    account = acts.open_with_code(phone, code)
    if account is None:
        note(request, "wrong_code")
        raise FieldsWrong({"code": "验证码不对，请核对后再填。"})
    return account


def staff(request, payload: SignIn):
    account = authenticate(request, username=payload.username, password=payload.password)
    if account is None or not account.is_active:
        raise FieldsWrong({"password": "账号或密码不对。"})
    if account.kind == "staff" and (reads.has_slept(account) or reads.why_new_password(account)):
        raise FieldsWrong({"password": SHUT})  # the desk would not let this person go on either
    if account.kind == "staff" and acts.check_second_factor(account, payload.otp) is None:
        note(request, "wrong_token", account.number)
        raise FieldsWrong({"otp": "动态口令不对，请用手机上最新的六位数字。"})
    return account
