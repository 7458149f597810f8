"""What each part of the monthly score weighs."""

from django.db import models

from yichuang.domain.supervision.states import WeighedState
from yichuang.domain.supervision.tables import PARTS
from yichuang.kernel.models import Thing

WHOLE = 100


class ScoreWeights(Thing):
    """The weights of the monthly score, together a hundred; while there is no row, those of the table hold."""

    state = models.CharField("状态", max_length=20, choices=WeighedState, default="", editable=False)
    version = models.PositiveIntegerField("版本", default=0)
    weights = models.JSONField("权重", default=dict)

    class Meta:
        verbose_name_plural = "score weights"

    @property
    def adds_up(self) -> bool:
        numbers = list(self.weights.values())
        return self.weights.keys() == PARTS.keys() and min(numbers) >= 0 and sum(numbers) == WHOLE
