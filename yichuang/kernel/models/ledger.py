"""The tables of the ledger: entries, the head of every thing, and the seals."""

from django.db import models
from django.db.models import F, Q


class LedgerEntry(models.Model):
    """One act that happened. Entries are added, never changed; each carries the digest of the one before it."""

    thing = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    frm = models.CharField(max_length=20, blank=True)
    to = models.CharField(max_length=20)
    at = models.DateTimeField()
    on = models.DateField()  # the day the act counts from, which a deemed act may set back
    account = models.CharField(max_length=40, blank=True)
    actor = models.CharField(max_length=80, blank=True)
    post = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=40, blank=True)
    on_behalf = models.CharField(max_length=80, blank=True)
    held_by = models.CharField(max_length=80, blank=True)
    article = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "seq"], name="ledger_one_line_each")]
        verbose_name_plural = "ledger entries"

    def __str__(self):
        return f"{self.thing} {self.seq} {self.act}"


class LedgerHead(models.Model):
    """The last entry of a thing: what the next one builds on, and what shows that a last line was taken away."""

    thing = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=40)  # the two parts of `thing`, so that a row can be read along with its head
    number = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    proof = models.CharField(max_length=64)
    sealed_seq = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["thing"], name="ledger_to_be_sealed", condition=Q(sealed_seq__lt=F("seq"))),
        ]
        constraints = [models.UniqueConstraint(fields=["number", "kind"], name="one_head_of_a_thing")]

    def __str__(self):
        return f"{self.thing} {self.seq}"


class LedgerSeal(models.Model):
    """A signed root over the last entry of everything touched since the seal before it."""

    seq = models.PositiveIntegerField(primary_key=True)
    until = models.DateTimeField()
    things = models.JSONField()  # {thing: [seq, digest]}
    before = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    signature = models.TextField()

    def __str__(self):
        return f"seal {self.seq} until {self.until:%Y-%m-%d %H:%M}"
