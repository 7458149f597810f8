"""The self-evaluation of a body's year (绩效自评): its indicators, figures, goals and the objections raised to it."""

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.performance.models.of_a_body import OfABody, OfBodies
from yichuang.domain.performance.rules.figures import ENTERED, KINDS, Definition
from yichuang.domain.performance.rules.scoring import LEVELS, QUAL, RULES
from yichuang.domain.performance.rules.sharing import Leaf
from yichuang.domain.performance.rules.trees import Node
from yichuang.domain.performance.states.evaluation import FROZEN, EvaluationState
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing

E = EvaluationState
BY_STAFF, BY_WEB = "staff", "web"
CHANNELS = {BY_STAFF: "电话、窗口，由工作人员登记", BY_WEB: "网上提交"}


class EvaluationQuerySet(OfBodies):
    def public(self):
        """What everybody may read."""
        return self.filter(state=E.PUBLISHED)


class Evaluation(OfABody, Thing):
    """A body's year, scored. Its number is body and year (ZP-SPJ-2021), with -2 for the one after a withdrawn one.

    Figures are read anew until it is final; then `frozen` holds figures, formulas, fingerprints, scores, and nothing
    changes them. `digest` is that of its figures, also in the ledger. `typed_by`: the accounts that typed any of it.
    `texts` are the words people wrote for the report, by place. `told` is the digest of the differences last told of.
    """

    state = models.CharField("状态", max_length=20, choices=EvaluationState, default="", editable=False)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    template = models.CharField("指标模板", max_length=40)
    template_digest = models.CharField(max_length=64)
    source = models.CharField("来源", max_length=200, blank=True)
    texts = models.JSONField("报告文字", default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    typed_by = models.JSONField(default=list, blank=True)
    filled_by = models.CharField("填报人账号", max_length=40, blank=True)
    reviewed_by = models.CharField("审核人账号", max_length=40, blank=True)
    finalised_by = models.CharField("定稿人账号", max_length=40, blank=True)
    finalised_on = models.DateField("定稿日期", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField("公示（工作日）")
    notice_until = models.DateField("公示最后一天", null=True, blank=True)
    reason = models.TextField("退回、撤回的理由", blank=True)
    frozen = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    told = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = EvaluationQuerySet.as_manager()
    # What only the running act knows; conditions read it (rules.evaluation).
    faults = missing = unexplained = book_faults = ()
    told_fits = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], name="one_evaluation_of_a_year", condition=~Q(state=E.WITHDRAWN)
            ),
            models.CheckConstraint(
                name="evaluation_final_is_frozen",
                condition=Q(finalised_on__isnull=True, digest="") | Q(finalised_on__isnull=False) & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="evaluation_state_fits_its_days",
                condition=~Q(state__in=FROZEN, finalised_on__isnull=True)
                & ~Q(state=E.PUBLISHED, published_on__isnull=True)
                & ~Q(state__in=(E.DRAFT, E.FILLED, E.REVIEWED), finalised_on__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "-id"], name="evaluation_of_state")]

    @property
    def title(self) -> str:
        return f"{self.year}年度部门整体支出绩效自评"

    @property
    def is_frozen(self) -> bool:
        return self.finalised_on is not None

    @property
    def is_on_notice(self) -> bool:
        until = self.notice_until
        return self.state == E.PUBLISHED and until is not None and timezone.localdate() <= until

    def term(self, kind: str) -> dict:
        return {"length": {"notice": self.notice_days}[kind], "unit": "workday"}

    def show_clocks(self, running: list) -> None:
        self.notice_until = next((clock.due_on for clock in running if clock.kind == "notice"), self.notice_until)


class Indicator(models.Model):
    """One indicator of the third level, with the two above it, as the template had it; staff set its target.

    `target` is in the unit shown, `says` what a quality is to reach. `level` and `ratio` (of its weight) are how a
    quality was judged; `reason` and `improvement` explain a deviation. `aside` says why it does not apply this
    year (不适用): then its weight is the others'.
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="indicators")
    place = models.PositiveSmallIntegerField()
    code = models.CharField("编号", max_length=40)
    first = models.CharField("一级指标", max_length=100)
    first_weight = models.DecimalField(max_digits=6, decimal_places=2)
    second = models.CharField("二级指标", max_length=100)
    second_weight = models.DecimalField(max_digits=6, decimal_places=2)
    name = models.CharField("三级指标", max_length=100)
    weight = models.DecimalField("权重", max_digits=6, decimal_places=2)
    rule = models.CharField("评分规则", max_length=12, choices=list(RULES.items()))
    target = models.DecimalField("目标值", max_digits=20, decimal_places=4, null=True, blank=True)
    says = models.CharField("要达到什么程度", max_length=60, blank=True)
    unit = models.CharField("单位", max_length=20, blank=True)
    figure = models.CharField("实际值的公式", max_length=400, blank=True)
    floor = models.DecimalField("起点", max_digits=20, decimal_places=4, default=Decimal(0))
    target_source = models.CharField(max_length=20, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    level = models.CharField("达成程度", max_length=8, choices=list(LEVELS.items()), blank=True)
    ratio = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    reason = models.TextField("偏差原因", blank=True)
    improvement = models.TextField("改进措施", blank=True)
    target_was_low = models.BooleanField("目标定得偏低", default=False)
    aside = models.TextField("不适用的理由", blank=True, default="")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "code"], name="one_indicator_of_a_code")]

    def __str__(self):
        return self.code

    @property
    def is_quality(self) -> bool:
        return self.rule == QUAL

    @property
    def leaf(self) -> Leaf:
        return Leaf(self.code, self.name, self.first, self.second, Fraction(self.weight), self.aside)

    @property
    def node(self) -> Node:
        return Node(
            self.code, "", self.name, self.weight, self.rule, self.target, self.says, self.unit, self.figure,
            self.floor, self.target_source, self.note,
        )  # fmt: skip


class Figure(models.Model):
    """How one figure of the evaluation is come by, and, where it is entered, what was entered with which proof.

    One that was to be measured and is entered instead keeps in `before` how it was to be come by.
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="figures")
    place = models.PositiveSmallIntegerField()
    code = models.CharField("编号", max_length=40)
    label = models.CharField("名称", max_length=100)
    unit = models.CharField("单位", max_length=20, blank=True)
    kind = models.CharField("怎么得来", max_length=8, choices=list(KINDS.items()))
    says = models.CharField(max_length=400, blank=True)
    where = models.JSONField(default=list, blank=True)
    places = models.PositiveSmallIntegerField(default=0)
    signed = models.BooleanField(default=False)
    note = models.CharField("说明", max_length=300, blank=True)
    section = models.CharField("报告位置", max_length=40, blank=True)
    scope = models.JSONField(default=list, blank=True)
    value = models.DecimalField("数值", max_digits=28, decimal_places=8, null=True, blank=True)  # in the unit shown
    as_of = models.DateField("截至日期", null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    proof = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.CharField("填报人账号", max_length=40, blank=True)
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "code"], name="one_figure_of_a_code")]

    def __str__(self):
        return self.code

    @property
    def definition(self) -> Definition:
        where = tuple((column, value) for column, value in self.where)
        return Definition(
            self.code, self.label, self.unit, self.kind, self.says, self.places, where, self.signed, self.note,
            self.section, tuple(self.scope),
        )  # fmt: skip

    @property
    def is_entered(self) -> bool:
        return self.kind == ENTERED


class Goal(models.Model):
    """What the body set out to do in the year (绩效目标): in words, with the lines of its budget and the indicators
    by which it is seen."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="goals")
    code = models.CharField("编号", max_length=12)
    text = models.TextField("目标内容")
    lines = models.JSONField("预算项目", default=list, blank=True)
    indicators = models.JSONField("绩效指标", default=list, blank=True)
    source = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "code"], name="one_goal_of_a_code")]

    def __str__(self):
        return self.code


class Objection(models.Model):
    """What somebody said against a published evaluation while it was on notice (公示异议), and the answer. `address`
    is the blind index of the network address it came from, where it was sent from home."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="objections")
    place = models.PositiveSmallIntegerField()
    text = EncryptedText("异议内容")
    from_whom = EncryptedText("提出人", default="", blank=True)
    phone = EncryptedText("电话", default="", blank=True)
    channel = models.CharField("从哪里来", max_length=8, choices=CHANNELS, default=BY_STAFF)
    address = models.CharField(max_length=64, blank=True, default="")
    noted_at = models.DateTimeField("收到时间", null=True, blank=True)
    noted_on = models.DateField("登记日期")
    answer = EncryptedText("答复", default="", blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "place"], name="objection_has_its_place")]

    def __str__(self):
        return f"{self.evaluation_id} {self.place}"
