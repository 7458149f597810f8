"""What is the same of everything a body has: whose it is, and who sees it."""

from django.db import models
from django.db.models import Q

from yichuang.domain.performance.rules.evaluation import LEADS
from yichuang.kernel.actors import Actor
from yichuang.kernel.reach import reached


class OfABody:
    """A record with a `body`; whatever is its unit's turn waits for that body."""

    @property
    def body_code(self) -> str:
        return self.body_id

    @property
    def region(self) -> str:
        return self.body.region_id

    def holder(self, whose: str) -> str:
        return f"body:{self.body_id}" if whose in {"unit", "head"} else whose


class OfBodies(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the bodies the actor supervises or leads."""
        if not actor.is_staff:
            return self.none()
        led = [post.body for post in actor.posts if post.role in LEADS and not post.items]
        return self.filter(
            Q(body__in=led) | reached(actor, body="body", region="body__region__code", role="SUPERVISOR")
        )
