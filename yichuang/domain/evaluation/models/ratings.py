"""Ratings as they were given, and what makes one look false. Neither is ever changed but for `is_valid`."""

from collections import defaultdict

from django.db import models
from django.db.models import Q

from yichuang.domain.evaluation.models.invitations import Invitation
from yichuang.domain.evaluation.tables import CHANNELS, EVIDENCE, GRADES, SIGNS
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.reach import reached


class RatingQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Supervisors of the body, and who leads it; never one's own: nobody learns by a list who rated them badly."""
        if not actor.is_staff:
            return self.none()
        supervised = reached(actor, body="body", region="body__region__code", role="SUPERVISOR")
        led = {post.body for post in actor.posts if post.role in ("CHIEF", "HEAD", "SUPERVISOR")}
        seen = self.filter(supervised | Q(body__in=led))
        return seen.exclude(invitation__persons__contains=f"|{actor.account}|")


class Rating(models.Model):
    """One rating of one service: `turn` 1 the first, 2 the later one (追评).

    At most one of an invitation is valid: the later one where there is one, none once an appeal struck it or where it
    is a default (pf 7) that nobody gave. Body, item, window and day are copied so that figures are one indexed read.
    """

    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="ratings")
    turn = models.PositiveSmallIntegerField("第几次评价")
    stars = models.PositiveSmallIntegerField("星级", choices=GRADES.items())
    tags = models.JSONField("理由代码", default=list)
    tag_set = models.CharField("理由版本", max_length=40, blank=True)
    words = EncryptedText("文字评价")
    way = models.PositiveSmallIntegerField("渠道", choices=CHANNELS.items())
    name = EncryptedText("评价人姓名")
    phone = EncryptedText("评价人电话")
    is_real_name = models.BooleanField("实名", default=False)
    is_default = models.BooleanField("系统默认评价", default=False)
    is_late = models.BooleanField("邀请截止以后评价", default=False)
    is_valid = models.BooleanField("有效", default=True)
    device = models.CharField("设备摘要", max_length=64, blank=True)
    key = models.CharField("幂等键", max_length=100, blank=True)
    at = models.DateTimeField("评价时间")
    on = models.DateField("评价日期")
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+")
    item_code = models.CharField("事项", max_length=40)
    window = models.CharField("窗口", max_length=12, blank=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "turn"], name="one_rating_per_turn"),
            models.UniqueConstraint(fields=["invitation"], condition=Q(is_valid=True), name="one_valid_rating"),
            models.UniqueConstraint(fields=["invitation", "key"], condition=~Q(key=""), name="rated_once_per_key"),
            models.CheckConstraint(condition=Q(turn__in=(1, 2)), name="rated_twice_at_most"),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="rating_has_a_grade"),
            models.CheckConstraint(condition=~Q(is_default=True, is_valid=True), name="default_rating_never_counts"),
        ]
        indexes = [
            models.Index(fields=["on", "body", "stars"], name="rating_of_body", condition=Q(is_valid=True)),
            models.Index(fields=["item_code", "on", "stars"], name="rating_of_item", condition=Q(is_valid=True)),
            models.Index(fields=["device", "at"], name="rating_of_device", condition=~Q(device="")),
        ]

    def __str__(self):
        return f"{self.invitation} {self.turn}"


class Flag(models.Model):
    """A sign that a rating may be false, with its evidence: figures only, never whose phone or device it was."""

    rating = models.ForeignKey(Rating, models.PROTECT, related_name="flags")
    sign = models.CharField("迹象", max_length=12, choices=SIGNS.items())
    evidence = models.JSONField("依据", default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["rating", "sign"], name="one_flag_per_sign")]

    def __str__(self):
        return f"{self.rating} {self.sign}"

    @property
    def told(self) -> str:
        """The evidence in words."""
        return EVIDENCE[self.sign].format_map(defaultdict(str, self.evidence))
