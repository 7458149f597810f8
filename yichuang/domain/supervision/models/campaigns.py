"""The tables of 三心评选: campaigns, who was nominated, votes, and objections."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.supervision.rules import award_periods
from yichuang.domain.supervision.rules.campaigns import LEAST_NOTICE_DAYS
from yichuang.domain.supervision.states import LIVE, CampaignState, NomineeState, ObjectionState, VoteState
from yichuang.domain.supervision.tables import (
    CAMPAIGN_PERIODS,
    HEARTS,
    MOST_QUOTA,
    MOST_STAGE_DAYS,
    PUBLIC,
    STAFF,
    VOTE_SIGNS,
    WEIGHED,
)
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing

ALL_OF_IT = 100


class Campaign(Thing):
    """One round of awards for a month or a quarter. Its number is its period (2026-11, 2026-Q4), with -2 for the one
    after one that was called off. Days of a stage are working days, counted from the day after the stage began; the
    dates they end on are those of its clocks, and stay when the clock has stopped."""

    state = models.CharField("阶段", max_length=20, choices=CampaignState, default="", editable=False)
    period = models.CharField("周期", max_length=9, choices=list(CAMPAIGN_PERIODS.items()))
    first = models.DateField("第一天")
    last = models.DateField("最后一天")
    awards = models.JSONField("奖项", default=list)
    quota = models.PositiveSmallIntegerField("每个奖项的名额")
    weights = models.JSONField("权重", default=dict)
    vote_days = models.PositiveSmallIntegerField("群众投票（工作日）")
    appraise_days = models.PositiveSmallIntegerField("民主测评（工作日）")
    notice_days = models.PositiveSmallIntegerField("公示（工作日）")
    vote_until = models.DateField("投票最后一天", null=True, blank=True)
    appraise_until = models.DateField("测评最后一天", null=True, blank=True)
    notice_until = models.DateField("公示最后一天", null=True, blank=True)
    reason = models.TextField("评审意见，或者终止的理由", blank=True)
    awarded_on = models.DateField("表彰日期", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    # What only the running act knows; conditions read it (rules.campaigns).
    has_nominees = choice_is_within_quota = somebody_is_left = False
    open_flags = open_objections = 0

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "first"], name="one_campaign_of_a_period",
                condition=~Q(state=CampaignState.CALLED_OFF),
            ),
            models.CheckConstraint(
                name="campaign_notice_is_long_enough", condition=Q(notice_days__gte=LEAST_NOTICE_DAYS)
            ),
            models.CheckConstraint(
                name="campaign_awarded_has_its_day",
                condition=Q(state=CampaignState.AWARDED, awarded_on__isnull=False)
                | (~Q(state=CampaignState.AWARDED) & Q(awarded_on__isnull=True)),
            ),
        ]  # fmt: skip

    @property
    def its_period(self) -> award_periods.AwardPeriod:
        return award_periods.of_day(self.period, self.first)

    @property
    def title(self) -> str:
        return f"{self.its_period.word}“三心”评选"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def plan_is_sound(self) -> bool:
        whole = all(
            isinstance(self.weights.get(part), int) and 0 <= self.weights[part] <= ALL_OF_IT for part in WEIGHED
        )
        return (
            bool(self.awards)
            and set(self.awards) <= set(HEARTS)
            and 1 <= self.quota <= MOST_QUOTA
            and all(1 <= days <= MOST_STAGE_DAYS for days in (self.vote_days, self.appraise_days))
            and whole
            and sum(self.weights.values()) == ALL_OF_IT
        )

    @property
    def notice_is_long_enough(self) -> bool:
        return LEAST_NOTICE_DAYS <= self.notice_days <= MOST_STAGE_DAYS

    @property
    def vote_is_open(self) -> bool:
        return self.state == CampaignState.VOTING and not_past(self.vote_until)

    @property
    def appraisal_is_open(self) -> bool:
        return self.state == CampaignState.APPRAISING and not_past(self.appraise_until)

    @property
    def is_on_notice(self) -> bool:
        return self.state == CampaignState.NOTICE and not_past(self.notice_until)

    def term(self, kind: str) -> dict:
        days = {"vote": self.vote_days, "appraisal": self.appraise_days, "notice": self.notice_days}[kind]
        return {"length": days, "unit": "workday"}

    def show_clocks(self, running: list) -> None:
        """The last days, once they are certain: nobody knows them while a year of the calendar is missing."""
        columns = {"vote": "vote_until", "appraisal": "appraise_until", "notice": "notice_until"}
        for clock in running:
            setattr(self, columns[clock.kind], None if clock.provisional else clock.due_on)


def not_past(day) -> bool:
    return day is None or timezone.localdate() <= day


class Nominee(Thing):
    """Somebody named for one award, with name, post and window as they were that day. `data_points` is the data score
    of the period, 0 to 100, None where nothing of it was measured. `merits` is for the reviewers; the public reads
    name, unit, window and post alone."""

    state = models.CharField("状态", max_length=20, choices=NomineeState, default="", editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="nominees")
    award = models.CharField("奖项", max_length=9, choices=list(HEARTS.items()))
    account = models.CharField("账号", max_length=40)
    name = models.CharField("姓名", max_length=60)
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    window = models.CharField("窗口", max_length=12, blank=True)
    post = models.CharField("岗位", max_length=60, blank=True)
    merits = EncryptedText("事迹")
    data_points = models.DecimalField("数据评分", max_digits=4, decimal_places=1, null=True, blank=True)
    reason = models.CharField("不再参评的原因", max_length=400, blank=True)
    nominated_on = models.DateField("提名日期")

    is_in_post, bars = False, ()  # of the running act

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "account"], name="nominated_once_in_a_campaign"),
        ]

    @property
    def body_code(self) -> str:
        return self.unit_id

    @property
    def nominated_account(self) -> str:
        return self.account


class Vote(Thing):
    """One vote for one nominee: of a phone, once a day, or of a member of staff, once. Whose it was is kept as a blind
    index alone: the same phone is known again, and nobody can read it. `cluster` joins the votes flagged together."""

    state = models.CharField("状态", max_length=20, choices=VoteState, default="", editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="votes")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="votes")
    way = models.CharField("哪一种", max_length=6, choices=[(PUBLIC, "群众投票"), (STAFF, "民主测评")])
    voter = models.CharField(max_length=64)  # blind index of the phone, or of the account
    device = models.CharField(max_length=64, blank=True)  # blind index of the device's cookie
    address = models.CharField(max_length=64, blank=True)  # blind index of the network address
    day = models.DateField("日期")
    cast_at = models.DateTimeField("时间")
    sign = models.CharField("可疑之处", max_length=8, blank=True, choices=list(VOTE_SIGNS.items()))
    cluster = models.CharField(max_length=40, blank=True)
    reason = EncryptedText("认定理由", default="", blank=True)

    phone_answered = False  # of the running act

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "voter", "day"], condition=Q(way=PUBLIC), name="one_vote_a_phone_and_day"
            ),
            models.UniqueConstraint(
                fields=["campaign", "voter"], condition=Q(way=STAFF), name="one_appraisal_an_account"
            ),
            models.CheckConstraint(
                name="flagged_vote_has_its_sign",
                condition=~Q(state__in=(VoteState.FLAGGED, VoteState.KEPT, VoteState.EXCLUDED), sign=""),
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "device", "cast_at"], name="votes_of_a_device"),
            models.Index(fields=["campaign", "address", "cast_at"], name="votes_from_an_address"),
            models.Index(fields=["campaign", "nominee", "way", "state"], name="votes_by_nominee"),
        ]

    @property
    def nominated_account(self) -> str:
        return self.nominee.account


class Objection(Thing):
    """What somebody says against an award while it is on public notice. Name and phone may be left out."""

    state = models.CharField("状态", max_length=20, choices=ObjectionState, default="", editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="objections")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="objections")
    text = EncryptedText("内容")
    name = EncryptedText("姓名", default="", blank=True)
    phone = EncryptedText("电话", default="", blank=True)
    at_desk = models.BooleanField("窗口代为登记", default=False)
    address = models.CharField(max_length=64, blank=True)  # blind index of the network address
    raised_at = models.DateTimeField("提出时间")
    reason = EncryptedText("决定理由", default="", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["campaign", "state"], name="objections_of_campaign")]

    @property
    def nominated_account(self) -> str:
        return self.nominee.account
