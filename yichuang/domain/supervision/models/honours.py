"""Badges people hold (党员先锋岗, 雷锋志愿岗) and the hours they served voluntarily."""

from django.db import models
from django.db.models import Q

from yichuang.domain.supervision.states import HonourState, ServiceState
from yichuang.domain.supervision.tables import HONOURS
from yichuang.kernel.models import Thing


class OfAPerson(Thing):
    """Something said of a member of staff, by somebody else. `person` is an account."""

    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="所在单位")
    person = models.CharField("账号", max_length=40)
    decision = models.CharField("理由", max_length=200, blank=True, default="")

    in_post = True  # of the running act: the person holds a post today

    class Meta:
        abstract = True

    @property
    def body_code(self) -> str:
        return self.unit_id

    @property
    def region(self) -> str:
        return self.unit.region_id if self.unit_id else ""


class Honour(OfAPerson):
    """One badge of one person, at the window of their post, from a day until it is taken back."""

    state = models.CharField("状态", max_length=20, choices=HonourState, default="", editable=False)
    kind = models.CharField("牌子", max_length=10, choices=list(HONOURS.items()))
    window = models.CharField("窗口", max_length=12, blank=True)
    merits = models.CharField("事迹", max_length=200)
    given_on = models.DateField("授牌日期")
    withdrawn_on = models.DateField("收回日期", null=True, blank=True)

    held_already = False  # of the running act

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(state=HonourState.HELD), name="one_badge_of_a_kind"
            ),
        ]


class VoluntaryService(OfAPerson):
    """Hours served voluntarily on one day."""

    state = models.CharField("状态", max_length=20, choices=ServiceState, default="", editable=False)
    served_on = models.DateField("服务日期")
    hours = models.DecimalField("小时", max_digits=3, decimal_places=1)
    what = models.CharField("做了什么", max_length=200)

    hours_that_day = 0  # of the running act: those noted already

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=12), name="hours_of_a_day"),
        ]
        indexes = [models.Index(fields=["person", "served_on"], name="service_of_person")]
