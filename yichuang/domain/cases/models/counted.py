"""What statistics count of a case, written down by the very act that makes it so (`cases.measures` reads it).

It stands on the row itself: whatever puts a case right — a delivery taken back, a case struck out, a second decision —
puts its numbers right in the same transaction, and there is nothing beside the rows that could say otherwise.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from yichuang.domain.cases.states import State
from yichuang.kernel import workdays
from yichuang.kernel.marks import WORKDAY, Mark
from yichuang.kernel.models import Clock, Thing
from yichuang.kernel.reckoning import reckon

TOLD_APART = ("deciding_body", "region", "item_code", "channel", "window")
COUNTS = Q(received_on__isnull=False)


class Counted(Thing):
    """`received_on` makes it a case of the statistics: the day it was taken in (收件), or, where the five days passed
    in silence, the day it came. What the body opened itself, a draft, and what was struck out (作废) have none.

    Days are working days as the clocks counted them, the day of acceptance and every suspension left out. What does
    not hold for a case is null: it was not decided here, the law sets no limit, or counts it in other days.
    """

    received_on = models.DateField("收件统计日期", null=True, blank=True, editable=False)
    denied = models.BooleanField("决定不予许可", default=False, editable=False)
    used_days = models.PositiveSmallIntegerField("受理到决定用的工作日", null=True, editable=False)
    law_days = models.PositiveSmallIntegerField("法定工作日", null=True, editable=False)
    late = models.BooleanField("超过承诺期限作出决定", null=True, editable=False)
    late_by_law = models.BooleanField("超过法定期限作出决定", null=True, editable=False)
    deferred = models.PositiveSmallIntegerField("受理时容缺的材料数", default=0, editable=False)
    spared = models.PositiveSmallIntegerField("免提交材料数", default=0, editable=False)

    class Meta:
        abstract = True

    def take_stock(self, clocks: list[Clock]) -> None:
        """After every act; `clocks` are those it moved."""
        self.received_on = self.received_on or self.came_in_on()
        if self.state == State.VOIDED:
            self.received_on = None
        self.denied = self.denied or self.state == State.DENIED
        self.spared = len(self.waived)
        if any(clock.kind == "owed" and clock.pk is None for clock in clocks):  # it starts with the acceptance
            self.deferred = len(self.owed)
        stopped = {clock.kind: clock for clock in clocks if clock.stopped_on}
        if self.decided_on and "promise" in stopped:
            self.late = is_late(stopped["promise"])
        if self.decided_on and "statutory" in stopped:
            self.measure_against_law(stopped["statutory"])

    def came_in_on(self):
        """Ex officio nothing comes in; on the day of receipt no five days count yet for what only lies in a draft."""
        if self.ex_officio or self.state == State.DRAFT:
            return None
        return timezone.localdate(self.received_at) if self.received_at else self.accepted_on

    def measure_against_law(self, clock: Clock) -> None:
        self.used_days = used(clock)
        if self.terms["statutory_by_law"]:
            self.late_by_law = is_late(clock)
            self.law_days = clock.length if clock.unit == WORKDAY else None


def is_late(clock: Clock) -> bool:
    """Stopped after its last day. One whose last day nobody can know yet was stopped within the days known."""
    return bool(clock.red_on and clock.stopped_on >= clock.red_on)


def used(clock: Clock) -> int:
    """The working days it ran, whatever its own limit counts in."""
    calendar = workdays.of_edition(clock.edition)
    return reckon(map(Mark.read, clock.marks), calendar=calendar, unit=WORKDAY).elapsed


def by_day(day: str, *facts: str, name: str, condition: Q = COUNTS) -> models.Index:
    """Everything a measure asks of the cases of some days, so that the rows themselves are not read."""
    return models.Index(fields=[day, *TOLD_APART, *facts], name=name, condition=condition)


INDEXES = [
    by_day("received_on", "closed_on", "corrections", "spared", name="case_received"),
    by_day("accepted_on", "deemed", "deferred", "handler", "received_on", name="case_accepted"),
    by_day(
        "decided_on", "denied", "late", "late_by_law", "used_days", "law_days", "handler", "received_on",
        name="case_decided",
    ),
    by_day("closed_on", "state", "received_on", name="case_closed"),
    by_day("received_on", "closed_on", "matter", name="case_received_of_matter", condition=COUNTS & ~Q(matter="")),
    by_day("closed_on", "received_on", "matter", name="case_closed_of_matter", condition=COUNTS & ~Q(matter="")),
]  # fmt: skip
