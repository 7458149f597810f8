"""What an item version consists of: materials, form fields, steps, special procedures."""

from django.db import models
from django.db.models import Q

from yichuang.domain.catalogue.models.elements import CanonicalMaterial, DataElement
from yichuang.domain.catalogue.models.versions import ItemVersion
from yichuang.domain.catalogue.tables import codes, specials


class Part(models.Model):
    """A numbered row of one item version. The number is how forms, files and the interface name it."""

    seq = models.PositiveSmallIntegerField("序号")

    class Meta:
        abstract = True
        ordering = ["seq"]

    def __str__(self):
        return f"{self.version_id} {self.seq}"


class Material(Part):
    """One material an application needs (申请材料)."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="materials")
    name = models.CharField("材料名称", max_length=200)
    canonical = models.ForeignKey(CanonicalMaterial, models.PROTECT, related_name="materials", verbose_name="规范材料")
    necessity = models.CharField("必要性", max_length=1, choices=list(codes.NECESSITY.items()))
    originals = models.PositiveSmallIntegerField("原件份数", default=0)
    copies = models.PositiveSmallIntegerField("复印件份数", default=0)
    medium = models.CharField("材料形式", max_length=1, choices=list(codes.MEDIUM.items()))
    source = models.CharField("来源渠道", max_length=2, choices=list(codes.MATERIAL_SOURCE.items()))
    issuer = models.CharField("出具单位", max_length=200, blank=True)
    licence_type = models.CharField("可替代的电子证照", max_length=120, blank=True)
    owed_days = models.PositiveSmallIntegerField("容缺后补期限（工作日）", default=0)  # 0: settings.OWED_DAYS
    promisable = models.BooleanField("可用承诺代替", default=False)  # 告知承诺: the commitment replaces this evidence
    note = models.CharField("填报须知", max_length=500, blank=True)
    standard = models.CharField("受理标准", max_length=256, blank=True)
    legal_basis = models.TextField("依据", blank=True)
    blank_form = models.CharField("空白表格", max_length=80, blank=True)
    sample_form = models.CharField("示例样表", max_length=80, blank=True)

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "seq"], name="one_material_per_number")]

    @property
    def is_required(self) -> bool:
        return self.necessity == codes.REQUIRED

    @property
    def may_follow(self) -> bool:
        """容缺后补: the application is accepted without it, the result is not handed out without it."""
        return self.necessity == codes.DEFERRABLE

    @property
    def made_from_form(self) -> bool:
        """The platform makes it from the form; nobody hands it in."""
        return self.canonical.made_from_form


class FormField(Part):
    """One question of the application form, beyond what is asked of every applicant."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="fields")
    element = models.ForeignKey(DataElement, models.PROTECT, related_name="fields", verbose_name="数据元")
    label = models.CharField("名称", max_length=120)
    type = models.CharField("类型", max_length=16, choices=list(codes.FIELD_TYPE.items()))
    is_required = models.BooleanField("必填", default=False)
    longest = models.PositiveSmallIntegerField("最多字数", default=0)  # 0: as much as the type allows
    options = models.JSONField("选项", default=list, blank=True)
    help = models.CharField("说明", max_length=300, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["version", "seq"], name="one_form_field_per_number"),
            models.UniqueConstraint(fields=["version", "element"], name="one_form_field_per_element"),
        ]


class HandlingStep(Part):
    """One step of handling (办理环节) as the body publishes it."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="steps")
    name = models.CharField("环节名称", max_length=60)
    body = models.ForeignKey("identity.Body", models.PROTECT, null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField("时限", null=True, blank=True)
    unit = models.CharField("单位", max_length=1, choices=list(codes.TIME_UNIT.items()), default=codes.WORKDAYS)
    note = models.CharField("说明", max_length=500, blank=True)

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "seq"], name="one_step_per_number")]


class SpecialProcedure(Part):
    """A special procedure the item names (特别程序). Only one that may suspend stops the clock (APL 45)."""

    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="specials")
    kind = models.CharField("名称", max_length=12, choices=[(kind, kind) for kind in specials.KINDS])
    longest_days = models.PositiveSmallIntegerField("最长时限（工作日）", null=True, blank=True)
    legal_basis = models.CharField("依据", max_length=300, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="one_row_per_special_procedure"),
            models.CheckConstraint(condition=Q(kind__in=specials.KINDS), name="a_special_procedure_is_known"),
        ]

    @property
    def may_suspend(self) -> bool:
        return specials.may_suspend(self.kind, self.legal_basis)
