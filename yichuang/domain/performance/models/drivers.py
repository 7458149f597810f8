"""What each line of a body's budget follows, as people chose it: year after year, until they choose anew."""

from django.db import models

from yichuang.domain.performance.estimating.drivers import DRIVERS
from yichuang.domain.performance.estimating.history import VOLUMES
from yichuang.domain.performance.models.of_a_body import OfABody
from yichuang.domain.performance.states.drivers import FollowsState
from yichuang.domain.performance.tables.drivers import HOW
from yichuang.kernel.models import Thing


class LineDriver(OfABody, Thing):
    """One budget line of a body, in every year. Its number counts those of its body (YS-SPJ-1). `code` and `label` are
    those the line had when it was chosen: one that has the name and another code next year is still the same one."""

    state = models.CharField("状态", max_length=20, choices=FollowsState, default="", editable=False)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    code = models.CharField("项目代码", max_length=12)
    label = models.CharField("项目名称", max_length=120)
    how = models.CharField("怎样变", max_length=10, choices=list(HOW.items()))
    drivers = models.JSONField("驱动因素", default=list, blank=True)
    reason = models.CharField("理由", max_length=400)
    chosen_by = models.CharField("选定人账号", max_length=40)
    chosen_on = models.DateField("选定日期")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "code", "label"], name="one_choice_of_drivers_of_a_line")
        ]

    @property
    def fits(self) -> bool:
        """Whether it says how, and names volumes where it is they, and none elsewhere."""
        return self.how in HOW and set(self.drivers) <= set(DRIVERS) and bool(self.drivers) == (self.how == VOLUMES)
