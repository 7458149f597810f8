"""Messages and how each went out."""

from django.db import models
from django.db.models import Q

from yichuang.domain.notices.states import WAITING, State, Way
from yichuang.kernel.fields import BlindIndex, EncryptedText


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """An inbox is its owner's, at home as at the desk."""
        return self.filter(account=actor.account) if actor.kind in ("citizen", "staff") else self.none()

    def unread(self):
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """One message to one person: an account, or nobody but the phone they gave at the counter.

    `key` names what happened. One recipient is told of one happening once, however often the news comes.
    """

    key = models.CharField(max_length=160)
    recipient = BlindIndex(of="deliveries__phone", where={"account": ""})  # of a phone; of an account its number
    account = models.CharField("账号", max_length=40, blank=True)
    topic = models.CharField(max_length=40)
    about = models.CharField(max_length=80)  # the thing it is about: "case:LS2611240000018"
    body = models.CharField("机关", max_length=40, blank=True)  # on whose behalf; "" the whole district's
    title = EncryptedText("标题")
    text = EncryptedText("内容")
    sms = EncryptedText("短信")  # "" where it says what `text` says
    required = models.CharField("依据", max_length=60, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField("已读", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "recipient"], name="notice_told_once")]
        indexes = [
            models.Index(fields=["account", "-id"], name="notice_inbox"),
            models.Index(fields=["account"], name="notice_unread", condition=Q(read_at__isnull=True) & ~Q(account="")),
            models.Index(fields=["about"], name="notice_about"),
        ]

    def __str__(self):
        return f"{self.topic} {self.about}"


class Delivery(models.Model):
    """One message on one way: queued, sent, tried again, or given up."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    way = models.CharField("方式", max_length=8, choices=Way)
    phone = EncryptedText("手机号")
    state = models.CharField("状态", max_length=8, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField("试过", default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField("发出", null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["notice", "way"], name="delivery_once_a_way")]
        indexes = [
            models.Index(fields=["due_at", "id"], name="delivery_waiting", condition=Q(state__in=WAITING)),
            models.Index(fields=["state", "-id"], name="delivery_by_state"),
        ]

    def __str__(self):
        return f"{self.notice} {self.way}"
