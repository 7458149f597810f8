"""Where an account is signed in, and what was done to its way in. Nothing here writes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from yichuang.domain.identity.models import Account, Session
from yichuang.domain.identity.tables import WAYS_IN
from yichuang.kernel import ledger

SHOWN = 20
FIRST_PASSWORD_DAYS = 14  # in which a password somebody else set has to be used and changed


def sessions_of(account: Account):
    """The sessions of an account that have not run out, the newest first."""
    return Session.objects.filter(account=account, expire_date__gt=timezone.now()).order_by("-opened_at")


def changes_of_sign_in(account: Account) -> list:
    """The last changes to how the account signs in, the newest first, with who made them."""
    return list(ledger.of(account).filter(act__in=WAYS_IN).order_by("-seq")[:SHOWN])


def has_slept(account: Account) -> bool:
    """Whether nobody signed in, nor was given a new password, for settings.STAFF_SLEEP_DAYS (等保 8.1.4.2 c); or for
    FIRST_PASSWORD_DAYS, where the password is still the one somebody else set."""
    if account.password_by_another and longer_ago(FIRST_PASSWORD_DAYS, account.password_set_at):
        return True
    return longer_ago(settings.STAFF_SLEEP_DAYS, account.opened_at, account.last_login, account.password_set_at)


def why_new_password(account: Account) -> str:
    """Why this person has to change the password before anything else; "" where there is no reason."""
    if account.password_by_another:
        return "您的密码是别人替您设的。请先换一个只有您自己知道的，再接着办事。"
    if password_is_old(account):
        return f"您的密码已经用了 {settings.PASSWORD_DAYS} 天。请先换一个新的，再接着办事。"
    return ""


def password_is_old(account: Account) -> bool:
    """Whether the password was set more than settings.PASSWORD_DAYS ago (等保 8.1.4.1 a)."""
    return longer_ago(settings.PASSWORD_DAYS, account.password_set_at or account.opened_at)


def longer_ago(days: int, *moments: datetime | None) -> bool:
    """Whether the last of these moments is more than so many days ago; no days: never."""
    return bool(days) and timezone.now() - max(filter(None, moments)) > timedelta(days=days)
