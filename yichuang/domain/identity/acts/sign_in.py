"""Ways in: one-time codes for citizens, a second factor for staff, bearer tokens for machines."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import randbelow, token_urlsafe

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from yichuang.domain.identity.acts.accounts import open_citizen, refuse_taken_phone, verify
from yichuang.domain.identity.acts.parties import correct_party
from yichuang.domain.identity.acts.sessions import changed
from yichuang.domain.identity.models import Account, ApiToken, OneTimeCode
from yichuang.domain.identity.states import ACCOUNTS
from yichuang.kernel.actors import Actor
from yichuang.kernel.gateways import sms
from yichuang.kernel.refusals import ActRefused, TooOften
from yichuang.kernel.vault import blind_index, blind_indexes, indexed

VALID = timedelta(minutes=5)
MOST_TRIES = 5
PAUSE = timedelta(seconds=60)
AN_HOUR = timedelta(hours=1)
MOST_PER_PHONE, MOST_PER_ADDRESS = 5, 30  # in an hour; a hall or a school shares one address


@dataclass(frozen=True)
class Sent:
    """A code on its way. `shown` holds it only where the gateway shows it on screen (demo)."""

    until: object
    shown: str = ""


def digest(phone: str, code: str) -> str:
    return digests(phone, code)[0]


def digests(phone: str, code: str) -> list[str]:
    """What may be kept of a code: the first is what is written, the others were before the vault's key changed."""
    key = settings.SECRET_KEY.encode()
    return [hmac.new(key, f"{each}:{code}".encode(), sha256).hexdigest() for each in blind_indexes(phone)]


def send_code(phone: str, *, address: str = "") -> Sent:
    """Send a six-digit code, good for five minutes and five tries.

    Refuses a second one within a minute, more than five an hour to one phone, thirty an hour from one address.
    """
    now = timezone.now()
    refuse_flood(phone, address, now)
    code, gateway = f"{randbelow(10**6):06}", sms.gateway()
    OneTimeCode.objects.create(
        phone_index=blind_index(phone), asked_from=blind_index(address), digest=digest(phone, code), sent_at=now,
        expires_at=now + VALID,
    )  # fmt: skip
    gateway.send(phone, f"验证码 {code}，5 分钟内有效。工作人员不会向您索要验证码。")
    return Sent(until=now + VALID, shown=code if gateway.shows else "")


def refuse_flood(phone: str, address: str, now) -> None:
    of_phone = OneTimeCode.objects.filter(**indexed("phone_index", phone))
    if of_phone.filter(sent_at__gt=now - PAUSE).exists():
        raise TooOften("验证码刚刚发送过，请等一分钟再获取。")
    if of_phone.filter(sent_at__gt=now - AN_HOUR).count() >= MOST_PER_PHONE:
        raise TooOften("这个手机号一小时内获取验证码太多次，请稍后再试，或到窗口办理。")
    from_there = OneTimeCode.objects.filter(**indexed("asked_from", address), sent_at__gt=now - AN_HOUR)
    if address and from_there.count() >= MOST_PER_ADDRESS:
        raise TooOften("当前网络获取验证码太多次，请稍后再试。")


def answers(phone: str, code: str) -> bool:
    """Whether this is the code last sent to the phone; a right one is used up, a wrong one counted.

    Refuses when it has run out or was tried too often: a new one must be sent. Runs in the caller's transaction.
    """
    waiting = OneTimeCode.objects.select_for_update().filter(**indexed("phone_index", phone), used_at=None)
    sent = waiting.order_by("-sent_at", "-pk").first()
    if sent is None or sent.expires_at <= timezone.now() or sent.tries >= MOST_TRIES:
        raise ActRefused("验证码已失效，请重新获取。")
    if not any(hmac.compare_digest(sent.digest, each) for each in digests(phone, code)):
        sent.tries += 1
        sent.save(update_fields=["tries"])
        return False
    waiting.update(used_at=timezone.now())
    return True


def change_phone(account: Account, phone: str, code: str, *, by: Actor) -> Account | None:
    """Sign in with another phone from now on, once it answered with its code; None where the code is mistyped.

    Refuses a phone that opens another account.
    """
    with transaction.atomic():
        if not answers(phone, code):
            return None
        refuse_taken_phone(phone)
        with ACCOUNTS.step(account, "change_phone", by=by) as step:
            step.tell(changed(account, "change_phone", step.thing.phone))
            step.thing.phone = phone
            if step.thing.own_party:
                correct_party(step.thing.own_party, by=by, phone=phone)
    return step.thing


def open_with_code(phone: str, code: str) -> Account | None:
    """The account of whoever answered the phone, opened if it is new; None where the code is mistyped.

    Refuses when the code has run out or was tried too often: a new one must be sent.
    """
    with transaction.atomic():
        if not answers(phone, code):
            return None
        account = Account.objects.with_phone(phone).filter(kind=Account.Kind.CITIZEN, state="active").first()
        return account or open_citizen(phone)


def open_with_claims(*, name: str, id_number: str, phone: str, vouched_by: str) -> Account:
    """The account of somebody whom an identity provider signed for (OIDC): level 2 at once, opened if it is new.

    Who is known by number keeps that account; else the phone's account, if it is nobody's yet, becomes theirs.
    """
    citizens = Account.objects.filter(kind=Account.Kind.CITIZEN, state="active").select_for_update()
    with transaction.atomic():
        account = citizens.filter(**indexed("own_party__code_index", id_number)).first()
        account = account or citizens.filter(**indexed("phone_index", phone), own_party=None).first()
        if account is None:
            taken = Account.objects.with_phone(phone).filter(kind=Account.Kind.CITIZEN, state="active").exists()
            account = open_citizen("" if taken else phone)
        if account.level < Account.Level.CHECKED:
            by = Actor(account=account.number, kind="citizen", level=account.level)
            account = verify(account, name=name, id_number=id_number, vouched_by=vouched_by, by=by)
    return account


def enrol_second_factor(account: Account, *, by: Actor, key: str = "") -> TOTPDevice:
    """Bind a TOTP device (动态口令), replacing the one before; its `config_url` is shown once, as a QR."""
    with ACCOUNTS.step(account, "enrol_second_factor", by=by) as step:
        TOTPDevice.objects.filter(user=account).delete()
        device = TOTPDevice(user=account, name="动态口令", confirmed=True)
        if key:
            device.key = key
        device.save()
        step.tell(changed(account, "enrol_second_factor"))
    return device


def check_second_factor(account: Account, token: str) -> TOTPDevice | None:
    """The device that answers to this token, or None. Wrong tries make the next one wait (django-otp throttling)."""
    for device in TOTPDevice.objects.filter(user=account, confirmed=True):
        if device.verify_is_allowed()[0] and device.verify_token(token):
            return device
    return None


def issue_token(account: Account, *, by: Actor, lasts: timedelta = timedelta(days=90)) -> str:
    """A bearer token for the account. Only its digest is kept: nobody can show it again. It begins with the kind of
    account: a hint where to look first, and nothing that is believed."""
    token, now = f"{account.kind}-{token_urlsafe(32)}", timezone.now()
    with ACCOUNTS.step(account, "issue_token", by=by):
        ApiToken.objects.create(
            account=account, digest=sha256(token.encode()).hexdigest(), made_at=now, expires_at=now + lasts
        )
    return token


def revoke_tokens(account: Account, *, by: Actor) -> Account:
    """Make every token of the account useless."""
    with ACCOUNTS.step(account, "revoke_tokens", by=by) as step:
        step.thing.tokens.all().delete()
    return step.thing
