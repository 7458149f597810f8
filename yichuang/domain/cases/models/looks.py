"""Whole personal numbers opened from a case: who, why, when."""

from django.db import models
from django.utils import timezone

from yichuang.domain.cases.models.case import Case
from yichuang.domain.cases.tables import WHY_LOOK


class Look(models.Model):
    """One time a member of staff saw the whole numbers of the people in a case, with the reason they gave."""

    OTHER_SYSTEM, SUPERVISION = "other_system", "supervision"

    case = models.ForeignKey(Case, models.PROTECT, related_name="looks")
    at = models.DateTimeField("时间", default=timezone.now)
    account = models.CharField("账号", max_length=40)
    who = models.JSONField("谁", default=dict)  # the actor as text, as in the ledger
    why = models.CharField("事由", max_length=20, choices=WHY_LOOK)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="looks_newest"),
            models.Index(fields=["account", "-at"], name="looks_of_account"),
            models.Index(fields=["case", "-id"], name="looks_of_case"),
        ]

    def __str__(self):
        return f"{self.account} {self.at:%Y-%m-%d %H:%M} {self.get_why_display()}"
