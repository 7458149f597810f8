"""Who else is heard before a decision: hearings (听证), and people whom a licence would touch (利害关系人)."""

from django.db import models

from yichuang.domain.cases.models.case import Case
from yichuang.kernel.fields import EncryptedText


class Hearing(models.Model):
    """One hearing from the right being told to the minutes. What was said names people, so it lies encrypted."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="hearings")
    subject = EncryptedText("听证事项")
    offered_on = models.DateField("告知日期", null=True, blank=True)
    ask_by = models.DateField("要求听证的最后一天", null=True, blank=True)
    asked_on = models.DateField("要求听证日期", null=True, blank=True)
    opens_at = models.DateTimeField("举行时间", null=True, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    presider = models.CharField("主持人账号", max_length=40, blank=True)
    presider_name = models.CharField("主持人", max_length=200, blank=True)
    clerk = models.CharField("记录人", max_length=200, blank=True)
    minutes = EncryptedText("笔录")
    held_on = models.DateField("记入笔录日期", null=True, blank=True)
    views = EncryptedText("当事人的陈述、申辩")  # of whoever was told and asked for no hearing
    heard_on = models.DateField("听取日期", null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} {self.offered_on or self.opens_at}"


class InterestedParty(models.Model):
    """Somebody outside the matter whom it touches: told until when views may be stated, and what was said."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="interested_parties")
    name = EncryptedText("姓名或者名称")
    interest = EncryptedText("利害关系")
    told_on = models.DateField("告知日期")
    answer_by = models.DateField("陈述、申辩的最后一天")
    views = EncryptedText("陈述、申辩")
    heard_on = models.DateField("听取日期", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "interested parties"

    def __str__(self):
        return f"{self.case} {self.told_on}"
