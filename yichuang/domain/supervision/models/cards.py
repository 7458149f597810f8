"""Cards, and each time one was shown."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.supervision.models.answering import AnsweredByAUnit
from yichuang.domain.supervision.states import FRESH, STANDING, UNDECIDED, State
from yichuang.domain.supervision.tables import COLOURS
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class CardQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """A member of staff sees the own cards and those of the bodies they have a post in; a supervisor those of
        every body supervised. A discreet one is seen by chiefs and supervisors alone. Nobody else sees any."""
        if not actor.is_staff:
            return self.none()
        own = [code for code, _ in actor.bodies]
        led = {post.body for post in actor.posts if post.role in ("CHIEF", "HEAD")}
        supervised = reached(actor, body="unit", region="unit__region__code", role="SUPERVISOR")
        return self.filter(Q(person=actor.account) | Q(unit__in=own, discreet=False) | Q(unit__in=led) | supervised)

    def standing(self):
        return self.filter(state__in=STANDING)

    def undecided(self):
        return self.filter(state__in=UNDECIDED)


class Card(AnsweredByAUnit, Thing):
    """One matter that went wrong, or is about to: yellow or red, with everything that was said of it.

    `about` names the thing in the ledger ("case:LS…", "account:…"); of one topic there is one card about it, whatever
    became of it. `rank` orders what it was shown for, `settled` is the highest rank a person decided on: a later
    showing has to be worse than that. `seen` is the last ledger line of the thing that was looked at, `edition` the
    calendar its clock was looked at on.
    """

    state = models.CharField("状态", max_length=20, choices=State, default="", editable=False)
    about = models.CharField("对象", max_length=80)
    topic = models.CharField(max_length=12)
    occasion = models.CharField(max_length=40, blank=True)  # of what may happen many times: the month, or the finding
    subject = models.CharField("事由", max_length=300)
    colour = models.CharField("颜色", max_length=6, choices=list(COLOURS.items()))
    rule_code = models.CharField("规则", max_length=40)
    rule_name = models.CharField("规则名称", max_length=60)
    basis = models.CharField("依据", max_length=120)
    points = models.PositiveSmallIntegerField("扣分")
    rank = models.PositiveSmallIntegerField()
    settled = models.PositiveSmallIntegerField(default=0)
    discreet = models.BooleanField("只给负责人看", default=False)  # about a bad rating that is being mended
    by_hand = models.BooleanField("人工登记", default=False)

    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="责任单位")
    window = models.CharField("窗口", max_length=12, blank=True)
    person = models.CharField("责任人账号", max_length=40, blank=True)
    clock = models.ForeignKey("kernel.Clock", models.PROTECT, null=True, blank=True, related_name="+")
    seen = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=0)

    shown_on = models.DateField("亮牌日期")
    first_on = models.DateField("首次亮牌")
    told = models.JSONField("告诉谁", default=list)
    reply_days = models.PositiveSmallIntegerField("答复期限（工作日）", default=0)
    reply_due = models.DateField("答复期限", null=True, blank=True)
    finding = EncryptedText("事实", default="", blank=True)
    proof = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    reply = EncryptedText("申辩或者整改答复", default="", blank=True)
    replied_by = models.CharField("答复人账号", max_length=40, blank=True)
    decision = EncryptedText("决定理由", default="", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CardQuerySet.as_manager()
    colour_before = ""  # what it was before the running act

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "topic", "occasion"], name="one_card_of_a_matter"),
            models.CheckConstraint(
                name="card_withdrawn_has_its_day",
                condition=Q(state=State.WITHDRAWN, withdrawn_on__isnull=False)
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="card_colour_is_its_state",
                condition=~Q(state=State.RED, colour="yellow") & ~Q(state=State.YELLOW, colour="red"),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="card_of_unit"),
            models.Index(fields=["person", "shown_on"], name="card_of_person", condition=~Q(person="")),
            models.Index(fields=["state", "-id"], name="card_of_state"),
            models.Index(fields=["shown_on", "unit"], name="card_of_day"),
            models.Index(fields=["about"], name="card_standing_about", condition=Q(state__in=STANDING)),
        ]

    @property
    def heard(self) -> bool:
        """The unit answered, or let its days for that go by."""
        late = self.reply_due is not None and self.reply_due < timezone.localdate()
        return self.state not in FRESH or late

    @property
    def stands_word(self) -> str:
        """How it stands, beside its colour."""
        return "已亮牌" if self.state in FRESH else self.get_state_display()

    @property
    def counts(self) -> int:
        """The points it takes now."""
        return 0 if self.state == State.WITHDRAWN else self.points

    @property
    def reply_is_late(self) -> bool:
        return self.state in FRESH and self.reply_due is not None and self.reply_due < timezone.localdate()

    def holder(self, whose: str) -> str:
        if whose == "unit":
            return f"person:{self.person}" if self.person else f"body:{self.unit_id}"
        return "supervisor" if whose == "supervisor" else "nobody"

    def term(self, kind: str) -> dict:
        return {"length": {"reply": self.reply_days}[kind], "unit": "workday"}

    def show_clocks(self, running: list) -> None:
        due = {clock.kind: clock.due_on for clock in running if not clock.provisional}
        self.reply_due = due.get("reply")


class Showing(models.Model):
    """One showing of a card, with the evidence as it stood at that moment; never changed afterwards."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="showings")
    place = models.PositiveSmallIntegerField("第几次")
    colour = models.CharField("颜色", max_length=6, choices=list(COLOURS.items()))
    rule_code = models.CharField("规则", max_length=40)
    rule_name = models.CharField("规则名称", max_length=60)
    rule_says = models.CharField("规则内容", max_length=120)
    points = models.PositiveSmallIntegerField("扣分")
    on = models.DateField("亮牌日期")
    evidence = models.JSONField("证据")
    digest = models.CharField(max_length=64)  # of the evidence, also in the ledger

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["card", "place"], name="one_showing_a_place")]

    def __str__(self):
        return f"{self.card_id} {self.place}"
