"""One application for a theme, and its parts: one for each item of the plan."""

from datetime import date
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.guidance.rules import plans
from yichuang.domain.joint.states import ENDINGS, OPEN, State
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedJSON, EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class MatterQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """A citizen sees the matters of the parties spoken for without a limit; staff those led by a body they serve,
        and those with a case of one. A draft filled in at home is the applicant's alone."""
        if actor.kind == "citizen":
            return self.filter(party_number__in=actor.parties - dict(actor.limits).keys())
        if actor.is_staff:
            leads = reached(actor, body="lead", region="lead__region__code")
            cases = Part.objects.filter(reached(actor, body="case__deciding_body", region="case__region"))
            seen = leads | Q(pk__in=cases.values("matter"))
            return self.filter(seen).exclude(state=State.DRAFT, channel="online")
        return self.none()

    def still_open(self):
        return self.filter(state__in=OPEN)

    def closed(self):
        return self.filter(state__in=ENDINGS)


class Matter(Thing):
    """One 一件事 of one party, under the version of the theme it was applied for.

    `situations` are the answers to the theme's questions, `plan` what they came to (guidance): neither changes when
    the theme does. `form` holds the answers of the merged form by data element; `supplies` by kind of material what
    was handed in for it, as cases take it: [{"file": id} | {"paper": True}].
    """

    class Channel(models.TextChoices):
        ONLINE = "online", "网上"
        COUNTER = "counter", "窗口"

    class Results(models.TextChoices):
        TOGETHER = "together", "全部办好后一并领取"
        AS_READY = "as_ready", "先办好的先领取"

    state = models.CharField("状态", max_length=20, choices=State, default="", editable=False)
    theme = models.ForeignKey("catalogue.ThemeVersion", models.PROTECT, related_name="+")
    name = models.CharField("一件事", max_length=60)
    lead = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="牵头部门")
    party_number = models.CharField("申请人编号", max_length=40)
    applicant_name = EncryptedText("申请人")
    kind = models.CharField("申请人类别", max_length=10)  # natural, legal, forming: as it stood when this was begun
    account = models.CharField("提交账号", max_length=40)
    level = models.PositiveSmallIntegerField("实名等级", default=0)
    channel = models.CharField("申请渠道", max_length=10, choices=Channel, default=Channel.ONLINE)
    window = models.CharField("窗口", max_length=12, blank=True)
    region = models.CharField("区划", max_length=12, blank=True)

    situations = models.JSONField("情形", default=dict)
    plan = models.JSONField("方案", default=dict)
    form = EncryptedJSON("表单")
    supplies = EncryptedJSON("材料", default=dict)
    application = models.ForeignKey(
        "kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签字的申请书"
    )
    unanswered = models.JSONField("未填必填项", default=list)
    missing = models.JSONField("未交必要材料", default=list)
    owed_promised = models.BooleanField("已作补交承诺", default=False)
    results = models.CharField("结果怎样领取", max_length=8, choices=Results, default=Results.TOGETHER)
    delivery = EncryptedJSON("送达", default=dict)  # mode, recipient, phone, address, consent
    consented_at = models.DateTimeField("同意个人信息告知", null=True, blank=True)
    mandated_at = models.DateTimeField("授权到时提交后续事项", null=True, blank=True)

    filed_on = models.DateField("提交日期", null=True, blank=True)
    decided_on = models.DateField("结果齐备日期", null=True, blank=True)  # without what follows on a clock of its own
    closed_on = models.DateField("办结日期", null=True, blank=True)
    promise_due = models.DateField("承诺期限", null=True, blank=True)
    correction_due = models.DateField("补正期限", null=True, blank=True)
    visits_saved = models.IntegerField("少跑次数", default=0, editable=False)  # by the plan, against one by one
    steps_saved = models.IntegerField("减少环节", default=0, editable=False)
    materials_saved = models.IntegerField("减少材料", default=0, editable=False)
    reason = EncryptedText("最近一次说明的理由")
    withdrawn = models.BooleanField("申请人已撤回", default=False)
    key = models.CharField("幂等键", max_length=100, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MatterQuerySet.as_manager()

    # What only the running act knows; conditions read it (rules).
    about: "Part | None" = None
    about_was_voided = False
    correction_days = 0
    gives: frozenset[str] = frozenset()  # the names of what its items result in
    nothing_else_under_way = something_is_ready = False

    class Meta:
        indexes = [
            models.Index(fields=["party_number", "-id"], name="matter_of_party"),
            models.Index(fields=["lead", "-id"], name="matter_of_lead"),
            models.Index(fields=["state", "-id"], name="matter_of_state"),
            models.Index(fields=["filed_on"], name="matter_filed", condition=Q(filed_on__isnull=False)),
            models.Index(fields=["closed_on"], name="matter_closed", condition=Q(closed_on__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], condition=~Q(key=""), name="matter_filed_once_per_key"),
            models.CheckConstraint(
                name="matter_under_way_was_filed",
                condition=~Q(state__in=(*OPEN, *ENDINGS)) | Q(filed_on__isnull=False),
            ),
        ]

    @property
    def asked_on(self) -> date | None:
        """The day the application was made, as papers say it; the clocks count from a working moment (`filed_on`)."""
        if self.filed_on and self.consented_at:
            return min(self.filed_on, timezone.localdate(self.consented_at))
        return self.filed_on

    @property
    def body_code(self) -> str:
        return self.lead_id

    @cached_property
    def the_plan(self) -> plans.Plan:
        return plans.read(self.plan)

    @property
    def files(self) -> set[str]:
        """Of all that was handed in for it."""
        return {given["file"] for many in self.supplies.values() for given in many if "file" in given}

    @property
    def to_be_formed(self) -> bool:
        return self.kind == "forming"

    @property
    def sets_up_its_party(self) -> bool:
        return bool(self.gives & set(settings.REGISTRATIONS))

    def holder(self, whose: str) -> str:
        body = self.lead_id
        found = {"applicant": f"applicant:{self.party_number}", "bodies": f"body:{body}", "window": f"window:{body}"}
        return found.get(whose, "nobody")

    def term(self, kind: str) -> dict:
        """The promise is the plan's longest chain; a correction has the days its cases give."""
        days = {"promise": self.the_plan.days, "correction": self.correction_days}[kind]
        return {"length": days, "unit": "workday"}

    def concerns(self, verb: str, kind: str) -> bool:
        """A correction of what follows on a clock of its own (另行计时) finds the promise ended."""
        return kind != "promise" or verb not in {"suspend", "resume"} or self.decided_on is None

    def show_clocks(self, running: list) -> None:
        due = {clock.kind: clock.due_on for clock in running if not clock.provisional}
        self.promise_due, self.correction_due = due.get("promise"), due.get("correction")

    def take_stock(self, _clocks: list) -> None:
        """What the plan saves, once it is handed in: the plan does not change any more."""
        if self.state == State.UNDER_WAY and self.filed_on:
            saved = {one.what: one.saved for one in self.the_plan.savings}
            self.visits_saved, self.steps_saved = saved["visits"], saved["steps"]
            self.materials_saved = saved["materials"]


class Part(models.Model):
    """One item of the plan of a matter, and the case filed for it, once it is.

    `dropped_on`: it will not be filed, and `why`; `attempt` counts its cases, for one that was voided is filed again.
    `gaps` are held until every body has answered, then told in one notice; `gaps_by` found them.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="parts")
    place = models.PositiveSmallIntegerField("次序")
    item_code = models.CharField("事项", max_length=40)
    item_name = models.CharField("事项名称", max_length=300)
    body_name = models.CharField("机关", max_length=80)
    waits_for = models.JSONField("等待的事项", default=list)
    case = models.OneToOneField("cases.Case", models.PROTECT, null=True, blank=True, related_name="part_of_matter")
    attempt = models.PositiveSmallIntegerField("第几次提交", default=0)
    dropped_on = models.DateField("不再提交", null=True, blank=True)
    why = models.CharField("原因", max_length=300, blank=True)
    gaps = EncryptedJSON("补正意见", default=list)
    gaps_by = models.CharField("提出意见人账号", max_length=40, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["matter", "item_code"], name="one_part_per_item")]

    def __str__(self):
        return f"{self.matter_id} {self.item_code}"
