"""What can be searched for: rows that domains write when they publish."""

from django.db import models


class SearchEntry(models.Model):
    """One thing people may look for. `weight` says how often it is asked for; among equals the more frequent wins."""

    kind = models.CharField(max_length=20)  # item, theme, page …
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=1000)
    keywords = models.TextField(blank=True)  # words people use, joined by blanks
    text = models.TextField(blank=True)
    audience = models.CharField(max_length=20, blank=True)  # person, corp, both; empty: everybody
    weight = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField()  # random, new with every change: their sum is the stamp of the table

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="one_search_entry_each")]
        verbose_name_plural = "search entries"

    def __str__(self):
        return f"{self.kind} {self.code} {self.title}"
