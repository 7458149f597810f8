"""The materials of a case and how each was supplied."""

from django.db import models

from yichuang.domain.cases.models.case import Case


class CaseMaterial(models.Model):
    """One line of the material list of the version the case was filed under, and whether it is there."""

    class Necessity(models.TextChoices):
        REQUIRED = "required", "必要"
        CONDITIONAL = "conditional", "视情形"
        DEFERRABLE = "deferrable", "可容缺后补"

    case = models.ForeignKey(Case, models.CASCADE, related_name="materials")
    seq = models.PositiveSmallIntegerField()
    name = models.CharField("材料名称", max_length=200)
    canonical = models.CharField("规范材料", max_length=120)
    necessity = models.CharField(max_length=12, choices=Necessity)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    medium = models.CharField(max_length=12, blank=True)
    licence_type = models.CharField(max_length=120, blank=True)
    owed_days = models.PositiveSmallIntegerField("容缺后补期限（工作日）", default=0)
    promisable = models.BooleanField("可用承诺代替", default=False)
    supplied = models.BooleanField(default=False)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="case_material_once")]

    def __str__(self):
        return self.name


class LicenceCheck(models.Model):
    """One look at a licence that spares a material: which, when, before which act, and what was wrong, if anything."""

    material = models.ForeignKey(CaseMaterial, models.CASCADE, related_name="checks")
    licence = models.CharField("证照标识", max_length=120)
    licence_number = models.CharField("证照编号", max_length=40, blank=True)
    act = models.CharField("在哪一步之前", max_length=40)
    fault = models.CharField("不能用的原因", max_length=200, blank=True)
    by = models.CharField("经手账号", max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.material} {self.licence} {self.at:%Y-%m-%d}"


class Supply(models.Model):
    """How a material came in: a file, a licence presented instead, paper seen at the window, or the `result` of an
    earlier case of the applicant (its number). All are kept."""

    class Kind(models.TextChoices):
        FILE = "file", "电子文件"
        LICENCE = "licence", "电子证照"
        PAPER = "paper", "纸质原件或复印件"
        RESULT = "result", "前一办件的结果"

    material = models.ForeignKey(CaseMaterial, models.CASCADE, related_name="supplies")
    kind = models.CharField(max_length=8, choices=Kind)
    file = models.CharField(max_length=40, blank=True)  # id of the kept file
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    licence = models.CharField(max_length=120, blank=True)
    result = models.CharField("前一办件的编号", max_length=40, blank=True)
    by = models.CharField("经手账号", max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "supplies"

    def __str__(self):
        return f"{self.material} {self.kind}"
