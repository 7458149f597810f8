"""What has to be mended: bad ratings, and complaints with all that is handled like them."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from yichuang.domain.evaluation.events import BadRatingMoved, ComplaintMoved
from yichuang.domain.evaluation.models.invitations import Invitation, accounts_in
from yichuang.domain.evaluation.models.ratings import Rating
from yichuang.domain.evaluation.states import (
    COMPLAINT_ENDED,
    COMPLAINT_OPEN,
    LOOP_ENDED,
    LOOP_OPEN,
    Loop,
    Said,
)
from yichuang.domain.evaluation.tables import PERSON, SOURCES
from yichuang.domain.notices.rules import PERSONAL
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached

NEVER = models.Value(date.max, models.DateField())


def place_in_queue(is_open) -> models.GeneratedField:
    """Open ones by their nearest date, without one the last; ended ones have no place."""
    by_date = models.Case(models.When(state__in=is_open, then=Coalesce("due_on", NEVER)), default=None)
    return models.GeneratedField(expression=by_date, output_field=models.DateField(null=True), db_persist=True)


class GrievanceQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Supervisors of the body it is about, and who is in charge of the unit that handles it. Whoever it is about
        sees nothing of it before it has ended; who only works there never does."""
        if not actor.is_staff:
            return self.none()
        supervised = reached(actor, body="body", region="body__region__code", role="SUPERVISOR")
        units = {post.body for post in actor.posts if post.role in ("CHIEF", "HEAD", "SUPERVISOR")}
        mine = Q(persons__contains=f"|{actor.account}|") & ~Q(state__in=self.model.ENDED)
        return self.filter(supervised | Q(handled_by__in=units)).exclude(mine)


class Grievance(Thing):
    """`body` is whom it is about, `handled_by` who was given it to mend, `persons` whom it is about (account numbers
    between bars). `found`: it was found right or not; `content`: what the return visit heard. `summary` is what the
    public reads of it once it has ended; "" where it reads nothing."""

    handled_by = models.ForeignKey(
        "identity.Body", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="承办单位"
    )
    persons = models.TextField("涉及的人", blank=True)  # as many as there were
    item_code = models.CharField("事项", max_length=40, blank=True)
    item_name = models.CharField("事项名称", max_length=300, blank=True)
    party_number = models.CharField("申请人编号", max_length=40, blank=True)
    is_complex = models.BooleanField("问题复杂", default=False)
    found = models.BooleanField("属实", null=True, blank=True)
    content = models.BooleanField("回访满意", null=True, blank=True)
    summary = models.CharField("公开摘要", max_length=300, blank=True)
    made_on = models.DateField("登记日期")
    closed_on = models.DateField("办结日期", null=True, blank=True)
    due_on = models.DateField("最近期限", null=True, blank=True)
    hint_on = models.DateField(null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    red_on = models.DateField(null=True, blank=True)
    suspended_since = models.DateField(null=True, blank=True)

    objects = GrievanceQuerySet.as_manager()
    ENDED: tuple = ()

    # What only the running act knows; conditions read it (rules).
    said = ""
    is_real_name = True
    extended_before = False

    class Meta:
        abstract = True

    @property
    def concerned(self) -> list[str]:
        return accounts_in(self.persons)

    @property
    def summary_is_clean(self) -> bool:
        return not PERSONAL.search(self.summary)

    def holder(self, whose: str) -> str:
        return {"unit": f"body:{self.handled_by_id}", "bureau": f"body:{self.body_code}"}.get(whose, "nobody")

    def show_clocks(self, running: list) -> None:
        dated = [clock for clock in running if clock.due_on]
        nearest = min(dated, key=lambda clock: clock.due_on, default=None)
        for name in ("due_on", "hint_on", "warn_on", "red_on"):
            setattr(self, name, getattr(nearest, name, None))
        stands_still = nearest is None and any(clock.suspended_since for clock in running)
        self.suspended_since = next((each.suspended_since for each in running), None) if stands_still else None


class BadRating(Grievance):
    """差评: one that is being mended. `rating` is the one it began with; a later bad one of the same service joins."""

    ENDED = LOOP_ENDED
    state = models.CharField("状态", max_length=20, choices=Loop, default="", editable=False)
    rating = models.OneToOneField(Rating, models.PROTECT, related_name="loop")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="loops")
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="被评价单位")
    is_real_name = models.BooleanField("实名", default=False)
    rectified_on = models.DateField("整改完成日期", null=True, blank=True)
    mend_by = models.DateField("整改期限", null=True, blank=True)  # kept when the clock has stopped
    in_time = models.BooleanField("按期整改", null=True, blank=True)
    queued_on = place_in_queue(LOOP_OPEN)

    class Meta:
        indexes = [
            models.Index(fields=["queued_on", "id"], name="bad_rating_open", condition=Q(queued_on__isnull=False)),
            models.Index(fields=["body", "made_on"], name="bad_rating_of_body"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation"], condition=~Q(state__in=LOOP_ENDED), name="one_open_loop_per_service"
            ),
            models.CheckConstraint(
                condition=Q(state=Loop.NEW) | Q(handled_by__isnull=False), name="bad_rating_dispatched_has_a_unit"
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.body_id

    @property
    def names_left(self) -> tuple[str, ...]:
        """The names somebody gave with it."""
        return (self.rating.name,)

    def term(self, kind: str) -> dict:
        length, unit = {
            "dispatch": (0, "workday"),
            "contact": (settings.BAD_RATING_CONTACT_DAYS, "workday"),
            "mending": (
                settings.BAD_RATING_COMPLEX_DAYS if self.is_complex else settings.BAD_RATING_SIMPLE_DAYS,
                settings.BAD_RATING_UNIT,
            ),
            "appeal": (settings.BAD_RATING_APPEAL_DAYS, "workday"),
            "revisit": (settings.BAD_RATING_REVISIT_DAYS, "workday"),
        }[kind]
        return {"length": length, "unit": unit}

    def concerns(self, verb: str, kind: str) -> bool:  # noqa: ARG002
        """Found complex, the longer limit takes the place of the shorter one, from the same day."""
        return self.state != Loop.VALID or kind != "mending" or self.is_complex

    def show_clocks(self, running: list) -> None:
        super().show_clocks(running)
        mending = next((clock for clock in running if clock.kind == "mending"), None)
        self.mend_by = (mending and mending.due_on) or self.mend_by

    def news(self, act: str, line: int) -> tuple:  # noqa: ARG002
        return (BadRatingMoved(self.number, act, self.state, self.body_id, bool(self.found)),)


class Complaint(Grievance):
    """投诉, 咨询 or 办不成事反映 (GB/T 39046 table 10). Who complains and what about is encrypted; `told_person` is
    the name the complainant gave of whom it is about, in case nobody could be found to it."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", "投诉"
        CONSULTATION = "consultation", "咨询"
        STUCK = "stuck", "办不成事反映"

    ENDED = COMPLAINT_ENDED
    state = models.CharField("状态", max_length=20, choices=Said, default="", editable=False)
    kind = models.CharField("类别", max_length=14, choices=Kind)
    source = models.CharField("来源", max_length=8, choices=SOURCES.items())
    title = EncryptedText("标题")
    text = EncryptedText("内容")
    name = EncryptedText("姓名")
    phone = EncryptedText("电话")
    account = models.CharField("提交账号", max_length=40, blank=True)
    user_kind = models.PositiveSmallIntegerField(default=PERSON)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="被投诉单位")
    told_person = EncryptedText("被投诉人")
    subject = models.CharField("涉及的办件", max_length=40, blank=True)
    region = models.CharField("区划", max_length=12, blank=True)
    answer = EncryptedText("答复")
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer_by = models.DateField("答复期限", null=True, blank=True)  # kept when the clock has stopped
    in_time = models.BooleanField("按期答复", null=True, blank=True)
    extended_days = models.PositiveSmallIntegerField("延长", default=0)
    key = models.CharField("幂等键", max_length=100, blank=True)
    queued_on = place_in_queue(COMPLAINT_OPEN)

    class Meta:
        indexes = [
            models.Index(fields=["queued_on", "id"], name="complaint_open", condition=Q(queued_on__isnull=False)),
            models.Index(fields=["account", "-id"], name="complaint_of_account"),
            models.Index(fields=["body", "made_on"], name="complaint_of_body"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], condition=~Q(key=""), name="complained_once_per_key"),
        ]

    @property
    def body_code(self) -> str:
        return self.body_id

    @property
    def is_consultation(self) -> bool:
        return self.kind == self.Kind.CONSULTATION

    @property
    def names_left(self) -> tuple[str, ...]:
        """The names somebody gave with it."""
        return self.name, self.told_person

    def term(self, kind: str) -> dict:
        simple, complex_ = settings.COMPLAINT_SIMPLE_DAYS, settings.COMPLAINT_COMPLEX_DAYS
        days = {
            "acceptance": settings.COMPLAINT_ACCEPT_DAYS,
            "answer": settings.CONSULTATION_DAYS,
            "mending": complex_ if self.is_complex else simple,
            "revisit": settings.COMPLAINT_REVISIT_DAYS,
        }[kind]
        return {"length": days, "unit": "workday"}

    def concerns(self, verb: str, kind: str) -> bool:
        """A consultation has one limit, its answer; nothing else has that one."""
        return verb == "stop" or (kind == "answer") == self.is_consultation

    def show_clocks(self, running: list) -> None:
        super().show_clocks(running)
        binding = next((clock for clock in running if clock.kind in ("mending", "answer")), None)
        self.answer_by = (binding and binding.due_on) or self.answer_by

    def news(self, act: str, line: int) -> tuple:  # noqa: ARG002
        return (ComplaintMoved(self.number, act, self.state, self.body_id, bool(self.found)),)


class Remark(models.Model):
    """What was written with one act: it may name people, so it is encrypted here and the ledger keeps its digest."""

    thing = models.CharField(max_length=80)
    act = models.CharField(max_length=40)
    text = EncryptedText("内容")
    account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["thing"], name="evaluation_remark_of")]

    def __str__(self):
        return f"{self.thing} {self.act}"
