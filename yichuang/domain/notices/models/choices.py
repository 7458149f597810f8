"""How somebody wishes to be told."""

from django.db import models


class Choice(models.Model):
    """What an account chose; without a row, everything. The inbox cannot be chosen away."""

    account = models.CharField("账号", max_length=40, primary_key=True)
    sms = models.BooleanField("短信提醒", default=True)
    chosen_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.account
