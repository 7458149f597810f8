"""Sessions: opened, ended elsewhere, swept away; and news of a changed way in."""

from base64 import b64encode
from datetime import timedelta

from django.utils import timezone

from yichuang.domain.identity.events import SignInChanged
from yichuang.domain.identity.models import Account, ApiToken, OneTimeCode, Session
from yichuang.domain.identity.models.sessions import OPENED
from yichuang.domain.identity.reads import sessions_of
from yichuang.domain.identity.states import ACCOUNTS
from yichuang.kernel import vault
from yichuang.kernel.actors import Actor

KEPT = timedelta(hours=1)  # codes that ran out still count against a flood for so long


def note_opening(session, browser: str) -> None:
    """Write into a session when it was opened, and in the few words of `browser` with what."""
    session[OPENED] = {"at": timezone.now().isoformat(), "browser": browser[:60]}


def end_sessions(account: Account, *, by: Actor, keep: str = "", only: str = "") -> int:
    """Sign the account out everywhere but in the session `keep`, or in the one of the mark `only`; how many ended."""
    ending = [each.pk for each in sessions_of(account).exclude(pk=keep) if only in ("", each.mark)]
    if not ending:
        return 0
    with ACCOUNTS.step(account, "end_sessions", by=by) as step:
        Session.objects.filter(pk__in=ending).delete()
        step.facts = {"sessions": len(ending)}
    return len(ending)


def changed(account: Account, act: str, phone_was: str = "") -> SignInChanged:
    """The news that how somebody signs in is another now. The phone before is told encrypted: news wait in a table."""
    was = b64encode(vault.encrypt(phone_was)).decode() if phone_was else ""
    return SignInChanged(account.number, act, timezone.now().isoformat(), was)


def sweep() -> int:
    """For the schedule: remove sessions, one-time codes and tokens that have run out; how many."""
    now = timezone.now()
    ended = [
        Session.objects.filter(expire_date__lt=now),
        OneTimeCode.objects.filter(expires_at__lt=now - KEPT),
        ApiToken.objects.filter(expires_at__lt=now),
    ]
    return sum(gone.delete()[0] for gone in ended)
