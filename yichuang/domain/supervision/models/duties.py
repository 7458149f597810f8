"""The records of the duty systems (首问负责、否定报备、现场巡查)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from yichuang.domain.supervision.models.answering import AnsweredByAUnit
from yichuang.domain.supervision.states import AskedState, PatrolState, RefusalState
from yichuang.domain.supervision.tables import PATROL_KINDS, PATROL_WAYS
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class OfAUnit(models.QuerySet):
    """Records of a body."""

    own = "person"  # the column of the account whose it is

    def late(self, today: date):
        """Those whose last day has passed; what is done, or has no final day yet, is not late."""
        return self.filter(**{f"{self.model.due_column}__lt": today})

    def visible_to(self, actor: Actor):
        """One's own, those of the bodies one has a post in, and of every body supervised."""
        if not actor.is_staff:
            return self.none()
        supervised = reached(actor, body="unit", region="unit__region__code", role="SUPERVISOR")
        mine = Q(**{self.own: actor.account}) | Q(unit__in=[code for code, _ in actor.bodies])
        return self.filter(mine | supervised)


class Duty(AnsweredByAUnit, Thing):
    """A record of a duty system: whose it is, by when, and its end. The column `due_column` holds the last day of its
    one clock while that runs and is final, else nothing."""

    due_column, clock_kind = "", ""

    class Meta:
        abstract = True

    @property
    def days(self) -> int:
        """How many working days it may take."""
        return 1

    def term(self, kind: str) -> dict:
        return {"length": {self.clock_kind: self.days}[kind], "unit": "workday"}

    def show_clocks(self, running: list) -> None:
        final = (clock.due_on for clock in running if clock.kind == self.clock_kind and not clock.provisional)
        setattr(self, self.due_column, next(final, None))


class Patrol(Duty):
    """One finding of a patrol of the hall (现场巡查), on foot or by video: what was seen, with a picture of it; the
    unit answers by the next working day. `person` is an account, where it could be told."""

    state = models.CharField("状态", max_length=20, choices=PatrolState, default="", editable=False)
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="责任单位")
    window = models.CharField("窗口", max_length=12, blank=True)
    person = models.CharField("责任人账号", max_length=40, blank=True)
    kind = models.CharField("问题", max_length=12, choices=list(PATROL_KINDS.items()))
    way = models.CharField("方式", max_length=8, choices=list(PATROL_WAYS.items()))
    finding = EncryptedText("发现")
    photo = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    found_on = models.DateField("发现日期")
    round = models.ForeignKey(  # the patrol it was found on; of older findings nobody knows
        "supervision.PatrolRound", models.PROTECT, null=True, blank=True, related_name="findings"
    )
    reply = EncryptedText("答复", default="", blank=True)
    reply_due = models.DateField("答复期限", null=True, blank=True)
    decision = EncryptedText("复核意见", default="", blank=True)

    objects = OfAUnit.as_manager()
    due_column, clock_kind = "reply_due", "reply"

    class Meta:
        indexes = [
            models.Index(fields=["found_on", "unit"], name="patrol_of_day"),
            models.Index(fields=["state", "-id"], name="patrol_of_state"),
        ]

    def holder(self, whose: str) -> str:
        unit = f"person:{self.person}" if self.person else f"body:{self.unit_id}"
        return {"unit": unit, "supervisor": "supervisor"}.get(whose, "nobody")


class Refusal(Duty):
    """One no that somebody was told (否定报备), taken from the ledger of its case: which act, who did it, in which
    body. A supervisor of another body looks whether it was right, within settings.REFUSAL_REVIEW_DAYS."""

    state = models.CharField("状态", max_length=20, choices=RefusalState, default="", editable=False)
    case = models.CharField("办件编号", max_length=40)
    item_name = models.CharField("事项名称", max_length=300)
    act = models.CharField("怎样答复", max_length=40)
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="机关")
    person = models.CharField("经办人账号", max_length=40, blank=True)
    by = models.CharField("经办人", max_length=160, blank=True)  # as the ledger has it: post and name
    line = models.PositiveIntegerField("账本行")
    refused_on = models.DateField("日期")
    review_due = models.DateField("复查期限", null=True, blank=True)
    decision = EncryptedText("复查意见", default="", blank=True)
    reviewed_on = models.DateField("复查日期", null=True, blank=True)

    objects = OfAUnit.as_manager()
    due_column, clock_kind = "review_due", "review"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "line"], name="one_report_of_a_refusal")]
        indexes = [
            models.Index(fields=["refused_on", "unit"], name="refusal_of_day"),
            models.Index(fields=["state", "-id"], name="refusal_of_state"),
            models.Index(fields=["unit", "-id"], name="refusal_of_unit"),
            models.Index(fields=["review_due"], name="refusal_due", condition=Q(review_due__isnull=False)),
        ]

    @property
    def days(self) -> int:
        return settings.REFUSAL_REVIEW_DAYS

    def holder(self, whose: str) -> str:
        return "supervisor" if whose == "supervisor" else "nobody"


class AskedFirst(Duty):
    """Somebody asked for help, and who was asked first (首问责任人): responsible until it is done or handed on to a
    colleague, with the record of it. Who asked is not written down; `question` says what about, without names."""

    state = models.CharField("状态", max_length=20, choices=AskedState, default="", editable=False)
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="机构")
    person = models.CharField("责任人账号", max_length=40)
    first = models.CharField("首问责任人账号", max_length=40)
    question = EncryptedText("问什么事")
    outcome = EncryptedText("怎样答复", default="", blank=True)
    asked_on = models.DateField("日期")
    answer_due = models.DateField("答复期限", null=True, blank=True)

    objects = OfAUnit.as_manager()
    due_column, clock_kind = "answer_due", "answer"
    receiver_fits = True  # of the running act: the one it is handed to is an active colleague

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="asked_of_person")]

    def holder(self, whose: str) -> str:
        return f"person:{self.person}" if whose == "person" else "nobody"
