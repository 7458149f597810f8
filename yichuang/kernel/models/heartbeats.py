"""Which workers live."""

from django.db import models


class Heartbeat(models.Model):
    """The last moment a worker said that it lives."""

    worker = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return self.worker
