"""Parties: who applies and holds what comes out; and mandates: who may speak for a party."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.identity.models.numbers import mandate_number, party_number
from yichuang.kernel.fields import BlindIndex, EncryptedJSON, EncryptedText
from yichuang.kernel.models import StoredFile, Thing
from yichuang.kernel.vault import blind_index, indexed


class PartyQuerySet(models.QuerySet):
    def with_code(self, code: str):
        return self.filter(**indexed("code_index", code))

    def visible_to(self, actor):
        """A citizen sees the parties spoken for; staff find a party only by its whole number."""
        return self.none() if actor.is_staff else self.filter(number__in=actor.parties)


class Party(Thing):
    """A natural person, a legal person, or one still to be formed (拟设立). It needs no account.

    `code` is the citizen number or the credit code; `code_kind` the three digits that say which
    (111 居民身份证, 001 统一社会信用代码 …, handbook B10). One party per code.
    """

    class Kind(models.TextChoices):
        NATURAL = "natural", "自然人"
        LEGAL = "legal", "法人或其他组织"
        FORMING = "forming", "拟设立"

    number = models.CharField("当事人编号", max_length=40, unique=True, default=party_number)
    kind = models.CharField("类别", max_length=10, choices=Kind)
    name = EncryptedText("姓名或名称")
    code_kind = models.CharField("证件类型", max_length=3, blank=True)
    code = EncryptedText("证件号码")
    code_index = BlindIndex(of="code", blank=True, editable=False)
    phone = EncryptedText("联系电话")
    phone_index = BlindIndex(of="phone", blank=True, editable=False, db_index=True)
    address = EncryptedText("地址")
    region = models.ForeignKey("identity.Region", models.PROTECT, null=True, blank=True, related_name="parties")
    # Of a legal person: legal_rep_name, legal_rep_id_number, contact_name, contact_phone; what else a form may reuse.
    details = EncryptedJSON("其他资料")
    is_sample = models.BooleanField("样例", default=False)

    objects = PartyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code_index"], condition=~Q(code_index=""), name="one_party_per_code"),
            models.CheckConstraint(
                condition=Q(kind="forming", code_index="")
                | (~Q(kind="forming") & ~Q(code_index=""))
                | Q(state="erased"),
                name="only_a_party_to_be_formed_has_no_code",
            ),
        ]
        verbose_name_plural = "parties"

    @property
    def can_be_told(self) -> bool:
        """There is an account that may bind it, or a phone that was given before."""
        return bool(self.principals or self.phone)

    @property
    def principals(self) -> set[str]:
        """The accounts that may bind it: its own, or that of its legal representative."""
        own = self.own_accounts.filter(state="active").values_list("number", flat=True)
        acting = self.mandates.in_force(timezone.localdate()).filter(kind=Mandate.Kind.LEGAL_REPRESENTATIVE)
        return {*own, *acting.values_list("account__number", flat=True)}

    def save(self, *args, **kwargs):
        self.code_index = blind_index(self.code)
        self.phone_index = blind_index(self.phone)
        super().save(*args, **kwargs)


def mandate_in_force(on, by: str = "") -> Q:
    """That a mandate holds on a day; `by` is the way to it from another table, such as "account__mandates__"."""
    begun = Q(**{f"{by}state": "in_force", f"{by}starts_on__lte": on})
    return begun & (Q(**{f"{by}until__isnull": True}) | Q(**{f"{by}until__gte": on}))


class MandateQuerySet(models.QuerySet):
    def in_force(self, on):
        return self.filter(mandate_in_force(on))


class Mandate(Thing):
    """An account may speak for a party (授权): for which items, on which document, until when.

    One recorded at a window (凭纸质委托书) keeps the scanned `letter` and the `body` of the counter; `principal_seen`
    says that the party, or its legal representative, stood there too.
    """

    class Kind(models.TextChoices):
        LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人（负责人）"
        OPERATOR = "operator", "经办人"
        AGENT = "agent", "代理人"
        GUARDIAN = "guardian", "监护人"
        HELPER = "helper", "帮办员"

    number = models.CharField("授权编号", max_length=40, unique=True, default=mandate_number)
    account = models.ForeignKey("identity.Account", models.PROTECT, related_name="mandates")
    party = models.ForeignKey(Party, models.PROTECT, related_name="mandates")
    kind = models.CharField("身份", max_length=24, choices=Kind)
    items = models.JSONField("事项范围", default=list, blank=True)  # item codes; an empty list means every item
    document = models.CharField("授权文件", max_length=80, blank=True)
    starts_on = models.DateField("生效日期")
    until = models.DateField("截止日期", null=True, blank=True)
    letter = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="mandates")
    body = models.ForeignKey("identity.Body", models.PROTECT, null=True, blank=True, related_name="mandates")
    principal_seen = models.BooleanField("委托人到场", default=False)

    # What the act going on says: at whose wish the window ends it (principal or agent), and why.
    wished_by, reason = "", ""

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "party"], condition=Q(state="in_force"), name="one_mandate_in_force_each"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("starts_on")),
                name="a_mandate_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | (Q(letter__isnull=False, until__isnull=False) & ~Q(items=[])),
                name="a_window_keeps_the_letter_and_its_limits",
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.body_id or ""

    @property
    def in_words(self) -> str:
        """How it stands today; one whose last day has passed lapses only when somebody asks for the next."""
        over = self.state == "in_force" and self.until and self.until < timezone.localdate()
        return {"in_force": "已到期" if over else "有效", "revoked": "已撤销", "lapsed": "已到期"}[self.state]

    def covers(self, item_code: str) -> bool:
        return not self.items or item_code in self.items
