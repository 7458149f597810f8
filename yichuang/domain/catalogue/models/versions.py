"""Versions of an item: drafted, reviewed, published; what a case was filed under stays as it was."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from yichuang.domain.catalogue.models.derived import Derived
from yichuang.domain.catalogue.models.items import Item
from yichuang.domain.catalogue.models.sheet import Sheet
from yichuang.domain.catalogue.states import PUBLIC, State
from yichuang.domain.catalogue.tables import codes
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class VersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def with_parts(self):
        return self.select_related("item__body", "item__row").prefetch_related(
            "materials__canonical", "fields__element", "steps", "specials"
        )

    def visible_to(self, actor):
        """Everybody sees what is or was in force; drafts only the staff who may work on them."""
        in_force = Q(state__in=PUBLIC)
        if not actor.is_staff:
            return self.filter(in_force)
        supervised = reached(actor, body="item__body", region="item__body__region__code", role="SUPERVISOR")
        return self.filter(in_force | supervised | Q(item__body__in={post.body for post in actor.posts}))


class ItemVersion(Derived, Thing, Sheet):
    """One version of an item's implementation list (实施清单), with what the platform needs to handle it.

    Whatever the source did not say is empty; completeness and the findings show it.
    """

    number = models.CharField("版本号", max_length=40, unique=True)  # SCJG-021-v1
    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField("事项版本")
    guid = models.UUIDField("记录唯一标识", default=uuid4, unique=True, editable=False)

    identity_level = models.PositiveSmallIntegerField(
        "要求的核验等级", choices=list(codes.IDENTITY_LEVEL.items()), default=2
    )
    four_eyes = models.BooleanField("审查与决定须由两人", default=False)
    correction_days = models.PositiveSmallIntegerField("补正期限（工作日）", default=15)
    owed_ends = models.BooleanField("容缺逾期不补的，自动终止办理", default=False)
    upper_body = models.CharField("初审后由哪个上级机关决定", max_length=60, blank=True)  # 行政许可法35; empty: here
    licence_type = models.CharField("结果电子证照类型", max_length=200, blank=True)
    validity_years = models.PositiveSmallIntegerField("结果有效期（年，0 为长期）", default=0)
    submitted_by = models.CharField("提交人", max_length=40, blank=True, editable=False)
    reason = models.CharField("退回、暂停或取消的理由", max_length=300, blank=True, editable=False)
    published_on = models.DateField("发布日期", null=True, blank=True)
    ended_on = models.DateField("停用日期", null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["item", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="one_row_per_item_and_version"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(state__in=("published", "suspended")), name="one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state__in=("draft", "submitted", "reviewed")),
                name="one_version_in_preparation",
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.item.body_id

    @property
    def region_code(self) -> str:
        return self.item.body.region_id

    def holder(self, whose: str) -> str:
        """The item's body by its code; the bureau as such."""
        return self.item.body_id if whose == "body" else whose

    @property
    def state_word(self) -> str:
        return State(self.state).label

    @property
    def is_decided_here(self) -> bool:
        return self.item.decided == Item.Decided.HERE and not self.upper_body

    @property
    def is_instant(self) -> bool:
        return self.kind == codes.INSTANT

    @property
    def is_licensing(self) -> bool:
        return self.item_type == codes.LICENSING

    @property
    def is_fully_online(self) -> bool:
        return set(self.online_depth) >= codes.FULLY_ONLINE and self.visits == 0

    def limit(self, kind: str) -> dict | None:
        """Length and unit of the "statutory" or "promise" limit; None where the law, or nobody, set one."""
        days, unit = {
            "statutory": (self.statutory_days, self.statutory_unit),
            "promise": (self.promised_days, self.promised_unit),
        }[kind]
        if days is None or (kind == "statutory" and days == 0):
            return None
        return {"length": days, "unit": codes.CLOCK_UNIT[unit or codes.WORKDAYS]}
