"""How far each run of numbers has come."""

from django.db import models


class Sequence(models.Model):
    """The last number given out under a name. A row is only ever moved forward by one, under its lock."""

    name = models.CharField(max_length=160, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"{self.name} {self.last}"
