"""Bulletins: weekly and monthly reports to every body."""

from django.db import models
from django.db.models import Q

from yichuang.domain.identity.reads import supervises_the_district
from yichuang.domain.supervision.rules.periods import MONTH, WEEK, Period
from yichuang.domain.supervision.states import BulletinState
from yichuang.kernel.actors import Actor
from yichuang.kernel.models import Thing


class BulletinQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """What was issued is told to every member of staff, and stays to be seen when it is withdrawn. Drafts see who
        works on them: who supervises the district, and the head of the bureau."""
        if not actor.is_staff:
            return self.none()
        if supervises_the_district(actor):
            return self
        led = [post.body for post in actor.posts if post.role == "HEAD" and not post.items]
        return self.filter(Q(body__in=led) | Q(issued_on__isnull=False))


class Bulletin(Thing):
    """A week or a month in figures (通报). People write an opening and remarks; no figure of it is ever typed.

    Its number is its period (2026-W48, 2026-11), with -2 for the one after a withdrawn one. Once issued, what it says
    is the snapshot of its paper; until then it is read anew each time. `version` counts what people wrote.
    """

    state = models.CharField("状态", max_length=20, choices=BulletinState, default="", editable=False)
    kind = models.CharField("类别", max_length=5, choices=[(WEEK, "周"), (MONTH, "月")])
    first = models.DateField("第一天")
    last = models.DateField("最后一天")
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="印发机关")
    opening = models.TextField("开头", blank=True)
    remarks = models.TextField("要求和说明", blank=True)
    version = models.PositiveIntegerField(default=0)
    reviewed_by = models.CharField("审核人账号", max_length=40, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    issue_number = models.CharField("文号", max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # of the figures of its snapshot, also in the ledger
    reason = models.TextField("撤回理由", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first"], name="one_bulletin_of_a_period",
                condition=~Q(state=BulletinState.WITHDRAWN),
            ),
            models.CheckConstraint(
                name="bulletin_issued_has_day_number_digest",
                condition=Q(issued_on__isnull=True, issue_number="", digest="")
                | (Q(issued_on__isnull=False) & ~Q(issue_number="") & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="bulletin_state_fits_its_day",
                condition=~Q(state=BulletinState.ISSUED, issued_on__isnull=True)
                & ~Q(state__in=(BulletinState.DRAFT, BulletinState.REVIEWED), issued_on__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["kind", "-first"], name="bulletin_of_period")]

    @property
    def body_code(self) -> str:
        return self.body_id

    @property
    def period(self) -> Period:
        return Period(self.kind, self.first, self.last)

    @property
    def title(self) -> str:
        return f"{self.period.name}政务服务通报"

    @property
    def is_issued(self) -> bool:
        return self.issued_on is not None

    def holder(self, whose: str) -> str:
        return f"body:{self.body_id}" if whose == "bureau" else whose
