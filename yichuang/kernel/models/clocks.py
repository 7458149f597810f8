"""Running and finished clocks: what lists sort by, copied from the ledger's marks in the act's transaction."""

from django.db import models
from django.db.models import Q


class ClockQuerySet(models.QuerySet):
    def running(self):
        return self.filter(stopped_on__isnull=True)

    def due_before(self, day):
        """Running clocks due before `day`, the earliest first. A suspended clock has no date and is not among them."""
        return self.running().filter(due_on__lt=day).order_by("due_on", "id")

    def overdue(self, today):
        """Running clocks over their limit: never a provisional one, whose true date nobody knows yet."""
        return self.running().filter(red_on__lte=today).order_by("red_on", "id")

    def overrun(self, today):
        """Suspended for longer than was told in writing. An alarm: nothing starts them again by itself."""
        return self.running().filter(named_until__lt=today).order_by("named_until", "id")

    def awaiting_notice(self):
        """Provisional clocks, which become final when the missing year's notice is imported."""
        return self.running().filter(provisional=True).order_by("due_on", "id")


class Clock(models.Model):
    """One clock of one thing: a notice, a statutory limit, a promise, a delivery …

    Every column but `thing`, `kind` and `held_by` follows from `marks` and the edition of the calendar.
    """

    class Unit(models.TextChoices):
        WORKDAY = "workday", "工作日"
        DAY = "day", "自然日"
        MONTH = "month", "月"

    thing = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    start = models.DateField()
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8, choices=Unit)
    due_on = models.DateField(null=True)  # None while suspended
    hint_on = models.DateField(null=True)
    warn_on = models.DateField(null=True)
    red_on = models.DateField(null=True)  # None while suspended or provisional
    suspended_since = models.DateField(null=True)
    named_until = models.DateField(null=True)  # the last day named to the applicant for the suspension
    stopped_on = models.DateField(null=True)
    held_by = models.CharField(max_length=80, blank=True)
    provisional = models.BooleanField(default=False)
    missing_year = models.PositiveSmallIntegerField(null=True)
    still_to_count = models.PositiveSmallIntegerField(default=0)
    edition = models.PositiveIntegerField()  # the calendar it was reckoned on
    marks = models.JSONField()  # the orders of the ledger, from its start on

    objects = ClockQuerySet.as_manager()
    found = None  # the reckoning of the act that is moving it now

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "kind"], condition=Q(stopped_on__isnull=True), name="one_running_clock_of_a_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["thing"], name="clock_of_thing"),
            models.Index(fields=["due_on", "kind"], name="clock_due", condition=Q(stopped_on__isnull=True)),
            models.Index(fields=["red_on", "kind"], name="clock_red", condition=Q(stopped_on__isnull=True)),
            models.Index(fields=["edition"], name="clock_edition", condition=Q(stopped_on__isnull=True)),
            models.Index(
                fields=["named_until"],
                name="clock_overrun",
                condition=Q(stopped_on__isnull=True, named_until__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.thing} {self.kind}"
