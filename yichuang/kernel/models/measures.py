"""Figures that somebody else stated."""

from django.db import models


class ReportedFigure(models.Model):
    """One line of a report: what it says of a year. Shown only as reported, never counted with what is measured."""

    line = models.CharField("行", max_length=20)  # as the report's file numbers it: R18
    year = models.PositiveSmallIntegerField("年度")
    label = models.CharField("名称", max_length=100)
    value = models.DecimalField("数值", max_digits=16, decimal_places=4)
    unit = models.CharField("单位", max_length=20)
    source = models.CharField("出处", max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "year"], name="reported_once_a_year")]

    def __str__(self):
        return f"{self.year} {self.line} {self.label}"
