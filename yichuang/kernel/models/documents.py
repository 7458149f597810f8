"""What the office has put in writing."""

import uuid

from django.db import models
from django.utils import timezone

from yichuang.kernel.fields import EncryptedJSON
from yichuang.kernel.models.files import StoredFile


class DocumentQuerySet(models.QuerySet):
    def unsealed(self):
        """Those that are to bear a seal and do not yet."""
        return self.filter(sealing__in=(Document.Sealing.TO_BE_SEALED, Document.Sealing.FAILED))


class Document(models.Model):
    """One paper (文书): what it said is frozen in the snapshot, and how it looks in template and version.

    The file is made on first need, and for a sealed paper only together with its seal.
    """

    class Sealing(models.TextChoices):
        NONE = "none", "不需签章"
        TO_BE_SEALED = "to_be_sealed", "待签章"
        SEALED = "sealed", "已签章"
        FAILED = "failed", "签章没有成功"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=10)  # DOC-nn
    number = models.CharField("文号", max_length=60)
    title = models.CharField(max_length=60)
    thing = models.CharField(max_length=80, db_index=True)
    body = models.CharField(max_length=40)
    issued_on = models.DateField()
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.JSONField(default=dict)  # the actor as text, as in the ledger
    query_code = models.CharField(max_length=16, unique=True)
    template = models.CharField(max_length=60)
    template_version = models.PositiveSmallIntegerField()
    snapshot = EncryptedJSON()
    sealing = models.CharField(max_length=12, choices=Sealing, default=Sealing.NONE)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    beside = models.JSONField(default=dict, blank=True)  # a signature kept beside the file, where the seal makes one
    # a later paper that undid, replaced or corrected what this one says
    overtaken_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="overtakes")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="document_number_once"),
            models.CheckConstraint(
                condition=~models.Q(sealing="sealed") | models.Q(file__isnull=False), name="document_sealed_has_file"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="document_to_be_sealed",
                condition=models.Q(sealing__in=("to_be_sealed", "failed")),
            )
        ]

    def __str__(self):
        return f"{self.title} {self.number}"
