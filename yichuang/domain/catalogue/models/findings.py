"""What the audit rules Q01–Q14 found on a version."""

from django.db import models

from yichuang.domain.catalogue.models.versions import ItemVersion


class Finding(models.Model):
    """One sentence about one version. An error stops only its submission; a warning stops nothing."""

    class Severity(models.TextChoices):
        ERROR = "error", "错误"
        WARNING = "warn", "提醒"

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="findings")
    rule = models.CharField("规则", max_length=3)
    severity = models.CharField("程度", max_length=5, choices=Severity)
    field = models.CharField("字段", max_length=40)
    sentence = models.CharField("说明", max_length=300)

    class Meta:
        ordering = ["rule", "pk"]
        indexes = [models.Index(fields=["rule", "severity"], name="findings_by_rule")]

    def __str__(self):
        return f"{self.rule} {self.sentence}"
