"""What a party's conduct in a case leaves on its record here."""

from django.db import models

from yichuang.domain.cases.models.case import Case


class CreditFact(models.Model):
    """信用记录: a false commitment, found by the check after the decision (none again until `barred_until`), or a
    grant got by fraud (行政许可法79: no application for `item_code` until then)."""

    class Kind(models.TextChoices):
        FALSE_PROMISE = "false_promise", "承诺不实"
        FRAUD = "fraud", "以欺骗、贿赂等不正当手段取得许可"

    party_number = models.CharField("当事人编号", max_length=40, db_index=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="credit_facts")
    kind = models.CharField("事实", max_length=20, choices=Kind)
    item_code = models.CharField("限制申请的事项", max_length=40, blank=True)
    found_on = models.DateField("认定日期")
    barred_until = models.DateField("限制至")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="credit_fact_once")]

    def __str__(self):
        return f"{self.case} {self.kind}"
