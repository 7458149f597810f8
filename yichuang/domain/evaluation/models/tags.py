"""What may be ticked beside a grade (评价理由), by version: a rating keeps the version it was given under."""

from django.db import models
from django.db.models import Q

from yichuang.domain.evaluation.states import TagsState
from yichuang.kernel.models import Thing


class TagSet(Thing):
    """One version of the tags of one place: the hall (offline) or the network (online). Its number is both."""

    class Place(models.TextChoices):
        OFFLINE = "offline", "大厅"
        ONLINE = "online", "网上"

    state = models.CharField("状态", max_length=20, choices=TagsState, default="", editable=False)
    version = models.CharField("版本", max_length=20)
    place = models.CharField("场合", max_length=10, choices=Place)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(state=TagsState.IN_FORCE), name="one_tag_set_in_force"
            ),
        ]


class Tag(models.Model):
    """One reason, offered with one grade."""

    set = models.ForeignKey(TagSet, models.PROTECT, related_name="tags")
    stars = models.PositiveSmallIntegerField("星级")
    code = models.CharField("代码", max_length=10)
    text = models.CharField("文字", max_length=60)

    class Meta:
        ordering = ["-stars", "code"]
        constraints = [models.UniqueConstraint(fields=["set", "code"], name="one_tag_per_code")]

    def __str__(self):
        return f"{self.code} {self.text}"
