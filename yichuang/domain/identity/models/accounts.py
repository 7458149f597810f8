"""Accounts: who may sign in. Not who applies (that is a party) and not who decides (that is a post)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.identity.models.numbers import account_number
from yichuang.kernel.actors import HELPER
from yichuang.kernel.fields import BlindIndex, EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.vault import blind_index, indexed


class AccountManager(BaseUserManager):
    def with_phone(self, phone: str):
        return self.filter(**indexed("phone_index", phone))


class Account(Thing, AbstractBaseUser):
    """Somebody who signs in. Staff sign in with number, password and TOTP, citizens with phone and code.

    `level` says how surely we know who it is: 1 a phone answered, 2 name and number were checked by an
    identity provider, 3 a clerk saw person and document. Names, numbers and phones are encrypted.
    """

    class Kind(models.TextChoices):
        STAFF = "staff", "工作人员"
        CITIZEN = "citizen", "办事人"

    class Level(models.IntegerChoices):
        NONE = 0, "未核验"
        PHONE = 1, "手机号已核验"
        CHECKED = 2, "姓名和证件号码已核验"
        IN_PERSON = 3, "窗口当面核验"

    number = models.CharField("账号", max_length=40, unique=True, default=account_number)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CITIZEN)
    name = EncryptedText("姓名")
    phone = EncryptedText("手机号")
    phone_index = BlindIndex(of="phone", blank=True, editable=False)
    level = models.PositiveSmallIntegerField("核验等级", choices=Level, default=Level.NONE)
    own_party = models.ForeignKey("identity.Party", models.PROTECT, null=True, blank=True, related_name="own_accounts")
    home_body = models.ForeignKey("identity.Body", models.PROTECT, null=True, blank=True, related_name="accounts")
    is_sample = models.BooleanField("样例", default=False)
    opened_at = models.DateTimeField(auto_now_add=True)
    password_by_another = models.BooleanField("密码由他人设定", default=False)  # known to two until it is changed
    password_set_at = models.DateTimeField("密码设定时间", null=True, blank=True)

    objects = AccountManager()

    USERNAME_FIELD = "number"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone_index"],
                condition=Q(kind="citizen", state="active") & ~Q(phone_index=""),
                name="one_citizen_account_per_phone",
            ),
            models.UniqueConstraint(
                fields=["own_party"], condition=Q(state="active"), name="one_active_account_per_person"
            ),
            models.CheckConstraint(
                condition=Q(level__lt=2) | Q(kind="staff") | Q(own_party__isnull=False),
                name="a_checked_citizen_has_a_party",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_active(self) -> bool:
        """What Django asks before it lets somebody in."""
        return self.state == "active"

    @property
    def body_code(self) -> str:
        return self.home_body_id or ""

    @property
    def is_helper(self) -> bool:
        """Holds a post as a helper (帮办) today."""
        return self.is_active and self.posts.in_force(timezone.localdate()).filter(role=HELPER).exists()

    @property
    def roles(self) -> frozenset[str]:
        """The roles of every post this account holds, those that begin later included."""
        return frozenset(self.posts.filter(state="held").values_list("role", flat=True))

    @property
    def shares_its_party(self) -> bool:
        """Another account in use already speaks for the same natural person."""
        others = Account.objects.filter(own_party=self.own_party_id, state="active").exclude(pk=self.pk)
        return self.own_party_id is not None and others.exists()

    def save(self, *args, **kwargs):
        self.phone_index = blind_index(self.phone)
        super().save(*args, **kwargs)
