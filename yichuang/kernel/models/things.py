"""What an act table moves."""

from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact


class HeadOf(models.ForeignObject):
    """From a thing to the head of its ledger, without a column of its own: read, and locked, with its row at once.

    Only for things whose every row has a ledger; without one the row is not found through it.
    """

    def __init__(self, **how):
        how = {"to": "kernel.LedgerHead", "from_fields": ["number"], "to_fields": ["number"]} | how
        super().__init__(**how | {"on_delete": models.DO_NOTHING, "related_name": "+"})

    def get_extra_restriction(self, alias, _related_alias):
        """One number may belong to things of several kinds; the kind is the name of the model."""
        kind = self.remote_field.model._meta.get_field("kind")  # noqa: SLF001
        column = Col(alias, kind)
        return Exact(column, self.model._meta.model_name)  # noqa: SLF001

    def check(self, **_how):
        return []  # number and kind are unique together


class Thing(models.Model):
    """Something with a public number and a state that only its act table changes.

    A subclass says its `body_code`: the body on whose authority acts are done, or "".
    """

    number = models.CharField("编号", max_length=40, unique=True)
    state = models.CharField("状态", max_length=20, default="", editable=False)
    held_by = models.CharField("当前持有", max_length=80, default="", blank=True, editable=False)
    item_code = ""  # the item it is about, where a delegated post (授权) has to ask
    helper = ""  # the member of staff who handed it in for the party (帮办)
    party_number = ""  # the party whose matter it is, where somebody may act for another (委托)

    # The running transaction holds its row, or made it, and ends when an act on it is refused (`states.in_hand`).
    in_hand = False
    as_read = None  # what its columns held when it was taken in hand or made, by attribute
    # What the last act on it in this transaction left behind: (seq, digest) of its line, and its running clocks.
    last_line, clocks_left = None, None

    class Meta:
        abstract = True

    def __str__(self):
        return self.number

    @property
    def thing(self) -> str:
        """The name by which ledger, clocks and documents know it: "case:LS2611240000018"."""
        return f"{self._meta.model_name}:{self.number}"

    def save_base(self, *, update_fields=None, **how):
        """Write every column as usual; of a thing taken in hand, those the act changed: the others cost as much, above
        all the encrypted ones, which would be encrypted anew."""
        if update_fields is None and self.in_hand and self.as_read and not self._state.adding:
            update_fields = frozenset(self.changed())
        super().save_base(update_fields=update_fields, **how)
        if self.in_hand:
            fields = self._meta.concrete_fields if update_fields is None else map(self._meta.get_field, update_fields)
            self.as_read = (self.as_read or {}) | {field.attname: getattr(self, field.attname) for field in fields}

    def changed(self):
        """The columns that differ from what was read. What can be changed in place is taken for changed."""
        for field in self._meta.concrete_fields:
            before, now = self.as_read.get(field.attname, self), getattr(self, field.attname)
            if not field.primary_key and (isinstance(now, dict | list) or now != before):
                yield field.attname

    def holder(self, whose: str) -> str:
        """Resolve the table's word in the held-by column (applicant, body, …) for this very thing."""
        return whose

    @property
    def body_code(self) -> str:
        return ""

    def concerns(self, verb: str, kind: str) -> bool:  # noqa: ARG002 - for subclasses
        """Whether an order of the clock column applies to this very thing; "start post_check" only where promised."""
        return True

    def term(self, kind: str) -> dict:
        """Length and unit of a clock this thing starts: {"length": 20, "unit": "workday"}."""
        raise KeyError(f"{self._meta.label} has no clock {kind}")

    def news(self, act: str, line: int) -> tuple:  # noqa: ARG002 - a subclass looks at them
        """The events that follow from an act on this thing as it now stands; `line` is its place in the ledger."""
        return ()

    def show_clocks(self, running: list) -> None:
        """Copy what lists sort and filter by from the clocks, after each act and each change of the calendar."""

    def take_stock(self, clocks: list) -> None:
        """Write down what statistics count, after each act; `clocks` are those the act moved."""
