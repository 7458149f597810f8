"""The key of a rating: one service, (number of a case or matter, service number), and who rendered it."""

from django.db import models
from django.db.models import Q

from yichuang.domain.evaluation.states import Asked
from yichuang.domain.evaluation.tables import PERSON, STAGES
from yichuang.kernel.actors import Actor
from yichuang.kernel.fields import BlindIndex, EncryptedText
from yichuang.kernel.models import Thing


class InvitationQuerySet(models.QuerySet):
    def of_party(self, actor: Actor):
        """Those of the parties a citizen speaks for; where a mandate names its items, of these alone."""
        if actor.kind != "citizen":
            return self.none()
        limits = dict(actor.limits)
        seen = Q(party_number__in=actor.parties - limits.keys())
        for party, items in limits.items():
            seen |= Q(party_number=party, item_code__in=items)
        return self.filter(seen)


class Invitation(Thing):
    """Somebody is asked, once, what one service was like.

    `subject` is the number of the case (of a visit: the first case of it) or matter, `service` counts the services of
    one subject. `body` decides on the matter, `unit` is the body whose people served; `persons` their account numbers
    between bars. `lines` are the ledger lines it came from, so that news heard twice invites once.
    """

    class Kind(models.TextChoices):
        VISIT = "visit", "窗口服务"
        CASE = "case", "网上办件"
        MATTER = "matter", "一件事"

    state = models.CharField("状态", max_length=20, choices=Asked, default="", editable=False)
    kind = models.CharField("服务", max_length=8, choices=Kind)
    subject = models.CharField("办件或一件事编号", max_length=40)
    service = models.PositiveSmallIntegerField("第几次服务")
    cases = models.JSONField("涉及的办件", default=list)
    lines = models.JSONField("来源", default=list)
    item_code = models.CharField("事项", max_length=40)
    item_name = models.CharField("事项名称", max_length=300)
    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="实施机关")
    unit = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="服务单位")
    region = models.CharField("区划", max_length=12, blank=True)
    party_number = models.CharField("申请人编号", max_length=40)
    user_kind = models.PositiveSmallIntegerField("用户类别", default=PERSON)
    window = models.CharField("窗口", max_length=12, blank=True)
    served_by = models.CharField("承办人账号", max_length=40, blank=True)  # of a visit: whose window it was
    persons = models.TextField("涉及的人", blank=True)  # as many as there were
    stage = models.PositiveSmallIntegerField("办件状态", choices=STAGES.items())
    promise_type = models.CharField("办件类型", max_length=10, blank=True)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    began_at = models.DateTimeField("服务开始")
    ended_at = models.DateTimeField("服务结束")
    asked_on = models.DateField("邀请日期")
    ask_until = models.DateField("邀请截止")  # after it nobody is asked any more
    rate_until = models.DateField("评价截止")  # after it nobody can rate any more
    rated_way = models.PositiveSmallIntegerField("首次评价的渠道", null=True, blank=True)
    code = EncryptedText("评价码")
    code_index = BlindIndex(of="code")

    objects = InvitationQuerySet.as_manager()

    # What only the running act knows; conditions read it (rules).
    told = None
    tags_known = may_be_struck = False
    given_before = 0
    said = ""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "service"], name="one_invitation_per_service")]
        indexes = [
            models.Index(fields=["code_index"], name="invitation_code"),
            models.Index(fields=["party_number", "-id"], name="invitation_of_party"),
            models.Index(fields=["served_by", "party_number", "ended_at"], name="invitation_visit"),
            models.Index(fields=["window", "ended_at"], name="invitation_of_window", condition=Q(state=Asked.OPEN)),
            models.Index(fields=["rate_until"], name="invitation_to_expire", condition=Q(state=Asked.OPEN)),
            models.Index(fields=["asked_on", "body"], name="invitation_asked"),
        ]

    @property
    def body_code(self) -> str:
        return self.unit_id

    @property
    def concerned(self) -> list[str]:
        return accounts_in(self.persons)

    @property
    def place(self) -> str:
        """Which tag set its rater is shown."""
        return "offline" if self.kind == self.Kind.VISIT else "online"

    def holder(self, whose: str) -> str:
        return f"applicant:{self.party_number}" if whose == "applicant" else "nobody"


def accounts_in(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def between_bars(accounts) -> str:
    """|staff-01|staff-02|: so that a list can leave out the rows of one account. None is left out, however many."""
    found = list(dict.fromkeys(filter(None, accounts)))
    return f"|{'|'.join(found)}|" if found else ""
