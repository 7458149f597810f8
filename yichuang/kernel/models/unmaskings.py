"""Phones somebody left, seen whole at a desk: whose, by whom, when, why."""

from django.db import models
from django.utils import timezone

CONTACT, SUPERVISION = "contact", "supervision"
WHY = ((CONTACT, "联系本人、回访"), (SUPERVISION, "监督检查"))


class Unmasking(models.Model):
    """One time a member of staff saw the whole phone that somebody left with `thing`, with the reason they gave. The
    number itself is not in it. `body` and `region` say who supervises it; no body is the district's own."""

    thing = models.CharField(max_length=80)
    told = models.CharField("看了什么", max_length=120)
    body = models.CharField("单位", max_length=40, blank=True)
    region = models.CharField("区划", max_length=12, blank=True)
    at = models.DateTimeField("时间", default=timezone.now)
    account = models.CharField("账号", max_length=40)
    who = models.JSONField("谁", default=dict)  # the actor as text, as in the ledger
    why = models.CharField("事由", max_length=20, choices=WHY)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="unmaskings_newest"),
            models.Index(fields=["account", "-at"], name="unmaskings_of_account"),
            models.Index(fields=["thing", "-id"], name="unmaskings_of_thing"),
        ]

    def __str__(self):
        return f"{self.account} {self.at:%Y-%m-%d %H:%M} {self.thing}"
