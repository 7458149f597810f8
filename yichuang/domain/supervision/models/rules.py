"""The rules by which cards are shown: rows the bureau edits."""

from django.db import models

from yichuang.domain.supervision.states import RuleState
from yichuang.domain.supervision.tables import (
    COLOURS,
    COMPARES,
    METRICS,
    OBJECTS,
    RATIO,
    SHOWN,
    TOLD_ROLES,
    UNITS,
    rank_of,
)
from yichuang.kernel.models import Thing

MOST_REPLY_DAYS, MOST_POINTS, MOST_DAYS = 60, 20, 366


class CardRule(Thing):
    """When a card of which colour is shown, who hears of it, how many points it takes and what it rests on.

    Its number is its code (R07). `allowed` is how many cards at once a supervisor confirmed, for this version alone.
    """

    state = models.CharField("状态", max_length=20, choices=RuleState, default="", editable=False)
    version = models.PositiveIntegerField("版本", default=0)
    name = models.CharField("名称", max_length=60)
    colour = models.CharField("颜色", max_length=6, choices=list(COLOURS.items()))
    about = models.CharField("对象", max_length=12, choices=list(OBJECTS.items()))
    metric = models.CharField("指标", max_length=40)
    compare = models.CharField("比较", max_length=2, choices=list(COMPARES.items()))
    threshold = models.DecimalField("数值", max_digits=6, decimal_places=2)
    unit = models.CharField("单位", max_length=12, choices=list(UNITS.items()))
    points = models.PositiveSmallIntegerField("扣分", default=0)
    told = models.JSONField("告诉谁", default=list)
    reply_days = models.PositiveSmallIntegerField("答复期限（工作日）", default=0)  # 0: no 督办单
    basis = models.CharField("依据", max_length=120)
    note = models.CharField("说明", max_length=200, blank=True)
    allowed = models.PositiveIntegerField("已确认的张数", default=0)
    allowed_on = models.DateField("确认日期", null=True, blank=True)
    waiting = models.PositiveIntegerField("等确认的张数", default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="card_rule_hint_takes_nothing",
                condition=~models.Q(colour="blue") | models.Q(points=0, reply_days=0),
            ),
        ]

    @property
    def measured(self):
        return METRICS[self.metric]

    @property
    def rank(self) -> int:
        return rank_of(self.colour, self.points)

    @property
    def shows_cards(self) -> bool:
        return self.colour in SHOWN

    @property
    def in_words(self) -> str:
        """承诺时限已用比例达到 90%"""
        metric, number = self.measured, self.threshold.normalize()
        if self.unit == RATIO:
            return f"{metric.word}{COMPARES[self.compare]} {self.threshold * 100:.0f}%"
        return f"{metric.word}{COMPARES[self.compare]} {number:f} {UNITS[self.unit]}"

    @property
    def faults(self) -> dict[str, list[str]]:
        return faults_of(self)


def faults_of(rule) -> dict[str, list[str]]:
    """What is wrong with a rule, by column; empty where it may be used."""
    metric, is_hint = METRICS.get(rule.metric), rule.colour == "blue"
    if metric is None:
        return {"metric": ["没有这个指标"]}
    said = {
        "unit": "" if rule.unit == metric.unit else f"这个指标的单位只能是“{UNITS[metric.unit]}”",
        "compare": "" if rule.compare in metric.compares else f"这个指标只能用{'、'.join(metric.compares)}",
        "threshold": fault_of_threshold(rule, metric),
        "points": "提示不扣分" if is_hint and rule.points else too_many(rule.points, MOST_POINTS, "分"),
        "reply_days": "提示不用答复"
        if is_hint and rule.reply_days
        else too_many(rule.reply_days, MOST_REPLY_DAYS, "个工作日"),
        "told": "" if rule.told and set(rule.told) <= TOLD_ROLES.keys() else "请选择告诉谁",
        "basis": "" if rule.basis.strip() else "请写明依据",
    }
    return {part: [fault] for part, fault in said.items() if fault}


def too_many(number: int, most: int, unit: str) -> str:
    return f"最多 {most} {unit}" if number > most else ""


def fault_of_threshold(rule, metric) -> str:
    number = rule.threshold
    if metric.unit == RATIO:
        return "" if 0 < number <= 1 else "比例在 0 到 1 之间，例如 0.90"
    if number != int(number):
        return "只能填整数"
    least = 0 if "<=" in metric.compares else 1
    return "" if least <= number <= MOST_DAYS else f"应在 {least} 到 {MOST_DAYS} 之间"
