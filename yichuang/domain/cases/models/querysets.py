"""Who may see which cases."""

from django.db import models
from django.db.models import Q

from yichuang.domain.cases.states import OPEN, State
from yichuang.kernel.actors import Actor
from yichuang.kernel.reach import reached


class CaseQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """A citizen sees the cases of the parties spoken for; staff those of the bodies and regions served.

        A draft filled in at home belongs to the applicant alone. A helper (帮办) sees what they filed, drafts too, as
        long as the mandate lasts. Nobody else sees anything.
        """
        if actor.kind == "citizen":
            return self.filter(spoken_for_by(actor))
        if actor.is_staff:
            served = reached(actor, body="deciding_body", region="region")
            if actor.helps:
                away = Q(state=State.DRAFT, channel="online")
                return self.filter((served & ~away) | helped_by(actor))
            return self.filter(served).exclude(state=State.DRAFT, channel="online")
        return self.none()

    def still_open(self):
        return self.filter(state__in=OPEN)


def helped_by(actor: Actor) -> Q:
    seen = Q(pk=None)
    for party, items in actor.helps:
        seen |= Q(helper=actor.account, party_number=party, item_code__in=items)
    return seen


def spoken_for_by(actor: Actor) -> Q:
    """The parties spoken for; where a mandate names its items, only cases of those."""
    limits = dict(actor.limits)
    seen = Q(party_number__in=actor.parties - limits.keys())
    for party, items in limits.items():
        seen |= Q(party_number=party, item_code__in=items)
    return seen
