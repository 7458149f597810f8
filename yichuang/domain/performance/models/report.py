"""What the file of a year says of a body beside its money and values, for the report: posts, statements, places."""

from django.db import models


class YearFacts(models.Model):
    """Posts and people, statements without figures, and what each result is about (its place, rank, members), of a
    body's year, as the district's file has them. `digest` is that of the file it was taken from."""

    body = models.ForeignKey("identity.Body", models.PROTECT, related_name="+", verbose_name="单位")
    year = models.PositiveSmallIntegerField("年度")
    stated = models.JSONField("年度事实")
    file = models.CharField("文件", max_length=120)
    digest = models.CharField(max_length=64)
    loaded_on = models.DateField("装入日期")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="one_set_of_facts_of_a_year")]

    def __str__(self):
        return f"{self.body_id}-{self.year}"
