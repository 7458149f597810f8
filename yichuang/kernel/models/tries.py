"""What somebody tried without signing in, counted so that nobody does it endlessly from one place."""

from django.db import models


class Try(models.Model):
    """One try at `door`. Kept for an hour, without the network address itself."""

    door = models.CharField(max_length=20)
    asked_from = models.CharField(max_length=64)  # blind index of the network address
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["door", "asked_from", "at"], name="tries_from_there")]

    def __str__(self):
        return f"{self.door} {self.at:%H:%M}"
