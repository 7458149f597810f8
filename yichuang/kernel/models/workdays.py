"""The published working-day calendar, one row a day, and its editions."""

from secrets import token_hex

from django.db import models
from django.db.models import Q

from yichuang.kernel.calendar import HOLIDAY, LOCAL, MAKEUP, WEEKDAY, WEEKEND, WORKED


def fresh_token() -> str:
    return token_hex(8)


class WorkdayCalendar(models.Model):
    """A day, and whether offices work on it. Days without a row are not published yet."""

    class Kind(models.TextChoices):
        WEEKDAY = WEEKDAY, "工作日"
        WEEKEND = WEEKEND, "周末"
        HOLIDAY = HOLIDAY, "放假"
        MAKEUP = MAKEUP, "调休上班"
        LOCAL = LOCAL, "本地停止办公"

    day = models.DateField("日期", primary_key=True)
    is_workday = models.BooleanField("上班")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    name = models.CharField("名称", max_length=60, blank=True)
    source = models.CharField("依据", max_length=120, blank=True)
    updated_by = models.CharField("登记人", max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_workday=True, kind__in=sorted(WORKED))
                | Q(is_workday=False) & ~Q(kind__in=sorted(WORKED)),
                name="a_day_is_worked_as_its_kind_says",
            )
        ]

    def __str__(self):
        return f"{self.day} {self.get_kind_display()}"


class CalendarEdition(models.Model):
    """One change of the calendar: who made it, on which notice, and what the days were before.

    The key is the calendar's version. A row's `replaced` gives back the calendar of the edition before it, so that a
    clock stopped long ago still explains its date by the calendar it ran on.
    """

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=120)
    source = models.CharField(max_length=120)
    days = models.PositiveIntegerField()
    replaced = models.JSONField()  # [[day, kind, name, source]]; kind is null where the day was not published
    token = models.CharField(max_length=16, default=fresh_token)  # a key given again after a rollback is told apart

    def __str__(self):
        return f"{self.pk} {self.source}"
