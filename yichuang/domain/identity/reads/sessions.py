"""Where an account is signed in, and what was done to its way in. Nothing here writes."""

from django.utils import timezone

from yichuang.domain.identity.models import Account, Session
from yichuang.domain.identity.tables import WAYS_IN
from yichuang.kernel import ledger

SHOWN = 20


def sessions_of(account: Account):
    """The sessions of an account that have not run out, the newest first."""
    return Session.objects.filter(account=account, expire_date__gt=timezone.now()).order_by("-opened_at")


def changes_of_sign_in(account: Account) -> list:
    """The last changes to how the account signs in, the newest first, with who made them."""
    return list(ledger.of(account).filter(act__in=WAYS_IN).order_by("-seq")[:SHOWN])
