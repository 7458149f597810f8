"""One application (办件) and everything about it that lists filter by and acts ask for."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from yichuang.domain.cases.events import CaseMoved, CaseRefused, CaseServed, MatterCaseMoved
from yichuang.domain.cases.models.counted import INDEXES, Counted
from yichuang.domain.cases.models.in_hand import IN_HAND
from yichuang.domain.cases.models.querysets import CaseQuerySet
from yichuang.domain.cases.models.terms import OnItsTerms
from yichuang.domain.cases.states import OPEN, UNDER_WAY, State, state_word
from yichuang.domain.cases.tables import REFUSALS, SERVED, TAKEN_IN, TOLD
from yichuang.kernel.fields import BlindIndex, EncryptedJSON, EncryptedText
from yichuang.kernel.models.things import HeadOf

ITS_OWN_BUSINESS = frozenset({"DRAFT", "SUBMITTED", "PRE_REVIEW", "IN_REVIEW", "SPECIAL", "PENDING_DECISION"})
NOT_OURS = frozenset({"correction", "special", "owed", "remedy", "post_check"})  # no limit of the decision or delivery


class Case(OnItsTerms, Counted):
    """One application of one party for one item, bound to the version it was filed under.

    `terms` is what that version promised on the day of filing: limits, procedures, levels; it never changes.
    `missing` and `owed` name the required and the deferrable materials not yet supplied (容缺), `waived` those a
    licence of the applicant spares (免提交), `gaps` the lines of the one-time notice in force. The dates of the
    running clocks are copied here by every act, so that a queue is one indexed read. `matter` is the number of the
    一件事 it is part of, "" of none; nothing here knows what that is.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", "网上"
        COUNTER = "counter", "窗口"
        TERMINAL = "terminal", "自助终端"
        POST = "post", "邮寄"

    class HearingStage(models.TextChoices):
        OFFERED = "offered", "已告知听证权利"
        ASKED = "asked", "已要求听证"
        CALLED = "called", "已通知听证"
        HELD = "held", "已举行听证"

    class Fee(models.TextChoices):
        DUE = "due", "待缴费"
        SETTLED = "settled", "已缴清或者免缴"

    class Decided(models.TextChoices):
        HERE = "here", "本机关决定"
        ELSEWHERE = "elsewhere", "外部系统决定"
        REGISTER_ONLY = "register_only", "只登记"

    class PostCheck(models.TextChoices):
        """告知承诺: how the check after the decision stands, or what it found."""

        OPEN = "open", "待核查"
        ORDERED = "ordered", "已责令改正，待复核"
        KEPT = "kept", "承诺属实"
        CORRECTED = "corrected", "已改正，符合条件"
        FALSE = "false", "承诺不实"

    state = models.CharField("状态", max_length=20, choices=State, default="", editable=False)
    exchange_number = models.CharField("交换编号", max_length=50, default="", blank=True)
    version = models.ForeignKey("catalogue.ItemVersion", models.PROTECT, related_name="+")
    item_code = models.CharField("事项", max_length=40)
    item_name = models.CharField("事项名称", max_length=300)
    terms = models.JSONField("立案时的事项规定", default=dict)
    decided = models.CharField("决定地点", max_length=16, choices=Decided, default=Decided.HERE)
    instant = models.BooleanField("即办件", default=False)
    four_eyes = models.BooleanField("须两人决定", default=False)

    party_number = models.CharField("申请人编号", max_length=40)
    head = HeadOf()
    party = models.ForeignObject(
        "identity.Party", models.DO_NOTHING, from_fields=["party_number"], to_fields=["number"], related_name="+",
        null=True,
    )  # fmt: skip
    applicant_name = EncryptedText("申请人")
    applicant_index = BlindIndex(of="applicant_name")  # of the name, for staff who search by it
    agent_kind = models.CharField(
        "代办人身份", max_length=20, blank=True
    )  # 代理人, 经办人, 监护人; "" for the party itself
    agent_name = EncryptedText("代办人", default="", blank=True)
    account = models.CharField("提交账号", max_length=40)
    # 帮办: the member of staff who filled it in for the party, and the number of the mandate it was done by
    helper = models.CharField("帮办员账号", max_length=40, blank=True)
    errand = models.CharField("帮办委托编号", max_length=40, blank=True)
    region = models.CharField("区划", max_length=12)
    deciding_body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField("申请渠道", max_length=10, choices=Channel, default=Channel.ONLINE)
    window = models.CharField("窗口", max_length=12, blank=True)

    answers = EncryptedJSON("表单")
    unanswered = models.JSONField("未填必填项", default=list)
    missing = models.JSONField("未交必要材料", default=list)
    owed = models.JSONField("容缺后补材料", default=list)
    waived = models.JSONField("以证照免交的材料", default=list)  # [{material: seq, licence: identifier}]
    promises_facts = models.BooleanField("以承诺代替证明", default=False)
    post_check = models.CharField("承诺的事后核查", max_length=10, choices=PostCheck, blank=True)
    tolerance_promised = models.BooleanField("已作补交承诺", default=False)
    gaps = EncryptedJSON("补正内容", default=list)
    corrections = models.PositiveSmallIntegerField("补正告知次数", default=0)
    second_notice_allowed = models.BooleanField(default=False)
    identity_level = models.PositiveSmallIntegerField("实名等级", default=0)
    identity_checked = models.BooleanField("窗口已核身份", default=False)
    consented_at = models.DateTimeField("同意个人信息告知", null=True, blank=True)

    filed_on = models.DateField("首次收到", null=True, blank=True)  # the day the five days count from (B6 row 6)
    received_at = models.DateTimeField("收件时间", null=True, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    deemed = models.BooleanField("视为受理", default=False)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    closed_on = models.DateField("办结归档日期", null=True, blank=True)

    handler = models.CharField("承办人账号", max_length=40, blank=True)
    proposer = models.CharField("提出意见人账号", max_length=40, blank=True)
    proposal = models.CharField(max_length=6, blank=True)  # grant | deny
    opinion = EncryptedText("审查意见")
    reason = EncryptedText("最近一次说明的理由")
    decision_basis = EncryptedText("决定依据")
    competent_agency = models.CharField("有权机关", max_length=200, blank=True)
    special_kind = models.CharField("特别程序", max_length=20, blank=True)
    special_days = models.PositiveSmallIntegerField(default=0)
    hearing = models.CharField("听证", max_length=8, choices=HearingStage, default="", blank=True)
    voices_until = models.DateField("听取意见至", null=True, blank=True)  # nothing is decided until this day is over
    fee = models.CharField("收费", max_length=8, choices=Fee, default="", blank=True)
    extended_days = models.PositiveSmallIntegerField("延长工作日", default=0)
    outside_reference = models.CharField("外部系统文号", max_length=120, blank=True)
    certificate_number = models.CharField("证照编号", max_length=40, blank=True, editable=False)  # of the decision
    licence_identifier = models.CharField("证照标识", max_length=120, blank=True, db_index=True)
    delivery_wish = models.CharField("希望怎样领取结果", max_length=16, default="window")
    delivery_to = EncryptedJSON("邮寄地址", default=dict)  # recipient, phone, address; empty where nothing is sent
    delivery_mode = models.CharField("送达方式", max_length=16, blank=True)
    delivery_proof = EncryptedText("送达凭据")
    origin = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="follow_ups")
    purpose = models.CharField("后续办理种类", max_length=12, blank=True)  # tables.PURPOSES
    ground = models.CharField("法定情形", max_length=20, blank=True)  # tables.GROUNDS of its purpose

    matter = models.CharField("一件事编号", max_length=40, blank=True)
    with_the_others = models.BooleanField("结果随一件事一并送达", default=False)

    source = models.CharField("接管自", max_length=60, blank=True)  # the older system
    source_number = models.CharField("原系统编号", max_length=80, blank=True)
    key = models.CharField("幂等键", max_length=100, blank=True)
    password = EncryptedText("查询密码")
    password_failures = models.PositiveSmallIntegerField(default=0)

    notice_due = models.DateField("告知期限", null=True, blank=True)
    correction_due = models.DateField("补正期限", null=True, blank=True)
    statutory_due = models.DateField("法定期限", null=True, blank=True)
    promise_due = models.DateField("承诺期限", null=True, blank=True)
    owed_due = models.DateField("容缺补交期限", null=True, blank=True)
    post_check_due = models.DateField("事后核查或改正期限", null=True, blank=True)
    due_on = models.DateField("最近期限", null=True, blank=True)
    resumes_on = models.DateField("特别程序告知做完的日期", null=True, blank=True)
    next_on = models.DateField("待办排序日期", null=True, blank=True)  # the due date, or the end of what holds it up
    # The same for lists: open cases have a place in it, those without a date the last; closed ones have none.
    queued_on = models.GeneratedField(
        expression=models.Case(
            models.When(state__in=OPEN, then=Coalesce("next_on", models.Value(date.max, models.DateField()))),
            default=None,
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    hint_on = models.DateField(null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    red_on = models.DateField(null=True, blank=True)
    suspended_since = models.DateField("停表自", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    withheld: tuple = ()  # papers of the result that wait for their seal; an act that hands it out looks
    objects = CaseQuerySet.as_manager()

    # What only the running act knows; conditions read it (rules.py).
    item_in_use = errand_is_free = True
    failed_checks: tuple = ()
    barred_until: date | None = None
    remedy_days = 0
    refused = False
    post_check_before = ""
    drafted_now = False  # bound to the version in force in this very transaction
    silent_since: date | None = None
    successor_fits = False
    site_check_is_lawful = False
    acting_on: date | None = None
    hearing_before = hearing_subject = ""
    ask_by: date | None = None
    hearing_day: date | None = None
    hearing_earliest: date | None = None
    hearing_latest: date | None = None
    of_public_interest = presider_fits = hearing_place_named = minutes_written = False
    interested_party_named = party_was_told = False
    extended_days_before = 0
    opening_words = None  # of the act that opens it, until there is a row
    was_granted = same_under_way = ground_is_known = facts_written = must_be_heard = bars_again = False
    asked_too_late = left_undecided = paper_chosen = mistake_told = False
    licence_allows = was_ordered = stands_on_the_face = certificate_agrees = True
    kept_out_until: date | None = None
    through_its_matter = False  # the act runs for the whole matter, not for this case alone
    formed: dict | None = None  # name and credit code of the party that this very decision sets up

    class Meta:
        indexes = [
            *IN_HAND,
            models.Index(fields=["deciding_body", "-id"], name="case_of_body"),
            models.Index(fields=["state", "-id"], name="case_of_state"),
            models.Index(fields=["applicant_index", "-id"], name="case_of_name"),
            models.Index(fields=["party_number", "-id"], name="case_of_party"),
            models.Index(
                fields=["post_check_due"], name="case_post_check", condition=Q(post_check__in=("open", "ordered"))
            ),
            models.Index(fields=["owed_due"], name="case_owed", condition=Q(owed_due__isnull=False)),
            models.Index(fields=["notice_due"], name="case_notice", condition=Q(notice_due__isnull=False)),
            models.Index(fields=["correction_due"], name="case_correction", condition=Q(correction_due__isnull=False)),
            models.Index(fields=["item_code", "-id"], name="case_of_item"),
            models.Index(fields=["helper", "-id"], name="case_of_helper", condition=~Q(helper="")),
            models.Index(fields=["matter"], name="case_of_matter", condition=~Q(matter="")),
            *INDEXES,
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_number"], condition=~Q(source=""), name="case_taken_over_once"
            ),
            models.UniqueConstraint(
                fields=["errand"], condition=~Q(errand="") & ~Q(state=State.WITHDRAWN), name="case_one_for_an_errand"
            ),
            models.CheckConstraint(
                condition=Q(helper="", errand="") | (~Q(helper="") & ~Q(errand="")), name="case_helped_by_a_mandate"
            ),
            models.UniqueConstraint(
                fields=["certificate_number"], condition=~Q(certificate_number=""), name="case_of_certificate"
            ),
            models.UniqueConstraint(fields=["account", "key"], condition=~Q(key=""), name="case_filed_once_per_key"),
            models.CheckConstraint(
                name="case_under_way_was_accepted",
                condition=~Q(state__in=UNDER_WAY) | Q(accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_decided_has_its_day",
                condition=~Q(state__in=(State.GRANTED, State.DENIED, State.CERT_MAKING, State.READY))
                | Q(accepted_on__isnull=False, decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_decided_after_accepted",
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("accepted_on")),
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.deciding_body_id

    @property
    def asked_on(self) -> date | None:
        """The day the application was made, as papers say it and as the lead of a renewal counts (行政许可法50).
        `filed_on` is later where the five days count from the next working moment, or anew after a correction."""
        days = [timezone.localdate(at) for at in (self.consented_at, self.received_at) if at]
        return min([self.filed_on, *days]) if self.filed_on else None

    @property
    def ex_officio(self) -> bool:
        """Opened by the body itself: nobody handed it in."""
        return bool(self.purpose) and self.filed_on is None

    @property
    def differs(self) -> bool:
        """Whether an application for a change says anything but what was granted."""
        return self.purpose != "change" or self.answers != self.origin.answers

    def get_state_display(self) -> str:
        return state_word(self.state, self.purpose) if self.state else ""

    def holder(self, whose: str) -> str:
        """Who has the matter next, as the ledger attributes every day: kind:name."""
        body = self.deciding_body_id
        return {
            "applicant": f"applicant:{self.party_number}",
            "window": f"window:{self.window or body}",
            "body": f"body:{body}",
            "head": f"body:{body}",
            "person": f"person:{self.handler}" if self.handler else f"body:{body}",
            "outside": f"outside:{self.body_above or body}",
        }.get(whose, "nobody")

    def concerns(self, verb: str, kind: str) -> bool:
        """A commitment alone starts the clock of the check that follows it; the clock of what is owed runs where
        something is, until nothing is or the matter is refused."""
        if kind == "owed":
            return bool(self.owed) == (verb == "start") or (verb == "stop" and self.refused)
        return kind != "post_check" or verb != "start" or self.promises_facts

    @property
    def owed_days(self) -> int:
        """The working days for all that is owed together: the longest any of it has."""
        days = [line.owed_days for line in self.materials.all() if line.name in self.owed]
        return max(days, default=settings.OWED_DAYS)

    @property
    def owes_too_long(self) -> bool:
        """The last day to bring what was promised has passed, and something is still missing (容缺受理)."""
        return bool(self.owed and self.owed_due and self.owed_due < timezone.localdate())

    def show_clocks(self, running: list) -> None:
        """Copy the dates of the running clocks; the nearest one that binds us is the due date. While they stand still
        there is none: a special procedure has its own end, and only running over it is late (red)."""
        # Nobody knows yet when a provisional clock ends: no silence, expiry or lateness may follow from its date.
        due = {clock.kind: clock.due_on for clock in running if not clock.provisional}
        self.notice_due, self.correction_due = due.get("notice"), due.get("correction")
        self.statutory_due, self.promise_due = due.get("statutory"), due.get("promise")
        self.owed_due = due.get("owed")
        self.post_check_due = due.get("remedy") or due.get("post_check")
        special = next((clock for clock in running if clock.kind == "special"), None)
        ours = [clock for clock in running if clock.kind not in NOT_OURS and clock.due_on]
        nearest = min(ours, key=lambda clock: clock.due_on, default=None)
        for name in ("due_on", "hint_on", "warn_on", "red_on"):
            setattr(self, name, getattr(nearest, name, None))
        self.suspended_since = next((clock.suspended_since for clock in running if clock.suspended_since), None)
        self.resumes_on = special and special.due_on
        self.red_on = special.red_on if special else self.red_on
        self.next_on = self.due_on or self.resumes_on

    def overruns(self, today: date) -> bool:
        """Its clocks stand still for longer than the applicant was told in writing (行政许可法45)."""
        return bool(self.suspended_since and self.red_on and self.red_on <= today)

    def news(self, act: str, line: int) -> tuple:
        """What the applicant is to be told of, with the date that binds from now on; what the matter tells for all of
        its cases is not told twice."""
        heard = self.matter and self.state not in ITS_OWN_BUSINESS
        of_matter = (MatterCaseMoved(self.number, self.matter, act, self.state),) if heard else ()
        if (act, self.state) in REFUSALS:
            of_matter += (CaseRefused(self.number, act, self.state, line),)
        if (act, self.state) not in TOLD or self.through_its_matter:
            return of_matter
        of_matter += self.service_ended(act, line)
        _, clock = TOLD[act, self.state]
        day = getattr(self, clock) if clock else None
        binds = day.isoformat() if day else ""
        moved = CaseMoved(self.number, act, self.state, line, binds, self.special_kind, self.special_days)
        return (moved, *of_matter)

    def service_ended(self, act: str, line: int) -> tuple:
        """Taken in online, nobody was served at a window; what a matter is made of is rated with it; what the body
        opened itself, nobody asked for."""
        served = (act, self.state) in SERVED and ((act, self.state) not in TAKEN_IN or self.channel == "counter")
        if not served or self.matter or self.ex_officio:
            return ()
        return (CaseServed(self.number, act, self.state, line),)

    @property
    def is_next_in_line(self) -> bool:
        """Where the number of grants is limited, none accepted earlier still waits for its review (行政许可法57)."""
        if not self.terms.get("limited") or self.accepted_on is None:
            return True
        waiting = type(self).objects.filter(
            item_code=self.item_code, deciding_body=self.deciding_body_id, state=State.ACCEPTED
        )
        # of one day, whoever filed first
        earlier = Q(accepted_on__lt=self.accepted_on) | Q(accepted_on=self.accepted_on, pk__lt=self.pk)
        return not waiting.filter(earlier).exists()

    @property
    def needs_certificate(self) -> bool:
        """Granted here, and the result is a licence or certificate (审批结果类型 10)."""
        granted = self.state in {State.GRANTED, State.CERT_MAKING}
        return granted and self.decided == "here" and self.result_is_licence and not self.has_no_licence_to_change

    @property
    def sets_up_its_party(self) -> bool:
        """Its result is the registration by which a party still to be formed comes into being (民法典58、77)."""
        forming = self.party is not None and self.party.kind == "forming"
        return forming and self.terms["result_name"] in settings.REGISTRATIONS
