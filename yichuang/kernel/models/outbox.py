"""Effects promised by an act and not yet done; what was done periodically."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One event for one listener, written in the transaction of the act that told it."""

    class State(models.TextChoices):
        WAITING = "waiting", "待投递"
        DONE = "done", "已投递"
        DEAD = "dead", "投递失败"

    event = models.CharField(max_length=120)
    listener = models.CharField(max_length=160)
    payload = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], name="outbox_waiting", condition=Q(state="waiting"))]

    def __str__(self):
        return f"{self.event} → {self.listener}"


class PeriodicRun(models.Model):
    """When a line of the schedule last ran."""

    name = models.CharField(max_length=160, primary_key=True)
    ran_at = models.DateTimeField()

    def __str__(self):
        return self.name
