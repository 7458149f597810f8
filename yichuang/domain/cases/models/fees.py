"""The fee of a case: what was asked for, what was spared, the bill it was paid by. Amounts are whole fen 分."""

from django.db import models
from django.db.models import F, Q

from yichuang.domain.cases.models.case import Case


class Charge(models.Model):
    """One fee of one case (缴费通知单, DOC-20). Money never passes through here: it is paid to the treasury under
    `code`, and the bill the treasury gives for it is noted."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="charge")
    amount = models.PositiveBigIntegerField("应缴金额（分）")
    reduced = models.PositiveBigIntegerField("减免金额（分）", default=0)
    reduction_basis = models.CharField("减免依据", max_length=500, blank=True)
    code = models.CharField("非税收入缴款码", max_length=40)
    pay_by = models.DateField("缴费期限")
    issued_on = models.DateField("通知日期")
    bill = models.CharField("票据号码", max_length=40, null=True, blank=True, unique=True)
    paid_on = models.DateField("缴费日期", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="charge_asks_for_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="charge_spares_no_more", condition=Q(reduced__lte=F("amount"))),
            models.CheckConstraint(
                name="charge_paid_by_a_bill",
                condition=Q(bill=None, paid_on=None) | Q(bill__isnull=False, paid_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.owed}"

    @property
    def owed(self) -> int:
        """What is to be paid after the reduction, in fen."""
        return self.amount - self.reduced
