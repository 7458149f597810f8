"""What all items share: data elements that forms are made of, and canonical materials."""

from django.db import models

from yichuang.domain.catalogue.tables import codes


class DataElement(models.Model):
    """A datum with one meaning everywhere (数据元): the same element is asked once however many items need it."""

    code = models.CharField("数据元", max_length=80, primary_key=True)
    label = models.CharField("名称", max_length=120)
    type = models.CharField("类型", max_length=16, choices=list(codes.FIELD_TYPE.items()))

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return f"{self.label} {self.code}"


class CanonicalMaterial(models.Model):
    """A kind of material under one name (规范材料): the same one is handed in once."""

    name = models.CharField("规范名称", max_length=80, primary_key=True)
    licence_type = models.CharField("对应的电子证照", max_length=120, blank=True)
    made_from_form = models.BooleanField("由申请表单生成", default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
