"""The archive of a closed case (电子归档): its package, how long it is kept, and what became of it."""

from datetime import date

from django.db import models
from django.db.models import Q

from yichuang.domain.cases.models.case import Case
from yichuang.domain.cases.states import ArchiveState
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class ArchiveQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Archives are the office's own: staff see those of the bodies they serve."""
        if not actor.is_staff:
            return self.none()
        return self.filter(reached(actor, body="case__deciding_body", region="case__region"))

    def past_retention(self, today: date):
        """Kept, and longer than it has to be. What is kept for good is never among them."""
        return self.filter(state=ArchiveState.KEPT, keep_until__lt=today)


class Archive(Thing):
    """One case, one archive under one number (档号). `line` is the last line of the case's ledger it holds: a later
    line means that the case moved on and has to be archived again.

    `keep_until` is the last day of the retention period, counted from the end of the year of closing; None: for good.
    """

    state = models.CharField("状态", max_length=20, choices=ArchiveState, default="", editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="archive")
    file = models.CharField(max_length=40, blank=True)  # id of the kept file; "" once destroyed
    sha256 = models.CharField("归档包摘要", max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    members = models.PositiveIntegerField("件数", default=0)
    line = models.PositiveIntegerField()
    archived_on = models.DateField("归档日期")
    retention = models.CharField("保管期限", max_length=12)
    keep_until = models.DateField("保管到", null=True, blank=True)
    reason = EncryptedText("鉴定意见")
    proposer = models.CharField("提出销毁的账号", max_length=40, blank=True)
    witness = models.CharField("监销人账号", max_length=40, blank=True)
    destroyed_on = models.DateField("销毁日期", null=True, blank=True)

    objects = ArchiveQuerySet.as_manager()

    # What only the running act knows; conditions read it (rules.py).
    acting_on: date | None = None

    class Meta:
        indexes = [models.Index(fields=["keep_until", "id"], name="archive_ends", condition=Q(state="KEPT"))]
        constraints = [
            models.CheckConstraint(
                name="archive_destroyed_by_two",
                condition=~Q(state="DESTROYED")
                | (Q(file="", destroyed_on__isnull=False) & ~Q(witness="") & ~Q(witness=models.F("proposer"))),
            )
        ]

    @property
    def body_code(self) -> str:
        return self.case.body_code

    @property
    def item_code(self) -> str:
        return self.case.item_code

    @property
    def party_number(self) -> str:
        return self.case.party_number
