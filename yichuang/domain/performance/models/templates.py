"""What evaluations are made from: templates of indicators 绩效指标模板 by year, the counted files 名录."""

from django.db import models

from yichuang.domain.performance.states.evaluation import TemplateState
from yichuang.kernel.models import Thing


class IndicatorTemplate(Thing):
    """The tree of indicators and the definitions of figures that hold for a region from a year on, until the next.
    Its number is region and year (the 12 digits, a stroke, 2021). An evaluation keeps its own copy."""

    state = models.CharField("状态", max_length=20, choices=TemplateState, default="", editable=False)
    region = models.CharField("区划", max_length=12)
    since = models.PositiveSmallIntegerField("从哪一年起")
    tree = models.JSONField(default=list)  # of rules.trees.Node
    figures = models.JSONField(default=list)  # of rules.figures.Definition
    source = models.CharField("来源", max_length=200, blank=True)
    digest = models.CharField(max_length=64)

    faults = ()  # of the running act: what is wrong with the tree

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "since"], name="one_template_of_a_year")]

    @property
    def title(self) -> str:
        return f"{self.since}年起的绩效指标模板"

    @property
    def first_level(self) -> list[dict]:
        return [node for node in self.tree if not node["parent"]]


class Roster(models.Model):
    """A file of the district whose rows are counted, as it was when it was last loaded: only the columns asked about,
    and the first two, which say which row is meant."""

    file = models.CharField(max_length=80, unique=True)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    loaded_on = models.DateField()

    def __str__(self):
        return self.file
