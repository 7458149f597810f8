"""Licence types, the licences issued, the faces they had before, and who read or presented them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.licences.states import IN_USE, State
from yichuang.domain.licences.tables import USUAL_FACE
from yichuang.kernel.fields import EncryptedJSON, EncryptedText
from yichuang.kernel.models import Thing
from yichuang.kernel.reach import reached


class LicenceType(models.Model):
    """A kind of licence. Its code is the credit code of the body that defined it and three digits (K2).

    `face` lists what stands on it between holder and validity, in its order: {name, required, element}, the last the
    data element of the application that fills the line. Where no line has one: the usual ones (`USUAL_FACE`).
    `validity_years`: null as the item says, 0 for good. `template_version` 0: the newest there is.
    """

    code = models.CharField("证照类型代码", max_length=21, primary_key=True)
    name = models.CharField("证照名称", max_length=120, unique=True)
    defined_by = models.ForeignKey("identity.Body", models.PROTECT, related_name="+")
    face = models.JSONField("照面项目", default=list, blank=True)
    validity_years = models.PositiveSmallIntegerField("有效期（年）", null=True, blank=True)
    renewable = models.BooleanField("可以延续", default=True)
    template = models.CharField("版式", max_length=60, default="licences/licence")
    template_version = models.PositiveSmallIntegerField("版式版本", default=0)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def required(self) -> list[str]:
        return [field["name"] for field in self.face if field["required"]]

    @property
    def asks(self) -> tuple[tuple[str, str], ...]:
        """(data element, word) of each line that the application fills, in the order of the face."""
        return tuple((field["element"], field["name"]) for field in self.face if field.get("element")) or USUAL_FACE


class LicenceQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A holder sees its own; staff those of the bodies they serve."""
        if actor.kind == "citizen":
            return self.filter(holder_party__in=actor.parties)
        if not actor.is_staff:
            return self.none()
        return self.filter(reached(actor, body="issuer", region="issuer__region__code"))


class Licence(Thing):
    """One e-licence. `number` is the licence number people read; identifier, version, document and what follows from
    them are those of its face today. Faces it had before are `Former`."""

    number = models.CharField("证照编号", max_length=40, unique=True)
    state = models.CharField("状态", max_length=20, choices=State, default="", editable=False)
    identifier = models.CharField("电子证照标识", max_length=120, unique=True)
    type = models.ForeignKey(LicenceType, models.PROTECT, related_name="licences")
    holder_party = models.CharField("持证主体编号", max_length=40)
    holder_name = EncryptedText("持证主体")
    issuer = models.ForeignKey("identity.Body", models.PROTECT, related_name="licences")
    issued_on = models.DateField("颁发日期")
    valid_from = models.DateField("有效期起")
    valid_to = models.DateField("有效期止", null=True, blank=True)  # null: 长期
    version = models.PositiveSmallIntegerField("版本", default=1)
    content = EncryptedJSON("照面信息")
    case_number = models.CharField("办件编号", max_length=40, db_index=True)
    document = models.ForeignKey("kernel.Document", models.PROTECT, null=True, related_name="+")
    item_code = models.CharField("事项", max_length=40)
    state_since = models.DateField("状态起始日期", default=timezone.localdate)
    reason = models.TextField("最近一次变动的理由", blank=True)
    decision = models.CharField("最近一次变动依据的决定文号", max_length=80, blank=True)
    legal_basis = models.CharField("最近一次变动的法律依据", max_length=200, blank=True)
    source = models.CharField("接管自", max_length=60, blank=True)  # the older system that issued it
    # the PDF that system had of it, while the face is still the one it had there
    paper = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, related_name="+")
    applied_on = models.DateField("延续申请日期", null=True, blank=True)
    reminded = models.PositiveSmallIntegerField("已提醒（到期前天数）", null=True, blank=True)

    objects = LicenceQuerySet.as_manager()
    ended_before = None  # while it is renewed: the last day it had until then

    class Meta:
        indexes = [
            models.Index(fields=["holder_party", "-id"], name="licence_of_party"),
            models.Index(fields=["issuer", "-id"], name="licence_of_issuer"),
            models.Index(fields=["issued_on", "issuer", "item_code"], name="licence_issued", condition=Q(source="")),
            models.Index(fields=["valid_to"], name="licence_ends", condition=Q(state__in=IN_USE)),
        ]
        constraints = [
            models.CheckConstraint(
                name="licence_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="licence_expired_had_an_end", condition=~Q(state=State.EXPIRED) | Q(valid_to__isnull=False)
            ),
        ]

    @property
    def body_code(self) -> str:
        return self.issuer_id

    @property
    def missing_on_face(self) -> list[str]:
        return [name for name in self.type.required if not str(self.content.get(name, "")).strip()]

    def holder(self, whose: str) -> str:
        return {"holder": f"party:{self.holder_party}", "body": f"body:{self.issuer_id}"}.get(whose, "nobody")


class Former(models.Model):
    """A face a licence had before it was changed or renewed: its identifier and file stay known as replaced."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="formers")
    version = models.PositiveSmallIntegerField("版本")
    identifier = models.CharField("电子证照标识", max_length=120, unique=True)
    document = models.ForeignKey("kernel.Document", models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey("kernel.StoredFile", models.PROTECT, null=True, related_name="+")  # of an older system
    issued_on = models.DateField("颁发日期")
    valid_from = models.DateField("有效期起")
    valid_to = models.DateField("有效期止", null=True, blank=True)
    content = EncryptedJSON("照面信息")
    replaced_on = models.DateField("被代替日期")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["licence", "version"], name="licence_former_version_once")]

    def __str__(self):
        return self.identifier


class Presentation(models.Model):
    """A licence presented instead of a material (授权用证): once, for one case and one purpose, with whose consent."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="presentations")
    version = models.PositiveSmallIntegerField("版本")
    identifier = models.CharField("电子证照标识", max_length=120)
    case_number = models.CharField("办件编号", max_length=40, db_index=True)
    purpose = models.CharField("用途", max_length=200)
    consent = models.CharField("授权方式", max_length=200)
    check_said = models.CharField("核验结果", max_length=200)
    at = models.DateTimeField("核验时间", default=timezone.now)
    by = models.JSONField("经办", default=dict)  # the actor as text, as in the ledger

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["licence", "case_number", "purpose"], name="licence_presented_once")
        ]

    def __str__(self):
        return f"{self.identifier} {self.case_number}"


class Reading(models.Model):
    """Somebody saw what a licence says, unmasked: who, why, in which case."""

    class Why(models.TextChoices):
        OWN = "own", "持证人本人查看"
        CASE = "case", "办理案件需要"
        HANDING_OUT = "handing_out", "制证出件"
        SUPERVISION = "supervision", "监督检查"
        CHANGE = "change", "变更、延续、撤销等处理"
        PRESENTED = "presented", "免提交核验"

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="readings")
    version = models.PositiveSmallIntegerField("版本")
    at = models.DateTimeField("时间", default=timezone.now)
    account = models.CharField("账号", max_length=40, blank=True)
    who = models.JSONField("谁", default=dict)  # the actor as text, as in the ledger
    why = models.CharField("事由", max_length=20, choices=Why)
    case_number = models.CharField("办件编号", max_length=40, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["licence", "-id"], name="licence_readings"),
            models.Index(fields=["-at", "-id"], name="licence_readings_newest"),
        ]

    def __str__(self):
        return f"{self.licence_id} {self.get_why_display()}"
