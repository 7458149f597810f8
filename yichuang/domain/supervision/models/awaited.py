"""Cards that wait for a supervisor's word, because their rule had shown its share of the day."""

from django.db import models

from yichuang.domain.supervision.models.rules import CardRule


class AwaitedCard(models.Model):
    """What one piece of news asked to be carded: kept until the card is shown, or its rule is switched off.

    Clocks need no such row, for they are still late when the supervisor says yes; news comes once. `occasion` is that
    of the card it becomes, `unit` the code of the body that answers, "" where the days tell.
    """

    rule = models.ForeignKey(CardRule, models.CASCADE, related_name="awaited")
    about = models.CharField("对象", max_length=80)
    occasion = models.CharField(max_length=40, blank=True)
    unit = models.CharField("责任单位", max_length=40, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "about", "occasion"], name="awaited_once"),
        ]

    def __str__(self):
        return f"{self.rule_id} {self.about}"
