"""What was handed in or made, kept by content."""

import uuid

from django.db import models
from django.utils import timezone

from yichuang.kernel.fields import EncryptedText


class StoredFile(models.Model):
    """One file somebody handed in, or one the office made. Its bytes lie in the store under their SHA-256.

    The id is random: knowing one file's address says nothing about the next. `owner` is an account number, or empty
    for what the office itself made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()  # bytes
    kind = models.CharField(max_length=100)  # media type, found from the content
    pages = models.PositiveIntegerField(null=True, blank=True)  # None where the kind has no pages to count
    name = EncryptedText()  # a file's name often holds a person's
    owner = models.CharField(max_length=40, blank=True, db_index=True)
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.kind} {self.sha256[:12]}"
