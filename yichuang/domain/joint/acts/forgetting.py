"""What matters do when a person wants their data deleted: drafts go (个人信息保护法47). What was handed in is refused
by its cases, as long as they run, and kept with them afterwards."""

from yichuang.domain.identity import reads as identity
from yichuang.domain.joint.acts.drafting import discard
from yichuang.domain.joint.models import Matter
from yichuang.domain.joint.states import State


def forget_drafts(erasing) -> None:
    """Give up the drafts of an account that is being erased."""
    account = identity.account(erasing.account)
    for draft in Matter.objects.filter(account=account.number, state=State.DRAFT):
        discard(draft, by=identity.actor(account))
