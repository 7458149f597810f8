"""Wrong look-ups, counted by network address so that nobody walks through the numbers from one place."""

from django.db import models


class WrongLookUp(models.Model):
    """One wrong pair of number and query password. Kept for an hour, without the address itself."""

    asked_from = models.CharField(max_length=64)  # blind index of the network address
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["asked_from", "at"], name="wrong_look_ups_from_there")]

    def __str__(self):
        return f"{self.at:%H:%M}"
