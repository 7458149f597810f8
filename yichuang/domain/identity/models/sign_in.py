"""What opens the door: one-time codes and bearer tokens, both kept only as digests."""

from django.db import models
from django.utils import timezone


class OneTimeCode(models.Model):
    """A six-digit code sent to a phone. It opens once, for a few minutes, and gives up after a few wrong tries."""

    phone_index = models.CharField(max_length=64)
    asked_from = models.CharField(max_length=64, blank=True)  # blind index of the network address
    digest = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["phone_index", "sent_at"], name="codes_of_a_phone"),
            models.Index(fields=["asked_from", "sent_at"], name="codes_from_an_address"),
        ]

    def __str__(self):
        return f"code sent at {self.sent_at:%Y-%m-%d %H:%M}"


class ApiToken(models.Model):
    """A bearer token of an account: shown once, kept as a digest."""

    account = models.ForeignKey("identity.Account", models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self):
        return f"{self.account_id} until {self.expires_at:%Y-%m-%d}"

    @property
    def is_valid(self) -> bool:
        return timezone.now() < self.expires_at
