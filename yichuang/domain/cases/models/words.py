"""What officers wrote and saw. Words may name people, so they live here, encrypted, and the ledger keeps a digest."""

from django.db import models

from yichuang.domain.cases.models.case import Case
from yichuang.kernel.fields import EncryptedText


class Remark(models.Model):
    """A reason, an opinion or a result, written with one act."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="remarks")
    act = models.CharField(max_length=40)
    text = EncryptedText("内容")
    account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} {self.act}"


class SiteCheck(models.Model):
    """现场核查: the record of two officers on the spot. It never stops a clock."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="site_checks")
    officers = models.JSONField()  # account numbers of the two
    result = EncryptedText("核查结果")
    checked_on = models.DateField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} {self.checked_on}"
