"""Estimates of next year's budget, kept with what went in."""

from django.db import models
from django.db.models import Q

from yichuang.domain.performance.models.of_a_body import OfABody, OfBodies
from yichuang.domain.performance.states.estimates import EstimateState
from yichuang.kernel.models import Thing


class Estimate(OfABody, Thing):
    """The budget of a body for `year`, estimated. Its number is body, year and which one it is (SPJ-2022-1).

    `inputs` is all that went in, `fingerprint` stands for it; with `seed` it can be reckoned again to the fen.
    `expected` holds the volumes that were expected, `result` the lines, `findings` what was found in the year before,
    `changes` what was supposed. All money in them is whole fen.
    """

    state = models.CharField("状态", max_length=20, choices=EstimateState, default="", editable=False)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    year = models.PositiveSmallIntegerField("测算年度")
    seed = models.PositiveIntegerField("随机种子")
    inputs = models.JSONField(default=dict)
    fingerprint = models.CharField("依据指纹", max_length=64)
    changes = models.JSONField(default=dict, blank=True)
    expected = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True)
    asked_by = models.CharField("提出人账号", max_length=40, blank=True)
    adopted_on = models.DateField("采用日期", null=True, blank=True)
    reason = models.TextField("理由", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OfBodies.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], name="one_adopted_estimate_of_a_year",
                condition=Q(state=EstimateState.ADOPTED),
            ),
            models.CheckConstraint(
                name="adopted_estimate_has_its_day",
                condition=~Q(state=EstimateState.ADOPTED) | Q(adopted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="reckoned_estimate_has_its_result",
                condition=~Q(state__in=(EstimateState.DRAFTED, EstimateState.ADOPTED)) | ~Q(result={}),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["body", "-year", "-id"], name="estimate_of_body")]

    @property
    def title(self) -> str:
        return f"{self.year}年预算测算"

    @property
    def is_reckoned(self) -> bool:
        return bool(self.result)

    @property
    def another_is_adopted(self) -> bool:
        return (
            type(self)
            .objects.filter(body=self.body_id, year=self.year, state=EstimateState.ADOPTED)
            .exclude(pk=self.pk)
            .exists()
        )
