"""Themes (一件事): what belongs together in a person's life or a firm's, over several bodies and items."""

from django.db import models
from django.db.models import Q

from yichuang.domain.catalogue.models.codes import Codes
from yichuang.domain.catalogue.rules.themes import Line, Question, Sheet
from yichuang.domain.catalogue.states import ThemeState
from yichuang.kernel.models import Thing


class Theme(models.Model):
    """One thing to do, over all its versions. `lead` answers for it; `annual_volume`: matters a year."""

    class Audience(models.TextChoices):
        PERSON = "person", "个人"
        CORP = "corp", "企业"

    code = models.CharField("编码", max_length=20, primary_key=True)
    lead = models.ForeignKey("identity.Body", models.PROTECT, related_name="themes", verbose_name="牵头部门")
    annual_volume = models.PositiveIntegerField("年办件量", default=0)
    source_digest = models.CharField("来源摘要", max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code


class ThemeVersion(Thing):
    """A theme as it is or was offered. A matter keeps the version it was applied for under.

    `questions` and `lines` are what `sheet` is read from: JSON rows with the names of Question and Line.
    """

    number = models.CharField("版本号", max_length=40, unique=True)  # the theme's code and -v1
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField("版本")
    name = models.CharField("名称", max_length=60)
    audience = models.CharField("面向", max_length=6, choices=Theme.Audience)
    batches = Codes("批次")
    promise_days = models.PositiveSmallIntegerField("承诺时限（工作日）")
    visits = models.PositiveSmallIntegerField("跑动次数", default=1)
    summary = models.CharField("说明", max_length=500)
    keywords = Codes("群众说法", max_length=1000)
    questions = models.JSONField("引导问题", default=list)
    lines = models.JSONField("事项", default=list)
    published_on = models.DateField("发布日期", null=True, blank=True)
    reason = models.CharField("停用的理由", max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["theme", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "version"], name="one_row_per_theme_and_version"),
            models.UniqueConstraint(fields=["theme"], condition=Q(state="published"), name="one_theme_in_force"),
            models.UniqueConstraint(fields=["theme"], condition=Q(state="draft"), name="one_theme_in_preparation"),
        ]

    @property
    def body_code(self) -> str:
        return self.theme.lead_id

    @property
    def region_code(self) -> str:
        return self.theme.lead.region_id

    @property
    def state_word(self) -> str:
        return ThemeState(self.state).label

    @property
    def sheet(self) -> Sheet:
        """Questions and items as they are asked and put together."""
        return Sheet(
            tuple(Question(**row) for row in self.questions),
            tuple(Line(**row | {"depends_on": tuple(row.get("depends_on", ()))}) for row in self.lines),
        )
