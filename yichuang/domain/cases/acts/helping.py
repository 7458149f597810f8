"""帮办: a member of staff fills in and hands in for a party that asked for help, from their own desk."""

from yichuang.domain.cases.acts.filing import draft
from yichuang.domain.cases.models import Case
from yichuang.domain.cases.states import State
from yichuang.domain.identity import reads as identity
from yichuang.kernel.actors import Actor


def help_with(errand: str, *, by: Actor) -> Case:
    """Begin the one case this mandate (its number) is for, or go on with it; the case names the helper from here on.

    Refuses whoever does not hold the mandate or the post any more (403), and an item no longer published.
    """
    mandate = identity.errands(by).get(number=errand)
    before = Case.objects.filter(errand=errand, state=State.WITHDRAWN).count()  # thrown away: the errand is open again
    key = f"errand {errand} {before}"  # so that two clicks begin one case
    return draft(item=mandate.items[0], party=mandate.party.number, by=by, key=key)
