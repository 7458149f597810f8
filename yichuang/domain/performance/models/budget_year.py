"""A year of a body's budget: what was approved, what it was taken over with, and whether its books are closed.

All amounts are whole fen.
"""

from django.db import models
from django.db.models import Q

from yichuang.domain.performance.models.money import ENTRIES
from yichuang.domain.performance.models.of_a_body import OfABody, OfBodies
from yichuang.domain.performance.states.money import YearState
from yichuang.kernel.models import Thing


class BudgetYearQuerySet(OfBodies):
    def kept(self):
        """Those that count: all but the ones begun by mistake and given up."""
        return self.exclude(state=YearState.GIVEN_UP)


class BudgetYear(OfABody, Thing):
    """A year of a body's budget (预算年度); its number is body and year, SPJ-2021, with -2 for the one after
    one that was begun by mistake and given up.

    `initial` is the total of the approval (批复), beside what the lines say. `source` says where the figures of a year
    come from that was taken over from a document; `stated` holds totals such a document gives (fen, by their names),
    which are checked against what is computed and never used in its place. `counted` gives entries their places.
    """

    state = models.CharField("状态", max_length=20, choices=YearState, default="", editable=False)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    initial = models.BigIntegerField("批复的年初预算", null=True, blank=True)
    document = models.CharField("批复文号", max_length=120, blank=True)
    appropriated_on = models.DateField("下达日期", null=True, blank=True)
    carried_out = models.BigIntegerField("结转下年", default=0)
    closed_on = models.DateField("关账日期", null=True, blank=True)
    closed_by = models.CharField("关账人账号", max_length=40, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    stated = models.JSONField("来源所载的合计", default=dict, blank=True)
    counted = models.PositiveIntegerField(default=0)

    objects = BudgetYearQuerySet.as_manager()
    standing = None  # of the running act: what the year adds up to (rules.sums.Standing)
    why = by_what = ""  # of the running act: the reason of a correction or a giving up, and the document it goes by

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], name="one_budget_year_of_a_body", condition=~Q(state=YearState.GIVEN_UP)
            ),
            models.CheckConstraint(
                name="budget_year_closed_has_its_day",
                condition=Q(state=YearState.CLOSED, closed_on__isnull=False) & ~Q(closed_by="")
                | ~Q(state=YearState.CLOSED) & Q(closed_on__isnull=True, closed_by=""),
            ),
            models.CheckConstraint(
                name="budget_initial_is_not_negative", condition=Q(initial__isnull=True) | Q(initial__gte=0)
            ),
            models.CheckConstraint(name="budget_carried_out_is_not_negative", condition=Q(carried_out__gte=0)),
        ]

    @property
    def title(self) -> str:
        return f"{self.year}年预算"

    @property
    def is_booked(self) -> bool:
        """Whether anything but the lines of a draft counts in its books."""
        kinds = [model for name, model in ENTRIES.items() if name != "lines"]
        return any(model.objects.filter(year=self).standing().exists() for model in kinds)

    @property
    def entered_by(self) -> set[str]:
        """The accounts that kept the books of this year until it was closed."""
        asked = [
            model.objects.filter(year=self, after_closing=False).order_by().values_list("entered_by")
            for model in ENTRIES.values()
        ]
        return {account for (account,) in asked[0].union(*asked[1:])} if self.pk else set()
