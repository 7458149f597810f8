"""The words of the search: what people say, and what they asked in vain; and the numbers of shared plans."""

from secrets import randbelow

from django.db import models
from django.utils.crypto import get_random_string

from yichuang.domain.guidance.states import State
from yichuang.kernel.models import Thing

APART = "|"


def wording_number() -> str:
    return f"SF{get_random_string(10, '23456789ABCDEFGHJKLMNPQRSTUVWXYZ')}"


def revision() -> int:
    return randbelow(2**31)


class Wording(Thing):
    """A way of saying (说法): where all of `said` is said, `official` is meant, or a matter that others do (`advice`:
    where). The words of each are joined by "|"."""

    number = models.CharField("编号", max_length=40, unique=True, default=wording_number)
    said_text = models.CharField("群众的说法", max_length=60)
    official_text = models.CharField("正式叫法", max_length=120, blank=True)
    advice = models.CharField("请到哪里办", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=revision, editable=False)  # new with every change

    class Meta:
        ordering = ["said_text"]
        constraints = [
            models.UniqueConstraint(
                fields=["said_text"], condition=models.Q(state=State.IN_USE), name="one_wording_in_use"
            )
        ]

    def __str__(self):
        return self.said_text

    @property
    def said(self) -> list[str]:
        return parts(self.said_text)

    @property
    def official(self) -> list[str]:
        return parts(self.official_text)


def parts(text: str) -> list[str]:
    return [word.strip() for word in text.split(APART) if word.strip()]


class Unanswered(models.Model):
    """Words that were asked for in vain, without anything that could tell who asked; for staff to mend."""

    words = models.CharField("找不到的内容", max_length=40, unique=True)
    times = models.PositiveIntegerField("次数", default=1)
    first_on = models.DateField("最早")
    last_on = models.DateField("最近")

    class Meta:
        ordering = ["-times", "-last_on", "words"]
        indexes = [models.Index(fields=["-times", "-last_on", "words"], name="unanswered_most_first")]

    def __str__(self):
        return f"{self.words} × {self.times}"


class PlanNumber(models.Model):
    """A number (导办号) by which a plan is opened at a window: for which theme, in which version, and which answers.

    Nothing tells whose plan it is: the same answers have the same number, whoever gives them.
    """

    number = models.CharField("导办号", max_length=8, unique=True)
    theme = models.CharField("一件事", max_length=20)
    version = models.CharField("版本号", max_length=40)
    answers = models.JSONField("回答", default=dict)
    digest = models.CharField("摘要", max_length=64, unique=True)  # of theme, version and answers
    made_on = models.DateField("取号日期", db_index=True)
    until = models.DateField("有效至", db_index=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.number
