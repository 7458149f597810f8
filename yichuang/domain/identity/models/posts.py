"""Posts: on whose authority a member of staff acts."""

from django.db import models
from django.db.models import Q

from yichuang.domain.identity.models.numbers import post_number
from yichuang.domain.identity.tables import Role
from yichuang.kernel.models import Thing

EVERY_BODY = "*"


class PostQuerySet(models.QuerySet):
    def in_force(self, on):
        return self.filter(state="held", starts_on__lte=on).filter(Q(until__isnull=True) | Q(until__gte=on))

    def of_token(self, digest: str, now):
        """The posts of whose bearer token this is, each with its account."""
        held = self.filter(
            account__tokens__digest=digest,
            account__tokens__expires_at__gt=now,
            account__state="active",
            account__kind="staff",
        )
        return held.select_related("account__own_party", "body", "stands_in_for")


class Post(Thing):
    """One role of one person in one body, from a day to a day.

    `scope` names the other bodies it serves: "*" for all of them (counters and delivery windows of the
    centre), else codes. A delegated post (授权) is in the body that gave it and names its `items`, by the
    `document` of the authorisation. A stand-in (AB岗) is a post in the body stood in for, naming whose work it does.
    """

    number = models.CharField("岗位编号", max_length=40, unique=True, default=post_number)
    account = models.ForeignKey("identity.Account", models.PROTECT, related_name="posts")
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=12, choices=Role)
    title = models.CharField("职务", max_length=60, blank=True)
    window = models.ForeignKey("identity.Window", models.PROTECT, null=True, blank=True, related_name="posts")
    scope = models.JSONField("服务范围", default=list, blank=True)
    items = models.JSONField("授权事项", default=list, blank=True)  # an empty list: whatever the role does
    document = models.CharField("授权文件", max_length=80, blank=True)
    starts_on = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "identity.Account", models.PROTECT, null=True, blank=True, related_name="stood_in_for"
    )
    reason = models.CharField("代岗事由", max_length=200, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "body", "role"], condition=Q(state="held"), name="one_post_per_role_and_body"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("starts_on")),
                name="a_post_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | (Q(until__isnull=False) & ~Q(reason="")),
                name="a_stand_in_has_an_end_and_a_reason",
            ),
            models.CheckConstraint(condition=Q(items=[]) | ~Q(document=""), name="a_delegated_post_has_its_document"),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=models.F("account")),
                name="nobody_stands_in_for_themselves",
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.body_id
