"""How people wish to be told."""

from yichuang.domain.notices.models import Choice
from yichuang.kernel.actors import Actor


def choose(*, by: Actor, sms: bool) -> Choice:
    """SMS besides the inbox, or the inbox alone. What the law orders to be told reaches the inbox either way."""
    return Choice.objects.update_or_create(account=by.account, defaults={"sms": sms})[0]
