"""What a unit cost other towns, as sources say: for comparison, never for the estimate itself."""

from django.db import models
from django.db.models import Q

from yichuang.domain.performance.estimating.similar import COSTS
from yichuang.domain.performance.states.references import ReferenceState
from yichuang.kernel.models import Thing


class TownCost(Thing):
    """One figure: a town, a year, which unit cost, how much (fen), and where that is written. Its number counts them
    (DB-00001). A wrong one is struck with the reason and stays to be read."""

    state = models.CharField("状态", max_length=20, choices=ReferenceState, default="", editable=False)
    year = models.PositiveSmallIntegerField("年度")
    town = models.CharField("地区", max_length=60)
    cost = models.CharField("口径", max_length=20, choices=[(name, one.word) for name, one in COSTS.items()])
    fen = models.BigIntegerField("数值")
    source = models.CharField("出处", max_length=200)
    dated = models.DateField("出处日期")
    noted_by = models.CharField("登记人账号", max_length=40)
    noted_on = models.DateField("登记日期")
    reason = models.CharField("作废理由", max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "town", "cost"], name="one_figure_of_a_town_and_year",
                condition=Q(state=ReferenceState.IN_USE),
            ),
            models.CheckConstraint(name="figure_of_a_town_is_more_than_nothing", condition=Q(fen__gt=0)),
        ]  # fmt: skip

    body_code = region = ""

    @property
    def is_known(self) -> bool:
        return self.cost in COSTS

    @property
    def unit(self) -> str:
        return COSTS[self.cost].unit if self.is_known else ""

    def holder(self, whose: str) -> str:
        return whose
