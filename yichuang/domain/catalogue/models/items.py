"""The basic catalogue (基本目录) and the items that bodies of the district carry out under it."""

from django.db import models
from django.db.models import Q

from yichuang.domain.catalogue.models.codes import Codes
from yichuang.domain.catalogue.tables import codes


class CatalogRow(models.Model):
    """A row of the basic catalogue: what is the same at all four levels (四级四同)."""

    code = models.CharField("基本编码", max_length=12, primary_key=True)
    name = models.CharField("事项名称", max_length=1000)
    item_type = models.CharField("事项类型", max_length=2, choices=list(codes.ITEM_TYPE.items()))
    legal_basis = models.TextField("设定依据", blank=True)
    exercise_levels = Codes("行使层级")
    is_sample = models.BooleanField("样例", default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.name}"


class Item(models.Model):
    """What one body offers and a person can apply for (业务办理项), over all its versions.

    `code` is the local code of files and addresses. The national codes stand beside it: 12 characters of the
    catalogue row, 31 of the implementation (实施编码), 33 of the handling item. What is kept here does not change
    with a version: where it is decided, how many ask for it, and the state before the reform (优化前).
    """

    class Decided(models.TextChoices):
        HERE = "here", "本区办结"
        ELSEWHERE = "elsewhere", "上级或垂管系统办结"
        REGISTER_ONLY = "register_only", "只作登记"

    code = models.CharField("本地编码", max_length=20, primary_key=True)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="items", verbose_name="实施主体")
    row = models.ForeignKey(CatalogRow, models.PROTECT, null=True, blank=True, related_name="items")
    task_code = models.CharField("实施编码", max_length=36, blank=True, db_index=True)
    handling_code = models.CharField("业务办理项编码", max_length=50, blank=True)
    codes_are_sample = models.BooleanField("编码为样例", default=False)
    decided = models.CharField("办结地", max_length=14, choices=Decided, default=Decided.HERE)
    annual_volume = models.PositiveIntegerField("年办件量", default=0)
    kiosk_functions = Codes("自助终端功能")
    keywords = Codes("群众说法", max_length=1000)
    source_digest = models.CharField("来源摘要", max_length=64, blank=True, editable=False)
    is_grassroots = models.BooleanField("基层“一门式”事项", default=False)
    steps_before = models.PositiveSmallIntegerField("优化前环节", null=True, blank=True)
    steps_after = models.PositiveSmallIntegerField("优化后环节", null=True, blank=True)
    days_before = models.PositiveSmallIntegerField("优化前承诺时限", null=True, blank=True)
    visits_before = models.PositiveSmallIntegerField("优化前跑动次数", null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["handling_code"], condition=~Q(handling_code=""), name="one_item_per_handling_code"
            ),
        ]

    def __str__(self):
        return self.code
