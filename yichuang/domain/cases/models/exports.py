"""Lists taken away as files: what was asked for, how far it is, and who took it when."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

KEPT_FOR = timedelta(hours=24)


class Export(models.Model):
    """One list somebody wants as a file, made by the worker. Its id is random: no address leads to the next.

    `asked` holds the words of `reads.queue`, and nothing of what it found. The file goes after KEPT_FOR; the record
    stays, to say who asked for what and took it when.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "排队中"
        RUNNING = "running", "正在做"
        DONE = "done", "做好了"
        FAILED = "failed", "没有做成"
        DROPPED = "dropped", "已取消"
        EXPIRED = "expired", "已过期"

    UNDER_WAY = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.CharField("申请人账号", max_length=40)
    asked = models.JSONField("筛选条件", default=dict)
    told = models.CharField("筛选条件说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField("提出时间", default=timezone.now)
    ends_at = models.DateTimeField("保留到")
    rows = models.PositiveIntegerField("已写行数", default=0)
    total = models.PositiveIntegerField("总行数", default=0)
    tries = models.PositiveSmallIntegerField(default=0)  # how often a worker began it; the last one alone may write
    file = models.CharField(max_length=40, blank=True)  # id of the kept file

    class Meta:
        indexes = [
            models.Index(fields=["account", "-asked_at"], name="export_of_account"),
            models.Index(
                fields=["ends_at"], name="export_ends", condition=Q(state__in=("waiting", "running", "done"))
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(state__in=("waiting", "running")), name="export_one_under_way"
            ),
            models.CheckConstraint(
                name="export_done_has_its_file",
                condition=Q(state="done", file__gt="") | (~Q(state="done") & Q(file="")),
            ),
        ]

    def __str__(self):
        return f"{self.account} {self.asked_at:%Y-%m-%d %H:%M}"


class ExportTaken(models.Model):
    """One time a file was taken away by its owner."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="takings")
    at = models.DateTimeField("取走时间", default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="exports_taken_newest")]

    def __str__(self):
        return f"{self.export} → {self.at:%Y-%m-%d %H:%M}"
